import { describe, expect, it } from 'vitest';
import { wordsIn } from './read-query.ts';
import { synonymsIn } from './synonyms.ts';

const groups = [
  ['PTO', 'paid time off', 'vacation'],
  ['car', 'automobile'],
];
const said = (query: string) => synonymsIn(wordsIn(query, ['en']), groups, ['en']).map((each) => [each.said, each.instead]);

describe('what else is searched for by what a collection agreed on', () => {
  it('are the other entries of a group, in the form that words are indexed in', () => {
    expect(said('how many vacations')).toEqual([
      ['vacation', 'PTO'],
      ['vacation', 'paid time off'],
    ]);
  });

  it('needs the words of an entry one after the other', () => {
    expect(said('paid time off')).toEqual([
      ['paid time off', 'PTO'],
      ['paid time off', 'vacation'],
    ]);
    expect(said('time is paid')).toEqual([]);
  });

  it('finds a Chinese entry in the middle of a question', () => {
    const cable = [['缆车', '索道']];
    expect(synonymsIn(wordsIn('登山缆车的票价', ['zh']), cable, ['zh'])).toMatchObject([{ said: '缆车', instead: '索道' }]);
  });

  it('leaves out what the question says already', () => {
    expect(said('car or automobile')).toEqual([]);
  });
});
