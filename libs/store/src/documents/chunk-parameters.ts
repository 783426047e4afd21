import type { Chunk, LineBox, ParsedDocument } from '#core';
import { chunkTerms } from '../analysis/chunk-terms.ts';
import { newId } from '../database/new-id.ts';
import { json } from '../database/storable.ts';

/** The arrays of `upsert_chunks`. */
export function chunkParameters(parsed: ParsedDocument & { readonly title: string }, chunks: readonly Chunk[]): unknown[] {
  return [
    chunks.map(() => newId()),
    chunks.map((chunk) => chunk.ordinal),
    chunks.map((chunk) => chunk.start),
    chunks.map((chunk) => chunk.end),
    chunks.map((chunk) => chunk.text),
    chunks.map((chunk) => json(chunk.headings)),
    chunks.map((chunk) => chunk.page),
    chunks.map((chunk) => json(linesOf(parsed.lines, chunk))),
    chunks.map((chunk) => chunk.textHash),
    chunks.map((chunk) => chunkTerms({ ...chunk, title: parsed.title }, parsed.properties.language)),
    chunks.map((chunk) => chunk.context),
    chunks.map((chunk) => chunk.section.start),
    chunks.map((chunk) => chunk.section.end),
  ];
}

/** Lines stand in the order of the text and do not overlap: a thousand pages have fifty thousand, which not every chunk should walk. */
function linesOf(lines: readonly LineBox[], chunk: Chunk): LineBox[] {
  const touched: LineBox[] = [];
  for (let index = firstEndingAfter(lines, chunk.start); index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || line.start >= chunk.end) break;
    touched.push(line);
  }
  return touched;
}

function firstEndingAfter(lines: readonly LineBox[], position: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.end ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
