import { expect, test } from 'vitest';
import { faults } from '#core';
import { routesDocument } from './routes-document.ts';

const { paths, components } = await routesDocument();

/** Parts of the document at this place, as JSON has them. */
const at = (path: string, method: 'get' | 'post' | 'patch'): string => JSON.stringify(paths[path]?.[method]);

test('what the contract names has that name, in requests and answers, and stands once', () => {
  expect(at('/v1/questions', 'post')).toContain('{"schema":{"$ref":"#/components/schemas/QuestionBody"}');
  expect(at('/v1/questions', 'post')).toContain('"application/json":{"schema":{"$ref":"#/components/schemas/Answer"}}');
  expect(at('/v1/documents/{id}', 'patch')).toContain('{"$ref":"#/components/schemas/DocumentPatch"}');
  expect(JSON.stringify(components?.schemas?.['Answer'])).toContain('{"type":"array","items":{"$ref":"#/components/schemas/Citation"}}');
  const told = JSON.stringify({ paths, components });
  for (const [, name = ''] of told.matchAll(/#\/components\/schemas\/(\w+)/g)) expect(components?.schemas).toHaveProperty(name);
});

test('a description of its own stays beside the name', () => {
  expect(at('/v1/sources', 'post')).not.toContain('"x-');
  expect(JSON.stringify(components?.schemas?.['Document'])).toContain(
    '{"$ref":"#/components/schemas/Status","description":"of the newest revision"}',
  );
});

test('bodies are written as OpenAPI 3.1 has them', () => {
  expect(JSON.stringify(components?.schemas?.['KeyBody'])).toMatch(/"anyOf":\[.*\{"type":"null"\}\]/);
  expect(JSON.stringify({ paths, components })).not.toMatch(/"exclusiveMinimum":true|"nullable"|"x-body"/);
});

test('every code of the table of faults is told, and every event of a streamed question', () => {
  expect(components?.schemas?.['Problem']).toMatchObject({ properties: { code: { enum: Object.keys(faults) } } });
  const events = JSON.stringify(components?.schemas?.['QuestionEvent']).match(/"const":"\w+"/g);
  expect(events).toEqual(['passages', 'token', 'citation', 'data', 'done', 'error'].map((name) => `"const":"${name}"`));
});
