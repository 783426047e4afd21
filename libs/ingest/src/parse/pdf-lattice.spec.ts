import { describe, expect, it } from 'vitest';
import { findLattices } from './pdf-lattice.ts';
import type { PdfWord } from './pdf-word.ts';

const line = (at: number, from: number, to: number) => ({ at, from, to, edge: false });

function wordAt(x: number, y: number, text: string): PdfWord {
  return { text, left: x, right: x + 4, top: y, bottom: y + 4, size: 4, bold: false, broken: false, order: 0, line: 0 };
}

describe('a table of drawn lines', () => {
  it('holds each word in the cell around it, spans included, and none from outside', () => {
    const horizontal = [line(0, 0, 60), line(20, 20, 60), line(40, 0, 60)];
    const vertical = [line(0, 0, 40), line(20, 0, 40), line(40, 20, 40), line(60, 0, 40)];
    const words = [wordAt(5, 30, 'tall'), wordAt(45, 5, 'wide'), wordAt(25, 25, 'left'), wordAt(45, 25, 'right'), wordAt(70, 5, 'out')];
    const [grid] = findLattices({ horizontal, vertical }, words);
    expect(
      grid?.cells.map(({ row, column, rowSpan, columnSpan, words: held }) => [row, column, rowSpan, columnSpan, held[0]?.text]),
    ).toEqual([
      [0, 0, 2, 1, 'tall'],
      [0, 1, 1, 2, 'wide'],
      [1, 1, 1, 1, 'left'],
      [1, 2, 1, 1, 'right'],
    ]);
  });

  it('of 4,900 cells beside 100,000 words is quick', () => {
    const lines = Array.from({ length: 71 }, (_, index) => line(20 * index, 0, 1400));
    const words = Array.from({ length: 100_000 }, (_, index) => wordAt((index * 37) % 1390, (index * 101) % 1390, 'w'));
    const started = performance.now();
    const [grid] = findLattices({ horizontal: lines, vertical: lines }, words);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(grid?.cells.reduce((sum, cell) => sum + cell.words.length, 0)).toBe(100_000);
  });
});
