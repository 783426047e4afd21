import { describe, expect, it } from 'vitest';
import { cacheFigures, type CacheSet, crossValidated } from './answer-cache-eval.ts';
import { fewestTrials, upperBound } from './binomial-bound.ts';
import { isIndistinct, readEvidencedQuestions, relationOf } from './reworded-questions.ts';
import { judgeRewordings, type RewordedPair } from './rewording-eval.ts';

it('bounds a rate as Clopper and Pearson do', () => {
  expect(upperBound(0, 240)).toBeCloseTo(1 - 0.05 ** (1 / 240), 9);
  // The tables' value for 2 of 50, one-sided.
  expect(upperBound(2, 50)).toBeCloseTo(0.1206, 4);
  expect(upperBound(0, 0)).toBe(1);
  expect([0, 1, 2].map((events) => fewestTrials(0.005, events))).toEqual([598, 947, 1258]);
  expect(upperBound(1, 947)).toBeLessThan(0.005);
  expect(upperBound(1, 946)).toBeGreaterThanOrEqual(0.005);
});

describe('whether other words may get an answer again', () => {
  const pair = (cosine: number, isFalse: boolean): RewordedPair => ({ asked: `q ${cosine}`, answeredAs: 'other', cosine, isFalse });
  const thresholds = [0.9, 0.95];

  it('is refused with the numbers while too few questions say so', () => {
    const { proposed, needed, reason } = judgeRewordings(240, [pair(0.93, false)], thresholds);
    expect({ proposed, needed }).toEqual({ proposed: null, needed: 598 });
    expect(reason).toBe(
      'of 240 questions none got the answer of another one, so up to 1.24 % may (95 % confidence) and less than 0.50 % is allowed: 598 such questions would be needed',
    );
  });

  it('is allowed at the lowest threshold that leaves little enough', () => {
    const { proposed, tried, reason } = judgeRewordings(600, [pair(0.93, true), pair(0.96, false)], thresholds);
    expect(tried.map(({ hits, falseHits }) => [hits, falseHits])).toEqual([
      [2, 1],
      [1, 0],
    ]);
    expect(proposed).toMatchObject({ threshold: 0.95, falseHits: 0 });
    expect(reason).toBeNull();
  });
});

describe('a set of questions', () => {
  const line = (id: string, text: string, answers?: readonly string[]) => JSON.stringify({ id, text, ...(answers && { answers }) });
  const read = (queries: readonly string[], qrels: readonly string[]) =>
    readEvidencedQuestions({ queries: queries.join('\n'), qrels: ['query-id\tdoc-id\tscore', ...qrels].join('\n') });

  it('says by documents and answers whether two questions ask the same', () => {
    const [a, b, c, d] = read(
      [line('a', 'Who?', ['Ada Lovelace']), line('b', 'Who then?', ['ada lovelace']), line('c', 'When?', ['1843']), line('d', 'Who else?')],
      ['a\tx\t1', 'b\tx\t1', 'c\tx\t1', 'd\ty\t1'],
    );
    expect([relationOf(a!, b!), relationOf(a!, c!), relationOf(a!, d!)]).toEqual(['same', 'other', 'other']);
    expect(isIndistinct('What is the conclusion of this report?', 'What are conclusions of the report')).toBe(true);
    expect(isIndistinct('What is the advantage of AAV?', 'What is the disadvantage of AAV?')).toBe(false);
  });

  it('counts what a rule would serve, and chooses a threshold for each set on the others', () => {
    const setOf = (name: string, isSame: boolean): CacheSet => ({
      name,
      questions: read([line('a', 'one two'), line('b', 'two one')], ['a\tx\t1', `b\t${isSame ? 'x' : 'y'}\t1`]),
      neighbours: [[{ kept: 1, cosine: 0.92 }], [{ kept: 0, cosine: 0.92 }]],
    });
    const rule = { name: 'all', allows: () => true };
    const [good, bad] = [setOf('good', true), setOf('bad', false)].map((set) => cacheFigures(set, rule, [0.9, 0.95]));
    expect(good?.figures[0]).toMatchObject({ hits: 2, trueHits: 2, falseHits: 0, hitRate: 1 });
    expect(bad?.figures.map(({ falseHits }) => falseHits)).toEqual([2, 0]);
    expect(bad?.falseHits).toHaveLength(2);
    const many = (figures = good?.figures ?? []) => figures.map((each) => ({ ...each, questions: 1000 }));
    const chosen = crossValidated(
      new Map([
        ['good', many()],
        ['bad', many(bad?.figures)],
      ] as const),
    );
    expect(chosen.map(({ set, chosen: threshold }) => [set, threshold])).toEqual([
      ['good', 0.95],
      ['bad', 0.9],
    ]);
  });
});
