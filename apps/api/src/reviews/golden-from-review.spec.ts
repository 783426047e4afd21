import { expect, it } from 'vitest';
import { type Citation, Fault, type Principal } from '#core';
import type { NewGolden } from '#store';
import { openLog } from '#telemetry';
import { aFoundChunk, ranked } from '#testing';
import { GoldenFromReview } from './golden-from-review.ts';

const principal: Principal = { organisationId: 'default', keyId: null, role: 'editor', groups: [] };
const review = { questionId: 'q', question: 'How hot for green tea?', made: {} };
const passages = ['tea', 'cups'].map((name) =>
  ranked(aFoundChunk(`Of ${name}.`, { collectionId: name, documentId: name, externalId: name })),
);
const citations = passages.map(({ documentId, chunkId, text }, index): Citation => ({
  marker: index + 1,
  documentId,
  revision: 1,
  chunkId,
  title: documentId,
  quote: text,
  start: 0,
  end: text.length,
  page: null,
  boxes: [],
  url: null,
}));

function keeping(put: (collectionId: string, questions: readonly NewGolden[]) => void): GoldenFromReview {
  return new GoldenFromReview(
    {
      put: async (_, collectionId, questions) => {
        put(collectionId, questions);
        return [];
      },
    },
    { get: async (_, id) => ({ collectionId: id }) },
    openLog({ level: 'silent', format: 'json' }),
  );
}

it('keeps what is quoted from the collection of the first quote, and tells where something else is left out', async () => {
  const put: unknown[] = [];
  const golden = keeping((...given) => put.push(given));
  expect(await golden.keep(principal, review, { citations, passages })).toEqual({
    kept: true,
    reason: expect.stringContaining('other collections'),
  });
  expect(await golden.keep(principal, review, { citations, passages: passages.slice(0, 1) })).toEqual({ kept: true, reason: null });
  const kept = ['tea', [{ question: 'How hot for green tea?', expected: ['tea'], quote: null }]];
  expect(put).toEqual([kept, kept]);
});

it.each([
  ['a refusal', new Fault('conflict', 'It is there already.'), 'It is there already.'],
  ['anything else', new Error('connection lost'), 'the log'],
])('tells of %s rather than fail an answer that was given', async (_, error, reason) => {
  const golden = keeping(() => {
    throw error;
  });
  const told = await golden.keep(principal, review, { citations, passages });
  expect(told).toEqual({ kept: false, reason: expect.stringContaining(reason) });
});
