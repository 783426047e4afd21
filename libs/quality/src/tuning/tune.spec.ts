import { describe, expect, it } from 'vitest';
import type { RankingSettings } from '#core';
import { chooseSetting } from './choose-setting.ts';
import { foldsOf } from './folds.ts';
import { tune, type TriedQuestion } from './tune.ts';
import { tuningGrid } from './tuning-grid.ts';

const none: RankingSettings = { vectorWeight: null, rerankShare: null, rerankDepth: null, candidates: null };
const grid = tuningGrid(none, { rerankShare: 0.4, rerankDepth: 50, candidates: 100 });
const at = (vectorWeight: number): number =>
  grid.findIndex((ranking) => ranking.vectorWeight === vectorWeight && ranking.rerankShare === null);

/** Small, seeded, and good enough to be noise. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function questions(count: number, scoreOf: (question: number, setting: number) => number): TriedQuestion[] {
  return Array.from({ length: count }, (_, question) => ({
    scores: grid.map((__, setting) => scoreOf(question, setting)),
    rank: 1 + (question % 4),
    about: [`document ${question}`],
  }));
}

describe('the settings that are tried', () => {
  it('begin with what is served now and hold nothing twice', () => {
    expect(grid[0]).toEqual(none);
    expect(new Set(grid.map((ranking) => JSON.stringify(ranking))).size).toBe(grid.length);
    const current = { ...none, vectorWeight: 0.55, candidates: 60 };
    const other = tuningGrid(current, { rerankShare: null, rerankDepth: 50, candidates: 100 });
    expect(other[0]).toEqual(current);
    expect(other.every(({ rerankShare, rerankDepth }) => rerankShare === null && rerankDepth === null)).toBe(true);
  });
});

describe('tuning', () => {
  it('finds a gain that is there and says how large it is on questions it was not chosen by', () => {
    const random = noise(1);
    const better = at(0.3);
    const tuned = tune(
      grid,
      questions(150, (_, setting) => Math.min(1, 0.5 * random() + (setting === better ? 0.4 : 0.2))),
    );
    expect(tuned).toMatchObject({ verdict: 'change', chosen: { setting: { ...none, vectorWeight: 0.3 } } });
    expect(tuned.crossValidated?.interval[0]).toBeGreaterThan(0);
    expect(tuned.crossValidated?.difference).toBeCloseTo(0.2, 1);
    expect(tuned.crossValidated?.choices[0]).toEqual({ setting: { ...none, vectorWeight: 0.3 }, folds: 10 });
  });

  it('proposes nothing on noise', () => {
    const changed = Array.from({ length: 20 }, (_, seed) => {
      const random = noise(seed + 100);
      return tune(
        grid,
        questions(60, () => random()),
      ).verdict;
    });
    // 95 % intervals: one in forty lies above 0 by chance alone.
    expect(changed.filter((verdict) => verdict === 'change').length).toBeLessThanOrEqual(2);
  });

  it('keeps what is served where the best is no better than chance, and where there are few questions', () => {
    const equal = tune(
      grid,
      questions(60, (question) => (question % 2 ? 1 : 0.3)),
    );
    expect(equal).toMatchObject({ verdict: 'keep', chosen: { setting: none }, crossValidated: { difference: 0, ties: 60 } });
    expect(equal.reason).toContain('standard error');
    expect(
      tune(
        grid,
        questions(12, (_, setting) => setting / 100),
      ),
    ).toMatchObject({ verdict: 'keep', crossValidated: null });
  });

  it('never lets a question have a say in the setting that it is scored by', () => {
    // Each question is right under one setting only, another for every tenth: who chooses by it gains by it, who does not finds nothing.
    const own = questions(100, (question, setting) => (setting === 1 + (question % 10) ? 1 : 0));
    const grouped = own.map((question, index) => ({ ...question, about: [`document ${index % 10}`] }));
    const { crossValidated } = tune(grid, grouped);
    expect(crossValidated?.wins).toBe(0);
    expect(crossValidated?.difference).toBe(0);
  });

  it('tells how many documents have to be looked at', () => {
    const { found } = tune(
      grid,
      questions(40, () => 0.5),
    );
    expect(found.slice(0, 3)).toEqual([
      { first: 1, share: 0.25 },
      { first: 3, share: 0.75 },
      { first: 5, share: 1 },
    ]);
  });
});

describe('choosing', () => {
  it('takes the least change among those that are as good as the best', () => {
    const both = grid.findIndex(({ vectorWeight, rerankShare }) => vectorWeight === 0.3 && rerankShare === 0.2);
    const random = noise(5);
    const rows = questions(100, (_, setting) => (setting === both ? 0.803 : setting === at(0.3) ? 0.8 : 0.2) + 0.15 * random());
    expect(
      chooseSetting(
        grid,
        rows.map(({ scores }) => scores),
      ),
    ).toBe(at(0.3));
  });
});

it('questions that share documents share their fold', () => {
  const folds = foldsOf([{ about: ['a'] }, { about: ['b'] }, { about: ['c', 'a'] }, { about: ['c'] }, { about: [] }], 3);
  expect(folds[2]).toBe(folds[0]);
  expect(folds[3]).toBe(folds[0]);
  expect(new Set(folds).size).toBe(3);
});
