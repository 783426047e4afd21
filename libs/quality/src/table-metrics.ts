/** A cell of a table's grid, counted from 0; the text as extracted. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** How many relations are there, how many should be, and how many of those are right. */
export interface RelationCounts {
  readonly correct: number;
  readonly found: number;
  readonly expected: number;
}

export interface PrecisionRecall {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * The adjacency relations of one table (Göbel et al., ICDAR 2013): every cell with content and its nearest neighbour with content
 * to the right and below, blank cells skipped. Contents compare in upper case without white space, other signs as "_".
 */
export function adjacencyRelations(cells: readonly GridCell[]): string[] {
  const filled = cells.filter(({ text }) => normalised(text) !== '');
  const places = new Map<string, GridCell>();
  for (const cell of filled)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) places.set(`${row} ${column}`, cell);
  const rows = Math.max(0, ...filled.map(({ row, rowSpan }) => row + rowSpan));
  const columns = Math.max(0, ...filled.map(({ column, columnSpan }) => column + columnSpan));
  return filled.flatMap((cell) => {
    const right = new Set<GridCell>();
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      addFirst(right, columns - cell.column - cell.columnSpan, (step) => places.get(`${row} ${cell.column + cell.columnSpan + step}`));
    const below = new Set<GridCell>();
    for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1)
      addFirst(below, rows - cell.row - cell.rowSpan, (step) => places.get(`${cell.row + cell.rowSpan + step} ${column}`));
    const named = (direction: string, others: ReadonlySet<GridCell>): string[] =>
      [...others].map((other) => `${direction} ${normalised(cell.text)} ${normalised(other.text)}`);
    return [...named('right', right), ...named('below', below)];
  });
}

/** Compares two bags of relations: each counts as often as it is in both. */
export function compareRelations(found: readonly string[], expected: readonly string[]): RelationCounts {
  const left = new Map<string, number>();
  for (const relation of expected) left.set(relation, (left.get(relation) ?? 0) + 1);
  let correct = 0;
  for (const relation of found) {
    const count = left.get(relation) ?? 0;
    if (count > 0) correct += 1;
    left.set(relation, count - 1);
  }
  return { correct, found: found.length, expected: expected.length };
}

export function precisionRecall({ correct, found, expected }: RelationCounts): PrecisionRecall {
  const precision = found === 0 ? 0 : correct / found;
  const recall = expected === 0 ? 0 : correct / expected;
  return { precision, recall, f1: harmonicMean(precision, recall) };
}

/** Over all relations together (`micro`), and as ICDAR 2013 ranks: the means of the documents' precision and recall, and the F1 of these means. */
export function summariseRelations(documents: readonly RelationCounts[]): { micro: PrecisionRecall; perDocument: PrecisionRecall } {
  const sum = (pick: (counts: RelationCounts) => number): number => documents.reduce((total, counts) => total + pick(counts), 0);
  const scores = documents.map(precisionRecall);
  const precision = scores.reduce((total, score) => total + score.precision, 0) / Math.max(documents.length, 1);
  const recall = scores.reduce((total, score) => total + score.recall, 0) / Math.max(documents.length, 1);
  return {
    micro: precisionRecall({
      correct: sum(({ correct }) => correct),
      found: sum(({ found }) => found),
      expected: sum(({ expected }) => expected),
    }),
    perDocument: { precision, recall, f1: harmonicMean(precision, recall) },
  };
}

function addFirst(into: Set<GridCell>, steps: number, at: (step: number) => GridCell | undefined): void {
  for (let step = 0; step < steps; step += 1) {
    const cell = at(step);
    if (cell) return void into.add(cell);
  }
}

function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '_');
}

function harmonicMean(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}
