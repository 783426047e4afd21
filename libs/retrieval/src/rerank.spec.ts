import { describe, expect, it } from 'vitest';
import { type Judge, type Judgement, type JudgeName, Reranker, type RerankRequest } from '#core';
import { aScope } from '#testing';
import { rerank } from './rerank.ts';

const signal = new AbortController().signal;
const request = { query: 'tea', queryTokens: null, scope: aScope };
const fused = [0.9, 0.6, 0.5, 0.4].map((score, index) => ({ chunkId: `c${index}`, fused: score, legs: {} }));

type Score = (request: RerankRequest) => Promise<Judgement>;
class Saying extends Reranker {
  readonly id = 'judge';
  readonly lack = 'no token vectors';
  readonly name: JudgeName;
  private readonly judge: Score;
  constructor(judge: Score, name: JudgeName) {
    super();
    this.judge = judge;
    this.name = name;
  }
  score(asked: RerankRequest) {
    return this.judge(asked);
  }
}
const aJudge = (score: Score, fields: Partial<Judge> = {}, name: JudgeName = 'late-interaction'): Judge => ({
  reranker: new Saying(score, name),
  depth: 3,
  share: 0.5,
  deadlineMs: 50,
  ...fields,
});
const scores = (...pairs: readonly (readonly [string, number])[]): Judgement => ({ scores: new Map(pairs) });
const turned: Score = async ({ chunkIds }) => scores(...chunkIds.map((id, index) => [id, index] as const));
const hangs: Score = () => new Promise<Judgement>(() => {});
const fails: Score = () => Promise.reject(new Error('no such table'));
const judgedBy = (...judges: readonly Judge[]) => rerank(fused, { judges, request }, signal);
const judged = (score: Score) => judgedBy(aJudge(score));
const order = ({ candidates }: { readonly candidates: readonly { readonly chunkId: string }[] }) =>
  candidates.map(({ chunkId }) => chunkId);

describe('what ranks after fusion', () => {
  it('is blended in: a judgement moves the first candidates and does not rule alone', async () => {
    const { candidates, report } = await judged(turned);
    expect(candidates.map(({ chunkId, score }) => [chunkId, score])).toEqual([
      ['c2', 0.75],
      ['c1', 0.55],
      ['c0', 0.45],
      ['c3', 0.2],
    ]);
    expect(report).toMatchObject({ status: 'ok', judged: 3, share: 0.5 });
  });

  it('leaves whom it could not judge where fusion had him, and says so', async () => {
    const result = await judged(async () => scores(['c1', 2]));
    expect(order(result)).toEqual(['c0', 'c1', 'c2', 'c3']);
    expect(result.report).toMatchObject({
      status: 'fallback',
      judged: 1,
      note: expect.stringContaining('2 of 3 candidates have no token vectors'),
    });
  });

  it('leaves every score as fused when it could judge nothing, and says why where the judge knows', async () => {
    const { candidates, report } = await judged(async () => ({ scores: new Map(), note: 'nothing to compare' }));
    expect(candidates.map(({ score }) => score)).toEqual([0.9, 0.6, 0.5, 0.4]);
    expect(report).toMatchObject({ status: 'fallback', judged: 0, note: 'nothing to compare' });
  });

  it.each([
    ['failed', fails],
    ['late', hangs],
  ] as const)('leaves the fused ranking standing when it %s', async (status, judge) => {
    const result = await judged(judge);
    expect(order(result)).toEqual(['c0', 'c1', 'c2', 'c3']);
    expect(result.report).toMatchObject({ status, share: 0 });
    expect(result.report.note).toContain('the ranking stands without it');
  });

  it.each([
    ['without a judge', []],
    ['at a share of nothing', [aJudge(async () => scores(['c3', 1]), { share: 0 })]],
  ] as const)('is off %s: the ranking is the fused one', async (_, judges) => {
    const { candidates, report } = await judgedBy(...judges);
    expect(candidates.map(({ chunkId, score }) => [chunkId, score])).toEqual(fused.map((hit) => [hit.chunkId, hit.fused]));
    expect(report).toEqual({ status: 'off', note: null, judged: 0, share: 0, ms: 0, judges: [] });
  });
});

describe('several judges', () => {
  const second = (score: Score, fields: Partial<Judge> = {}) => aJudge(score, { share: 0.2, ...fields }, 'second-embedder');
  const favoursSecond: Score = async () => scores(['c0', 0], ['c1', 4], ['c2', 1]);

  it('each have their share, and the fused score has the rest', async () => {
    const { candidates, report } = await judgedBy(aJudge(turned, { share: 0.4 }), second(favoursSecond));
    const of = (id: string) => candidates.find(({ chunkId }) => chunkId === id);
    expect(of('c1')?.score).toBeCloseTo(0.4 * 0.6 + 0.4 * 0.5 + 0.2 * 1);
    expect(of('c2')?.score).toBeCloseTo(0.4 * 0.5 + 0.4 * 1 + 0.2 * 0.25);
    expect(of('c3')?.score).toBeCloseTo(0.4 * 0.4);
    expect(of('c1')?.opinions).toMatchObject({ 'late-interaction': { rank: 2 }, 'second-embedder': { rank: 1, normalised: 1 } });
    expect(report).toMatchObject({ status: 'ok', note: null, judged: 3 });
    expect(report.share).toBeCloseTo(0.6);
    expect(report.judges.map(({ judge, share }) => [judge, share])).toEqual([
      ['late-interaction', 0.4],
      ['second-embedder', 0.2],
    ]);
  });

  it.each([
    ['failed', fails],
    ['late', hangs],
  ] as const)('rank as without one that %s, which is named', async (status, score) => {
    const alone = await judgedBy(aJudge(turned));
    const both = await judgedBy(aJudge(turned), second(score));
    expect(both.candidates).toEqual(alone.candidates);
    expect(both.report).toMatchObject({ status: 'fallback', share: 0.5, judged: 3, note: expect.stringContaining('ranking by judge') });
    expect(both.report.judges.map((report) => report.status)).toEqual(['ok', status]);
    expect(both.errors.map(({ stage }) => stage)).toEqual(['second-embedder']);
  });

  it('work side by side, each under its own deadline', async () => {
    const waiting = Promise.withResolvers<Judgement>();
    const first = aJudge(() => waiting.promise, { deadlineMs: 10_000 });
    const other = second(async () => {
      // Had it to wait for the first to be done, neither would ever end.
      waiting.resolve(scores(['c0', 1], ['c1', 2], ['c2', 0]));
      return scores(['c0', 1], ['c1', 0], ['c2', 0]);
    });
    expect((await judgedBy(first, other)).report.status).toBe('ok');
  });

  it('count as fusion does for whom one of them could not judge', async () => {
    const { candidates } = await judgedBy(
      aJudge(turned, { share: 0.4 }),
      second(async () => scores(['c0', 1], ['c2', 0])),
    );
    expect(candidates.find(({ chunkId }) => chunkId === 'c1')?.score).toBeCloseTo(0.4 * 0.6 + 0.4 * 0.5 + 0.2 * 0.6);
  });

  it('have no say while much of what they judge by is still being made, which is no fallback', async () => {
    const alone = await judgedBy(aJudge(turned));
    const making =
      (...judged: readonly (readonly [string, number])[]): Score =>
      async () => ({ ...scores(...judged), isBeingMade: true });
    const early = await judgedBy(aJudge(turned), second(making(['c0', 1], ['c1', 0])));
    expect(early.candidates).toEqual(alone.candidates);
    expect(early.report).toMatchObject({ status: 'ok', note: null });
    expect(early.report.judges[1]).toMatchObject({
      status: 'ok',
      share: 0,
      note: '1 of 3 candidates have no token vectors, so it has no say',
    });
    const done = await judgedBy(aJudge(turned), second(making(['c0', 1], ['c1', 0], ['c2', 0])));
    expect(done.report.judges[1]).toMatchObject({ judged: 3, note: null });
  });

  it('leave a tenth to fusion, whatever their shares', async () => {
    const { candidates, report } = await judgedBy(aJudge(turned, { share: 0.9 }), second(turned, { share: 0.9 }));
    expect(candidates[0]).toMatchObject({ chunkId: 'c2', score: expect.closeTo(0.95) });
    expect([report.share, ...report.judges.map(({ share }) => share)]).toEqual([0.9, 0.45, 0.45].map((share) => expect.closeTo(share)));
    expect(Math.min(...candidates.map(({ score }) => score))).toBeGreaterThanOrEqual(0);
  });
});
