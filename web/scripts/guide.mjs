// Writes the guide (docs/huong-dan, docs/guide, docs/errors.md) as pages into the built admin, under the same addresses.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { anchorOf } from './anchor.mjs';

const docs = path.resolve(import.meta.dirname, '../../docs');
const dist = path.resolve(import.meta.dirname, '../dist');
const languages = { 'huong-dan': 'vi', guide: 'en' };

const style = `
  body { margin: 0; background: #f6f5f0; color: #1f2b29; font: 16px/1.65 'Be Vietnam Pro', system-ui, sans-serif; }
  header { background: #0e5a4e; } header a { color: #fff; display: inline-block; padding: 14px 24px; font-weight: 600; text-decoration: none; }
  main { max-width: 820px; margin: 24px auto; padding: 8px 32px 48px; background: #fff; border: 1px solid #e3e0d6; border-radius: 12px; }
  h1 { font-size: 28px; line-height: 1.3; } h2 { font-size: 20px; margin-top: 2em; } a { color: #0e5a4e; }
  img { max-width: 100%; border: 1px solid #e3e0d6; border-radius: 8px; }
  table { border-collapse: collapse; display: block; overflow-x: auto; } th, td { border: 1px solid #e3e0d6; padding: 6px 12px; text-align: left; vertical-align: top; }
  code { background: #f6f5f0; padding: 1px 5px; border-radius: 4px; } pre code { display: block; overflow-x: auto; padding: 12px; }
  @media (max-width: 640px) { main { margin: 0; padding: 4px 16px 40px; border: 0; border-radius: 0; } }
`;

const markdown = new MarkdownIt({ linkify: false });
markdown.renderer.rules.heading_open = (tokens, index, options, _, self) => {
  tokens[index].attrSet('id', anchorOf(tokens[index + 1].content));
  return self.renderToken(tokens, index, options);
};
markdown.core.ruler.push('pages', ({ tokens }) => {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type === 'link_open') token.attrSet('href', pageOf(token.attrGet('href')));
  }
});

function pageOf(target) {
  return target.includes('://')
    ? target
    : target.replace(/README\.md(?=#|$)/, 'index.html').replace(/\.md(?=#|$)/, '.html');
}

async function page(source) {
  const text = await readFile(path.join(docs, source), 'utf8');
  const [, title] = /^# (.+)$/m.exec(text);
  const lang = languages[source.split('/')[0]] ?? 'vi';
  const home = lang === 'vi' ? '/huong-dan/index.html' : '/guide/index.html';
  const html = `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/icon.svg">
<title>${title} · dongbo</title>
<style>${style}</style>
<header><a href="${home}">dongbo · ${lang === 'vi' ? 'Hướng dẫn' : 'Guide'}</a></header>
<main>
${markdown.render(text)}</main>
</html>
`;
  const target = path.join(dist, pageOf(source));
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, html);
}

for (const folder of Object.keys(languages)) {
  for (const name of await readdir(path.join(docs, folder))) {
    if (name.endsWith('.md')) await page(`${folder}/${name}`);
  }
}
await page('errors.md');
for (const pictures of ['huong-dan/hinh', 'guide/pictures']) {
  await cp(path.join(docs, pictures), path.join(dist, pictures), { recursive: true });
}
