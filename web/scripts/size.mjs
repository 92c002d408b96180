// Fails when the first page would load more than its budget: the entry, what it imports at once, styles and fonts aside.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 500_000;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

const files = new Set();
function take(name) {
  const chunk = manifest[name];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  chunk.css?.forEach((file) => files.add(file));
  chunk.imports?.forEach(take);
}
take('index.html');
// What the first page asks for right after: its texts, the frame and the overview.
Object.keys(manifest)
  .filter((name) => /^src\/(texts\/vi\/index|app\/Frame|screens\/overview\/)/.test(name))
  .forEach(take);

let total = 0;
for (const file of files) total += gzipSync(readFileSync(`dist/${file}`)).length;
const kilobytes = Math.round(total / 1000);
console.log(`first page: ${kilobytes} kB compressed in ${files.size} files, of ${budget / 1000} allowed`);
if (total > budget) {
  console.error('The first page has grown above its budget: load what it does not need by route.');
  process.exit(1);
}
