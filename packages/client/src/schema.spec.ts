import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { routesDocument } from '../../../apps/api/src/routes-document.ts';
import { schemaText, whyOutdated } from '../tools/schema-text.ts';

const types = readFileSync(new URL('schema.ts', import.meta.url), 'utf8');

test('the types are those of the document; else run "npm run client" and commit what it writes', async () => {
  expect(whyOutdated(types, await routesDocument())).toBeNull();
});

test('a document that changed and types that somebody touched are noticed', async () => {
  const document = { openapi: '3.1.0', info: { title: 'a', version: '1' }, paths: {} };
  const text = await schemaText(document);
  expect(whyOutdated(text, { ...document, examples: ['of any kind'] })).toBeNull();
  expect(whyOutdated(text, { ...document, info: { title: 'b', version: '1' } })).toMatch(/has changed/);
  expect(whyOutdated(text.replace('webhooks', 'hooks'), document)).toMatch(/by hand/);
  expect(whyOutdated('export {};', document)).toMatch(/generator/);
});
