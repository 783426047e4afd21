import { describe, expect, it } from 'vitest';
import type { Ranked } from './calls.ts';
import { lanesOf, linesOf, stagesOf } from './places.ts';

const off = { rerank: { status: 'off', note: null, judged: 0, ms: 0, model: null, share: 0, judges: [] } };
const at = (place: number, fields: Partial<Ranked> = {}): Ranked => ({
  chunkId: `c${place}`,
  documentId: `d${place}`,
  title: `T${place}`,
  collection: '',
  externalId: `e${place}`,
  revision: 1,
  ordinal: place,
  headings: [],
  page: null,
  span: { start: 0, end: 1 },
  text: '',
  place,
  fusedPlace: place,
  rankedPlace: place,
  shown: place <= 10,
  keyword: null,
  vector: null,
  fused: 0,
  rerank: null,
  opinions: {},
  unjudged: null,
  score: 0,
  portions: [],
  moved: null,
  dropped: null,
  ...fields,
});
const leg = (rank: number) => ({ rank, score: 1, normalised: 1 });

describe('the lines of the chart', () => {
  it('follow the first passage, the best of each leg and the document asked for', () => {
    const ranking = [at(1), at(2), at(3), at(4), at(5), at(8, { keyword: leg(1) }), at(30, { vector: leg(1) }), at(44)];
    const lines = linesOf({ ranking, ...off }, 'd44');
    expect(lines.map(({ passage }) => passage.place)).toEqual([1, 2, 8, 30, 44]);
    expect(lines.at(-1)?.stops.map((stop) => stop?.place)).toEqual([null, null, 44, 44]);
  });

  it('never share a lane: what stands behind the tenth has one of its own, in order, and what was not found after it', () => {
    const ranking = [
      at(1, { keyword: leg(13) }),
      at(2),
      at(3, { keyword: leg(40) }),
      at(4, { keyword: leg(12) }),
      at(5, { keyword: leg(1) }),
    ];
    const lines = linesOf({ ranking, ...off }, '');
    expect(lines.map(({ stops }) => stops[0]?.lane)).toEqual([11, 13, 12, 10, 0]);
    expect(lanesOf(lines)).toBe(15);
    expect(lines.map(({ stops }) => stops[2]?.lane)).toEqual([0, 1, 2, 3, 4]);
  });

  it('pass by a second look that did not judge the passage', () => {
    const opinions = { 'late-interaction': leg(1) };
    const rerank = { ...off.rerank, status: 'ok', judged: 1 };
    const lines = linesOf({ ranking: [at(1, { opinions }), at(2, { fusedPlace: 51 })], rerank }, '');
    expect(lines.map(({ stops }) => stops[3]?.place)).toEqual([1, undefined]);
    expect(lines[1]?.stops.at(-1)?.place).toBe(2);
  });

  it('have no stop for a second look that there was not', () => {
    expect(stagesOf(off).map(({ name }) => name)).toEqual(['Words', 'Meaning', 'Together', 'Shown']);
    expect(stagesOf({ rerank: { ...off.rerank, status: 'late' } })).toHaveLength(4);
    expect(stagesOf({ rerank: { ...off.rerank, status: 'ok', judged: 50 } }).map(({ name }) => name)).toContain('Second look');
  });

  it('stop at each part of a question, with the place in its own ranking', () => {
    const search = { query: '', share: 0.35, vectorShare: 0.5, found: 2, ranking: [] };
    const searches = [
      { ...search, kind: 'whole', letter: '' },
      { ...search, kind: 'part', letter: 'A' },
    ] as const;
    const standing = (place: number | null) => ({ place, score: 0, gave: 0 });
    const ranking = [at(1, { searches: [standing(2), standing(1)] }), at(2, { searches: [standing(1), standing(null)] })];
    const explanation = { ranking, ...off, searches: [...searches] };
    expect(stagesOf(explanation).map(({ name }) => name)).toEqual(['Words', 'Meaning', 'Together', 'Part A', 'Shown']);
    expect(linesOf(explanation, '').map(({ stops }) => stops[3]?.place)).toEqual([1, null]);
  });

  it('are none where nothing was found', () => expect(linesOf({ ranking: [], ...off }, '')).toEqual([]));
});
