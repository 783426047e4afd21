import type { Citation, Passage, Sentence } from '../http/bodies.ts';
import { withoutMarks } from '../reading/without-marks.ts';

export type Table = NonNullable<Sentence['table']>;

const bar = /(?<!\\)\|/;
const rule = /^[\s|:-]*-[\s|:-]*$/;

/** The cells of a line of a table as documents lay them out, with bars around them or between; null for any other line. */
export function cellsOf(line: string): readonly string[] | null {
  const text = line.trim();
  if (text.includes('\n') || !bar.test(text)) return null;
  const isFramed = text.startsWith('|') && text.endsWith('|') && text.length > 1;
  // A bar within a sentence is no table; within a row it has blanks beside it.
  if (!isFramed && !/\S \| \S/.test(text)) return null;
  const inside = isFramed ? text.slice(1, -1) : text;
  const cells = inside.split(bar).map((cell) => cell.trim().replaceAll(String.raw`\|`, '|'));
  return cells.length < 2 ? null : cells;
}

/** A row in one line for where there is no room for its table; anything else as it is. */
export const rowWords = (text: string): string => (text.trim().startsWith('|') ? (cellsOf(text)?.join(' · ') ?? text) : text);

/** The little table of a sentence that is a whole row, under the names of its columns where the passage has them; null for other sentences. */
export function rowTable({ text, markers, verdict }: Sentence, citations: readonly Citation[], passages: readonly Passage[]): Table | null {
  const cells = verdict === 'verbatim' ? cellsOf(text) : null;
  const citation = citations.find(({ marker }) => marker === markers[0]);
  const passage = passages.find(({ chunkId }) => chunkId === citation?.chunkId);
  if (!cells || !citation || !passage) return null;
  const header = headerOf(text.trim(), passage);
  if (header?.length !== cells.length) return null;
  const { span } = citation;
  return {
    caption: null,
    header: header.map(withoutMarks),
    rows: [cells.map((cell) => ({ text: withoutMarks(cell), span, isAnswer: false }))],
    unit: null,
  };
}

/** The first line of the table that the row stands in; where the passage begins within the table, that of what stands before it. */
function headerOf(row: string, { text, context }: Passage): readonly string[] | null {
  const lines = text.split('\n').map((line) => line.trim());
  const place = lines.indexOf(row);
  if (place < 0) return null;
  let top = place;
  while (top > 0 && cellsOf(lines[top - 1] ?? '')) top -= 1;
  const before = (context ?? '').split('\n').filter((line) => cellsOf(line) && !rule.test(line));
  const isCut = top === 0 && before.length > 0;
  const line = isCut ? before[0] : top < place ? lines[top] : undefined;
  return line === undefined || rule.test(line) ? null : cellsOf(line);
}
