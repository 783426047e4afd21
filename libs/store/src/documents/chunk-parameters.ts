import type { Box, Chunk, LineBox, ParsedDocument } from '#core';
import { indexedTerms } from '../analysis/terms.ts';
import { newId } from '../database/new-id.ts';
import { json } from '../database/storable.ts';

/** The arrays of `upsert_chunks`. The title weighs in every chunk: a question often names the document and asks for a part of it. */
export function chunkParameters(parsed: ParsedDocument & { readonly title: string }, chunks: readonly Chunk[]): unknown[] {
  return [
    chunks.map(() => newId()),
    chunks.map((chunk) => chunk.ordinal),
    chunks.map((chunk) => chunk.start),
    chunks.map((chunk) => chunk.end),
    chunks.map((chunk) => chunk.text),
    chunks.map((chunk) => json(chunk.headings)),
    chunks.map((chunk) => chunk.page),
    chunks.map((chunk) => json(boxesOf(parsed.lines, chunk))),
    chunks.map((chunk) => chunk.textHash),
    chunks.map((chunk) => indexedTerms([parsed.title, ...chunk.headings, chunk.text].join('\n'))),
  ];
}

function boxesOf(lines: readonly LineBox[], chunk: Chunk): Box[] {
  return lines.filter((line) => line.start < chunk.end && line.end > chunk.start).map((line) => line.box);
}
