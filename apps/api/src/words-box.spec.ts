import { describe, expect, it } from 'vitest';
import { wordsBox } from './words-box.ts';

const box = { page: 1, x: 100, y: 50, width: 200, height: 12 };
const line = (start: number, text: string) => ({ start, end: start + text.length, box });

describe('where the words of a span stand in their line', () => {
  it('is all of it for a line within the span', () => {
    expect(wordsBox(line(10, 'whole line'), 'whole line', { start: 0, end: 90 })).toEqual(box);
  });

  it('begins and ends with the words', () => {
    const text = 'aaaa bbbb cccc dddd';
    const found = wordsBox(line(10, text), text, { start: 15, end: 24 });
    expect(found.x).toBeGreaterThan(140);
    expect(found.x).toBeLessThan(160);
    expect(found.x + found.width).toBeGreaterThan(240);
    expect(found.x + found.width).toBeLessThan(260);
    expect(found).toMatchObject({ y: 50, height: 12 });
  });

  it('counts from the right where the words run from there', () => {
    const text = 'يفتح المتحف يوميا';
    expect(wordsBox(line(0, text), text, { start: 0, end: 4 }).x).toBeGreaterThan(240);
  });

  it('is the line where letters stand above one another', () => {
    const upright = { start: 0, end: 9, box: { ...box, width: 12, height: 200 } };
    expect(wordsBox(upright, 'one words', { start: 0, end: 3 })).toEqual(upright.box);
  });

  it('is the row of a table, whose cells may stand anywhere in it', () => {
    const row = 'Casino | 24.8 | 1800';
    expect(wordsBox(line(0, row), row, { start: 9, end: 13 })).toEqual(box);
  });
});
