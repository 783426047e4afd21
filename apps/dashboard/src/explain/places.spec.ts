import { describe, expect, it } from 'vitest';
import type { Ranked } from './calls.ts';
import { laneName, linesOf, stagesOf } from './places.ts';

const off = { rerank: { status: 'off', note: null, judged: 0, ms: 0, model: null, share: 0, judges: [] } };
const at = (place: number, fields: Partial<Ranked> = {}): Ranked => ({
  chunkId: `c${place}`,
  documentId: `d${place}`,
  title: `T${place}`,
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
  dropped: null,
  ...fields,
});
const leg = (rank: number) => ({ rank, score: 1, normalised: 1 });

describe('the lines of the chart', () => {
  it('follow the first passage, the best of each leg and the document asked for', () => {
    const ranking = [at(1), at(2), at(3), at(4), at(5), at(8, { keyword: leg(1) }), at(30, { vector: leg(1) }), at(44)];
    const lines = linesOf({ ranking, ...off }, 'd44');
    expect(lines.map(({ passage }) => passage.place)).toEqual([1, 2, 8, 30, 44]);
    expect(lines.at(-1)?.stops.map(({ lane }) => laneName(lane))).toEqual(['none', 'none', '11+', '11+']);
    expect(lines.map(({ stops }) => stops[0]?.beside)).toEqual([0, 1, 0, 2, 3]);
  });

  it('have no stop for a second look that there was not', () => {
    expect(stagesOf(off).map(({ name }) => name)).toEqual(['Words', 'Meaning', 'Together', 'Shown']);
    expect(stagesOf({ rerank: { ...off.rerank, status: 'ok' } }).map(({ name }) => name)).toContain('Second look');
  });

  it('are none where nothing was found', () => expect(linesOf({ ranking: [], ...off }, '')).toEqual([]));
});
