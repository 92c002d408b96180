// Writes src/api/schema.d.ts from the server's OpenAPI document; with --check only says whether it is current.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const document = new URL('../../crates/server/openapi.json', import.meta.url);
const types = new URL('../src/api/schema.d.ts', import.meta.url);

const wanted = `// Made by \`npm run api\` from crates/server/openapi.json.\n\n${astToString(await openapiTS(document, { alphabetize: true, defaultNonNullable: false }))}`;
if (process.argv.includes('--check')) {
  const present = await readFile(types, 'utf8').catch(() => '');
  if (present !== wanted) {
    console.error('src/api/schema.d.ts is not what crates/server/openapi.json says: run `npm run api`.');
    process.exit(1);
  }
} else {
  await writeFile(types, wanted);
}
