import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { anchorOf } from './anchor.mjs';

const docs = path.resolve(import.meta.dirname, '../../docs');
const tests = path.resolve(import.meta.dirname, '../tests');

const read = (...parts) => readFileSync(path.join(...parts), 'utf8');
const guide = ['huong-dan', 'guide'].flatMap((folder) =>
  readdirSync(path.join(docs, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`),
);
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);
const links = guide.flatMap((source) =>
  all(read(docs, source), /\]\(([^)]+)\)/g).map((target) => ({ source, target })),
);

test('every link of the guide leads to a file and, with an anchor, to a heading in it', () => {
  const broken = links.filter(({ source, target }) => {
    const [file, anchor] = target.split('#');
    const place = path.resolve(docs, path.dirname(source), file || path.basename(source));
    if (!statSync(place, { throwIfNoEntry: false })) return true;
    return (
      anchor !== undefined &&
      !all(read(place), /^#+ (.+)$/gm)
        .map(anchorOf)
        .includes(anchor)
    );
  });
  expect(links.length).toBeGreaterThan(20);
  expect(broken).toEqual([]);
});

test('the pictures of the guide are those that the browser tests take, and all of them are there', () => {
  const unique = (names) => [...new Set(names)].sort();
  const shown = unique(links.flatMap(({ target }) => all(target, /^hinh\/(.+)\.png$/g)));
  const taken = readdirSync(tests)
    .filter((name) => name.endsWith('.spec.ts'))
    .flatMap((name) => all(read(tests, name), /picture\(page, '([^']+)'/g))
    .sort();
  expect(taken).toEqual(shown);
  expect(readdirSync(path.join(docs, 'huong-dan/hinh')).sort()).toEqual(shown.map((name) => `${name}.png`));
});

test('the pictures together stay small', () => {
  const folder = path.join(docs, 'huong-dan/hinh');
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  expect(bytes).toBeLessThan(2_000_000);
});

test('every chapter that the admin leads to is there', () => {
  const source = read(import.meta.dirname, '../src/app/HelpLink.tsx');
  const chapters = all(source, /, '([a-z-]+)'\]/g);
  expect(chapters.length).toBeGreaterThan(5);
  expect(chapters.filter((name) => !guide.includes(`huong-dan/${name}.md`))).toEqual([]);
});
