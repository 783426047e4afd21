import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Document, DocumentList, Received } from '#contract';
import type { z } from 'zod';
import { expectClean, expectProblem } from '../problems.ts';
import { Service } from '../service.ts';

const documents = '/v1/collections/default/documents';
let service: Service;
beforeAll(async () => {
  service = await Service.start({ environment: { AQUIFER_EMBEDDER: 'potion-base-8m' } });
});
afterAll(() => service[Symbol.asyncDispose]());

function form(...parts: readonly (readonly [name: string, value: string | File])[]): RequestInit {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  return { method: 'POST', body };
}
const file = (name: string): File => new File([`# ${name}\n\nWhat ${name} says.\n`], name);

test('a field after a file refuses the whole form: nothing of it is stored', async () => {
  const late = form(['file', file('one.md')], ['file', file('two.md')], ['access', '{"public":false,"groups":["hr"]}']);
  const problem = await expectProblem(await service.fetch(documents, late), 400, 'bad_request');
  expect(problem.detail).toContain('access');
  const { items } = await service.json<z.infer<typeof DocumentList>>(documents);
  expect(items).toEqual([]);
  await expectClean(service, 'default');
});

test('naming groups limits a document to them, unless it is said to be public', async () => {
  const accessOf = async (access: string): Promise<Document['access']> => {
    const response = await service.fetch(documents, form(['externalId', `d${access}`], ['access', access], ['file', file('a.md')]));
    const { items } = (await response.json()) as Received;
    return (await service.json<Document>(`/v1/documents/${items[0]?.documentId}`)).access;
  };
  expect(await accessOf('{"groups":["hr"]}')).toEqual({ public: false, groups: ['hr'] });
  expect(await accessOf('{"public":true,"groups":["hr"]}')).toEqual({ public: true, groups: ['hr'] });
  expect(await accessOf('{"public":false}')).toEqual({ public: false, groups: [] });
});

test.each(['{"pubic":false}', '{}', '{"groups":"hr"}'])('access %s is refused instead of guessed at', async (access) => {
  await expectProblem(await service.fetch(documents, form(['access', access], ['file', file('b.md')])), 400, 'bad_request');
});
