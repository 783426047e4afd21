// Tables of the ICDAR 2013 competition found and read whole, cell adjacency by cell adjacency, beside the plain text of the same library.
// The plain text is read three ways, and the best is the peer: cells where two spaces part them, where they stand apart on the page, and every word a cell.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChildParser } from '#ingest';
import {
  adjacencyRelations,
  compareRelations,
  type GridCell,
  type PrecisionRecall,
  type RelationCounts,
  summariseRelations,
} from '#quality';
import { plainText } from './pdf-plain-text.ts';
import { writeResult } from './result.ts';

interface TrueSpan {
  readonly row: number;
  readonly col: number;
  readonly row_end: number;
  readonly col_end: number;
}
interface TrueDocument {
  readonly file: string;
  readonly tables: readonly {
    readonly regions: readonly {
      readonly page: number;
      readonly grid: readonly (readonly string[])[];
      readonly spanning_cells: readonly TrueSpan[];
    }[];
  }[];
}

const folder = ['../../shared', '../../../shared']
  .map((path) => join(import.meta.dirname, path, 'eval/documents/pdf-tables'))
  .find((path) => existsSync(path));
if (!folder) throw new Error('the documents are not here: ../shared/eval/documents/pdf-tables');
const truth = readFileSync(join(folder, 'tables.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as TrueDocument);

await using parser = new ChildParser({ timeoutMs: 60_000, memoryMb: 1024, maxPages: 100, children: 1 });
const found: RelationCounts[] = [];
const spaces: RelationCounts[] = [];
const gaps: RelationCounts[] = [];
const words: RelationCounts[] = [];
let tables = 0;
for (const document of truth) {
  const expected = document.tables.flatMap(({ regions }) =>
    regions.flatMap(({ page, grid, spanning_cells }) => onPage(page, adjacencyRelations(trueCells(grid, spanning_cells)))),
  );
  const path = join(folder, document.file);
  const parsed = await parser.parse({ filePath: path, mediaType: 'application/pdf', fileName: document.file }, AbortSignal.timeout(60_000));
  tables += parsed.tables.length;
  const ours = parsed.tables.flatMap((table) => {
    const page = parsed.blocks.find(({ start }) => start === table.start)?.page ?? 0;
    return onPage(page, adjacencyRelations(table.cells.map((cell) => ({ ...cell, text: parsed.text.slice(cell.start, cell.end) }))));
  });
  found.push(compareRelations(ours, expected));
  const texts = await plainText(readFileSync(path));
  spaces.push(compareRelations(plainRelations(texts, / {2,}/), expected));
  gaps.push(compareRelations(plainRelations(texts, /\s*\t\s*/), expected));
  words.push(compareRelations(plainRelations(texts, /\s+/), expected));
}

const ours = rounded(summariseRelations(found));
const peers = {
  twoSpaces: rounded(summariseRelations(spaces)),
  gaps: rounded(summariseRelations(gaps)),
  words: rounded(summariseRelations(words)),
};
const peer = Object.values(peers).sort((a, b) => b.micro.f1 - a.micro.f1)[0] ?? peers.words;
writeResult({
  name: 'pdf-tables',
  ratio: peer.micro.f1 === 0 ? Infinity : Math.round((ours.micro.f1 / peer.micro.f1) * 100) / 100,
  ours: { ...ours, tables },
  peer: { ...peer, ...peers },
  documents: truth.length,
  trueTables: truth.reduce((sum, document) => sum + document.tables.length, 0),
  f1OfDocuments: Object.fromEntries(truth.map(({ file }, index) => [file, f1Of(found[index])])),
});

function trueCells(grid: readonly (readonly string[])[], spans: readonly TrueSpan[]): GridCell[] {
  const bySpot = new Map(spans.map((span) => [`${span.row} ${span.col}`, span]));
  return grid.flatMap((texts, row) =>
    texts.map((text, column) => {
      const span = bySpot.get(`${row} ${column}`);
      return { row, column, text, rowSpan: span ? span.row_end - row + 1 : 1, columnSpan: span ? span.col_end - column + 1 : 1 };
    }),
  );
}

/** Neighbouring lines of two cells and more are taken for a table: the kindest reading of a text without structure. */
function plainRelations(pages: readonly string[], between: RegExp): string[] {
  return pages.flatMap((text, index) => {
    const grids: string[][][] = [[]];
    for (const line of text.split(/\r?\n/)) {
      const cells = line.trim().split(between);
      if (cells.length > 1) grids.at(-1)?.push(cells);
      else grids.push([]);
    }
    return grids.flatMap((grid) => onPage(index + 1, adjacencyRelations(trueCells(grid, []))));
  });
}

function onPage(page: number, relations: readonly string[]): string[] {
  return relations.map((relation) => `${page} ${relation}`);
}

function rounded(summary: ReturnType<typeof summariseRelations>): ReturnType<typeof summariseRelations> {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const each = ({ precision, recall, f1 }: PrecisionRecall): PrecisionRecall => ({
    precision: round(precision),
    recall: round(recall),
    f1: round(f1),
  });
  return { micro: each(summary.micro), perDocument: each(summary.perDocument) };
}

function f1Of(counts: RelationCounts | undefined): number {
  return counts ? rounded(summariseRelations([counts])).micro.f1 : 0;
}
