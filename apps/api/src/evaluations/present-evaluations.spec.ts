import { describe, expect, it } from 'vitest';
import { toEvaluatedQuestion } from './present-evaluations.ts';

const stages = Object.fromEntries(
  ['vector', 'reranked', 'later', 'keyword'].map((stage) => [
    stage,
    { rank: 1, ndcg10: 0.123_456, recall10: 1, recall100: 1, mrr10: 1, hit10: 1 },
  ]),
);
const found = [
  { documentId: 'seen', chunkId: 'a', isExpected: false },
  { documentId: 'gone', chunkId: 'b', isExpected: true },
  { documentId: 'seen', chunkId: 'c', isExpected: true },
];
const kept = {
  goldenId: 'g',
  question: 'how hot',
  result: { stages, found, expected: ['tea'], quote: null, missing: [], quoteRank: null, timings: {}, notes: [] },
};
const titles = new Map([['seen', { title: 'Tea', externalId: 'tea' }]]);

describe('a question of an evaluation', () => {
  it('names each document once, and nothing of one that the reader may not see', () => {
    expect(toEvaluatedQuestion(kept, titles).found).toEqual([
      { documentId: 'seen', title: 'Tea', externalId: 'tea', expected: true },
      { documentId: null, title: null, externalId: null, expected: true },
    ]);
  });

  it('has its stages in the order of the road, those of later versions last', () => {
    const { ndcg10 } = toEvaluatedQuestion(kept, titles);
    expect(Object.entries(ndcg10).flat()).toEqual(['keyword', 0.1235, 'vector', 0.1235, 'reranked', 0.1235, 'later', 0.1235]);
  });
});
