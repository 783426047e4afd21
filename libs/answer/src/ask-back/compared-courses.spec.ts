import { describe, expect, it } from 'vitest';
import { aFoundChunk, aScope, ranked, retrievalOf } from '#testing';
import { courseOf } from '../decide/course.ts';
import { comparedCourses } from './compared-courses.ts';

const basic = ['Basic plan', 'The plan costs 9 euros a month in all.'] as const;
const pro = ['Pro plan', 'The plan costs 29 euros a month in all.'] as const;
const tea = ['Green tea', 'Green tea comes from China.'] as const;

/** A side whose nearest passage is so near. */
function side(text: string, [title, said]: readonly [string, string], cosine: number) {
  const found = retrievalOf([ranked(aFoundChunk(said, { chunkId: title, documentId: title, title }), { cosine })], {
    queryVector: new Float32Array([1]),
  });
  return courseOf({ id: 'q', text, scope: aScope, limit: 6, mode: 'extract', deadlineMs: 1000 }, found, 0.73);
}
const verdicts = (...sides: ReturnType<typeof side>[]) => comparedCourses(sides).map(({ verdict }) => verdict?.status ?? 'answered');

describe('the side of a comparison that falls a little short', () => {
  it('is answered where the other has enough and both say the same but for figures', () => {
    expect(verdicts(side('price of the Basic plan', basic, 0.73), side('price of the Pro plan', pro, 0.8))).toEqual([
      'answered',
      'answered',
    ]);
  });

  it.each([
    ['neither has enough', side('price of the Basic plan', basic, 0.73), side('price of the Pro plan', pro, 0.73)],
    ['it falls far short', side('price of the Basic plan', basic, 0.6), side('price of the Pro plan', pro, 0.8)],
    ['the documents are not of kindred things', side('price of green tea', tea, 0.73), side('price of the Pro plan', pro, 0.8)],
    ['no passage has its name', side('price of the VX-900', basic, 0.73), side('price of the Pro plan', pro, 0.8)],
  ])('is not where %s', (_, one, other) => {
    expect(verdicts(one, other)[0]).toBe('abstained');
  });
});
