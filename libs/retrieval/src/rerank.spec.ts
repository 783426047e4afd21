import { describe, expect, it } from 'vitest';
import { Reranker, type RerankRequest } from '#core';
import { aScope } from '#testing';
import { rerank } from './rerank.ts';

const signal = new AbortController().signal;
const settings = { id: 'judge', depth: 3, share: 0.5, deadlineMs: 50 };
const request = { query: 'tea', queryTokens: null, scope: aScope };
const fused = [0.9, 0.6, 0.5, 0.4].map((score, index) => ({ chunkId: `c${index}`, fused: score, legs: {} }));

class Judge extends Reranker {
  readonly id = 'judge';
  private readonly judge: (request: RerankRequest) => Promise<ReadonlyMap<string, number>>;
  constructor(judge: (request: RerankRequest) => Promise<ReadonlyMap<string, number>>) {
    super();
    this.judge = judge;
  }
  score(asked: RerankRequest) {
    return this.judge(asked);
  }
}
const judged = (judge: (request: RerankRequest) => Promise<ReadonlyMap<string, number>>) =>
  rerank(fused, { reranker: new Judge(judge), settings, request }, signal);
const order = ({ candidates }: { readonly candidates: readonly { readonly chunkId: string }[] }) =>
  candidates.map(({ chunkId }) => chunkId);

describe('what ranks after fusion', () => {
  it('is blended in: a judgement moves the first candidates and does not rule alone', async () => {
    const { candidates, report } = await judged(async ({ chunkIds }) => new Map(chunkIds.map((id, index) => [id, index])));
    expect(candidates.map(({ chunkId, score }) => [chunkId, score])).toEqual([
      ['c2', 0.75],
      ['c1', 0.55],
      ['c0', 0.45],
      ['c3', 0.2],
    ]);
    expect(report).toMatchObject({ status: 'ok', judged: 3, share: 0.5 });
  });

  it('leaves whom it could not judge where fusion had him, and says so', async () => {
    const result = await judged(async () => new Map([['c1', 2]]));
    expect(order(result)).toEqual(['c0', 'c1', 'c2', 'c3']);
    expect(result.report).toMatchObject({
      status: 'fallback',
      judged: 1,
      note: expect.stringContaining('2 of 3 candidates have no token vectors'),
    });
  });

  it('leaves every score as fused when it could judge nothing, and names the question where that is what lacks', async () => {
    const { candidates, report } = await judged(async () => new Map());
    expect(candidates.map(({ score }) => score)).toEqual([0.9, 0.6, 0.5, 0.4]);
    expect(report).toMatchObject({ status: 'fallback', judged: 0, note: expect.stringContaining('the question has no token vectors') });
  });

  it.each([
    ['failed', () => Promise.reject(new Error('no such table'))],
    ['late', () => new Promise<ReadonlyMap<string, number>>(() => {})],
  ] as const)('leaves the fused ranking standing when it %s', async (status, judge) => {
    const result = await judged(judge);
    expect(order(result)).toEqual(['c0', 'c1', 'c2', 'c3']);
    expect(result.report).toMatchObject({ status, share: 0 });
    expect(result.report.note).toContain('the fused ranking stands');
  });

  it.each([
    ['without a reranker', null, settings],
    ['at a share of nothing', new Judge(async () => new Map([['c3', 1]])), { ...settings, share: 0 }],
  ] as const)('is off %s: the ranking is the fused one', async (_, reranker, given) => {
    const { candidates, report } = await rerank(fused, { reranker, settings: given, request }, signal);
    expect(candidates.map(({ chunkId, score }) => [chunkId, score])).toEqual(fused.map((hit) => [hit.chunkId, hit.fused]));
    expect(report).toEqual({ status: 'off', note: null, judged: 0, share: 0, ms: 0 });
  });
});
