import { expect, it } from 'vitest';
import { aFoundChunk, aScope, ranked, retrievalOf } from '#testing';
import { courseOf, type Found } from '../decide/course.ts';
import { answerable } from './answerable.ts';

const { signal } = new AbortController();
const named = ['Alba', 'Brio', 'Cora'];
const found = retrievalOf(
  named.map((title) =>
    ranked(aFoundChunk(`To reset the ${title}, hold the button.`, { chunkId: title, documentId: title, title }), { cosine: 0.9 }),
  ),
  { queryVector: new Float32Array(2) },
);
const worded = named.map((title) => ({
  mark: title,
  wordings: [`How do I reset the ${title}?`],
  choice: { documentId: title, title, hint: '' },
}));

function check(search: (query: string) => Promise<Found>, deadlineMs = 10_000) {
  const question = { id: 'q', text: 'How do I reset it?', scope: aScope, limit: 6, mode: 'extract', deadlineMs } as const;
  return answerable(worded, { course: courseOf(question, found, 0.6), search }, signal);
}

it('tries two choices at once, and offers them in their order', async () => {
  const waiting: (() => void)[] = [];
  const checked = check(() => new Promise((resolve) => waiting.push(() => resolve(found))));
  await expect.poll(() => waiting.length).toBe(2);
  waiting[1]?.();
  await expect.poll(() => waiting.length).toBe(3);
  for (const goOn of waiting) goOn();
  const { answered, untried } = await checked;
  expect([answered.map(({ mark }) => mark), untried]).toEqual([named, 0]);
});

it('offers what is known to be answered when its time is up, and counts the others', async () => {
  const isLast = (query: string): boolean => query.includes('Cora');
  const checked = await check((query) => (isLast(query) ? new Promise(() => undefined) : Promise.resolve(found)), 150);
  expect(checked).toMatchObject({ answered: [{ mark: 'Alba' }, { mark: 'Brio' }], untried: 1 });
});

it('fails where a search does', async () => {
  await expect(check(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
});
