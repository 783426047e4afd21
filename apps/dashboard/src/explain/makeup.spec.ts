import { describe, expect, it } from 'vitest';
import { besideName, searchName, stretchesOf } from './makeup.ts';

const search = { query: '', share: 0.35, vectorShare: 0.5, found: 2, ranking: [] };
const searches = [
  { ...search, kind: 'whole' as const, letter: '' },
  { ...search, kind: 'part' as const, letter: 'A' },
  { ...search, kind: 'written' as const, letter: 'B' },
];

describe('the bar of a score', () => {
  it('has words, meaning, all judges as one, the parts and the rest in this order, and nothing that gave nothing', () => {
    const portions = [
      { by: 'beside', gave: 0.3 },
      { by: 'bridge', gave: 0 },
      { by: 'vector', gave: 0.1 },
      { by: 'late-interaction', gave: 0.2 },
      { by: 'second-embedder', gave: 0.1 },
      { by: 'keyword', gave: 0.05 },
    ];
    const stretches = stretchesOf(portions, 'Part A').map(({ name, points }) => `${name} ${points.toFixed(2)}`);
    expect(stretches).toEqual(['Words 0.05', 'Meaning 0.10', 'Second look 0.30', 'Part A 0.30']);
  });

  it('names the part that gave its points', () => {
    const standing = (gave: number) => ({ place: 1, score: 1, gave });
    expect(besideName({ searches: [standing(0.6), standing(0), standing(0.3)] }, searches)).toBe('Wording B');
    expect(besideName({}, searches)).toBe('Parts');
    expect(searches.map(searchName)).toEqual(['Whole question', 'Part A', 'Wording B']);
  });
});
