import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, Fault, type UsedUp } from '#core';
import type { QuestionsUnderWay, Runtime } from '#runtime';
import type { BatchEnd, ClaimedQuestion, PgBatchWork } from '#store';
import type { BatchAsker } from './batch-asker.ts';
import { BatchRunner } from './batch-runner.ts';

const nothing = (): void => undefined;
const quoted = { outcome: 'answered', rung: 'extracted' } as const;
const answer = { status: 'answered', mode: 'extract' } as Answer;

interface Course {
  readonly tries?: number;
  readonly mode?: 'auto' | 'extract' | 'compose';
  /** What asking comes to. */
  readonly came?: Answer | Error;
  /** What its trace says. */
  readonly kept?: Awaited<ReturnType<PgBatchWork['answerOf']>>;
  readonly usedUp?: UsedUp | Error | null;
}

let stop: () => Promise<void>;
afterEach(() => stop());

/** What becomes of one question. */
async function become({ tries = 1, mode = 'auto', came = answer, kept = null, usedUp = null }: Course): Promise<unknown[]> {
  const { promise, resolve } = Promise.withResolvers<unknown[]>();
  const waiting = [{ batchId: 'b', number: 1, tries, question: { id: 'q', mode } } as ClaimedQuestion];
  const work = {
    claim: async () => waiting.pop() ?? null,
    answerOf: async () => kept,
    end: async (_claimed: unknown, end: BatchEnd) => (resolve(['end', end]), true),
    putOff: async (_claimed: unknown, seconds: number, isTry: boolean) => resolve(['put off', seconds, isTry]),
    putOffBatch: async (_claimed: unknown, seconds: number) => resolve(['put off batch', seconds]),
    renew: async () => new Set(['q']),
  } as unknown as PgBatchWork;
  const thrown = <Value>(value: Value | Error): Value => {
    if (value instanceof Error) throw value;
    return value;
  };
  const asker = {
    usedUp: async () => thrown(usedUp),
    ask: async () => thrown(came),
    countReview: async () => undefined,
  } as unknown as BatchAsker;
  const log = { info: nothing, warn: nothing, error: nothing };
  const metrics = { batchQuestionDone: nothing };
  const runtime = { config: { batch: { concurrency: 1 } }, database: { kind: 'server' }, log, metrics } as unknown as Runtime;
  const runner = new BatchRunner(runtime, work, asker, { quiet: async () => undefined } as unknown as QuestionsUnderWay);
  stop = () => runner.onApplicationShutdown();
  await runner.onApplicationBootstrap();
  return promise;
}

describe('a question of a batch', () => {
  it('comes to what its trace says', async () => {
    const kept = { outcome: 'retrieval_only', rung: 'retrieval_only', isShort: false } as const;
    expect(await become({ kept })).toEqual(['end', { outcome: 'retrieval_only', rung: 'retrieval_only' }]);
  });

  it.each([new Fault('store_unavailable', 'Away.'), new Error('a count failed')])(
    'that was answered is not asked again for what comes after, and is not told as failed: %s',
    async (came) => {
      expect(await become({ came, kept: { ...quoted, isShort: false } })).toEqual(['end', quoted]);
    },
  );

  it('comes to its answer where its trace was deleted meanwhile', async () => {
    expect(await become({})).toEqual(['end', quoted]);
  });

  it.each([
    [1, ['put off', 60, true]],
    [2, ['put off', 600, true]],
    [3, ['end', quoted]],
  ])('that a model could not write just then, at try %i: %j', async (tries, became) => {
    expect(await become({ tries, kept: { ...quoted, isShort: true } })).toEqual(became);
  });

  it('that asks for quotes has them', async () => {
    expect(await become({ mode: 'extract', kept: { ...quoted, isShort: true } })).toEqual(['end', quoted]);
  });

  it.each([
    [1, ['put off', 5, true]],
    [3, ['end', expect.objectContaining({ code: 'timed_out' })]],
    [4, ['end', expect.objectContaining({ code: 'internal' })]],
  ])('that fails for what may pass, at try %i: %j', async (tries, became) => {
    expect(await become({ tries, came: new Fault('timed_out', 'Late.') })).toEqual(became);
  });

  it('whose key has used up its day waits with its batch', async () => {
    expect(await become({ usedUp: { limit: 'tokens', words: '', retryAfterSeconds: 60 } })).toEqual(['put off batch', 60]);
  });

  it('is handed back where that cannot be looked at', async () => {
    expect(await become({ usedUp: new Fault('store_unavailable', 'Away.') })).toEqual(['put off', 5, false]);
  });
});
