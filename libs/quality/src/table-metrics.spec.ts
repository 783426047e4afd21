import { describe, expect, it } from 'vitest';
import { adjacencyRelations, compareRelations, type GridCell, precisionRecall, summariseRelations } from './table-metrics.ts';

const cell = (row: number, column: number, text: string, [rowSpan, columnSpan] = [1, 1]): GridCell => ({
  row,
  column,
  text,
  rowSpan: rowSpan ?? 1,
  columnSpan: columnSpan ?? 1,
});
const grid = (rows: readonly string[][]): GridCell[] => rows.flatMap((texts, row) => texts.map((text, column) => cell(row, column, text)));

describe('adjacency relations', () => {
  it('join each cell to its neighbours right and below, contents normalised', () => {
    expect(
      adjacencyRelations(
        grid([
          ['Age (years)', 'n'],
          ['1 - 2', '7'],
        ]),
      ),
    ).toEqual(['right AGE_YEARS_ N', 'below AGE_YEARS_ 1_2', 'below N 7', 'right 1_2 7']);
  });

  it('skip blank cells', () => {
    expect(adjacencyRelations(grid([['a', '', 'b']]))).toEqual(['right A B']);
  });

  it('join a spanning cell to everything along its side, each once', () => {
    const cells = [cell(0, 0, 'year', [2, 1]), cell(0, 1, 'both', [1, 2]), cell(1, 1, 'm'), cell(1, 2, 'f')];
    expect(adjacencyRelations(cells).sort()).toEqual(['below BOTH F', 'below BOTH M', 'right M F', 'right YEAR BOTH', 'right YEAR M']);
  });
});

describe('the comparison', () => {
  it('counts a relation as often as both have it', () => {
    const counts = compareRelations(['a', 'a', 'b'], ['a', 'b', 'c', 'd']);
    expect(counts).toEqual({ correct: 2, found: 3, expected: 4 });
    const { precision, recall, f1 } = precisionRecall(counts);
    expect([precision, recall]).toEqual([2 / 3, 1 / 2]);
    expect(f1).toBeCloseTo(4 / 7);
  });

  it('weighs relations together and documents alike', () => {
    const { micro, perDocument } = summariseRelations([
      { correct: 8, found: 10, expected: 10 },
      { correct: 0, found: 0, expected: 10 },
    ]);
    expect(micro).toMatchObject({ precision: 0.8, recall: 0.4 });
    expect(perDocument).toMatchObject({ precision: 0.4, recall: 0.4 });
    expect(perDocument.f1).toBeCloseTo(0.4);
  });
});
