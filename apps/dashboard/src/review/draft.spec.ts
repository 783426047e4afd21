import { describe, expect, test } from 'vitest';
import { bodyOf, type Draft, fromMade, has, moved, type Quote, toggle, without } from './draft.ts';

const quote = (start: number): Quote => ({ chunkId: 'c', span: { start, end: start + 5 }, text: 'words', title: 'Tea' });

describe('an answer that a person writes', () => {
  test('takes a sentence in, and out again when it is chosen once more', () => {
    const one = toggle([], quote(0));
    expect(has(one, quote(0))).toBe(true);
    expect(toggle(toggle(one, quote(9)), quote(0))).toEqual([quote(9)]);
    const longer = { ...quote(0), span: { start: 0, end: 40 } };
    expect(toggle(one, longer)).toEqual([quote(0), longer]);
  });

  test('is put in another order, and a sentence is left out', () => {
    const draft: Draft = [quote(0), { own: 'Mine.' }, quote(9)];
    expect(moved(draft, 1, -1)).toEqual([{ own: 'Mine.' }, quote(0), quote(9)]);
    expect(moved(draft, 2, 1)).toBe(draft);
    expect(without(draft, 0)).toEqual([{ own: 'Mine.' }, quote(9)]);
  });

  test('is sent as places of quotes and as words of the person', () => {
    expect(bodyOf([quote(3), { own: 'Mine.' }], true)).toEqual({
      golden: true,
      sentences: [{ chunkId: 'c', span: { start: 3, end: 8 } }, { text: 'Mine.' }],
    });
  });

  test('begins with what the service would have quoted, where that is in view', () => {
    const citation = { marker: 1, documentId: 'd', revision: 1, title: 'Tea', quote: 'words', page: null, boxes: [], url: null };
    const made = { citations: [citation, citation].map((each, index) => ({ ...each, chunkId: `c${index}`, span: { start: 2, end: 7 } })) };
    expect(fromMade(made, [{ chunkId: 'c0', span: { start: 0, end: 9 } }])).toEqual([
      { chunkId: 'c0', span: { start: 2, end: 7 }, text: 'words', title: 'Tea' },
    ]);
  });
});
