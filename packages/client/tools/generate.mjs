// Writes src/schema.ts from the routes of this checkout, or from a running service: `npm run generate -- http://127.0.0.1:8080`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../../bin/build.mjs';
import { schemaText } from './schema-text.ts';

const [url] = process.argv.slice(2);
const file = fileURLToPath(new URL('../src/schema.ts', import.meta.url));

writeFileSync(file, await schemaText(url ? await documentAt(url) : await documentHere()));
console.log(`${file}: written`);

async function documentAt(url) {
  const response = await fetch(new URL('/openapi.json', url));
  if (!response.ok) throw new Error(`${url}/openapi.json answered ${response.status}; is it an Aquifer?`);
  return response.json();
}

async function documentHere() {
  await ensureBuilt();
  const { routesDocument } = await import('../../../dist/apps/api/src/routes-document.js');
  return routesDocument();
}
