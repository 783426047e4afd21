import { type Block, blockKinds, type FaultCode, type LineBox, type ParsedDocument } from '#core';
import type { DrawRequest } from '../draw/draw-page.ts';
import type { ParseRequest } from '../parse/parse-file.ts';
import type { PageDone } from '../parse/parse-source.ts';
import type { Scan, TextToScan } from './scan-text.ts';

/** A file to be parsed, or, where a page is named, one page of it to be drawn; or a text that was parsed before and is to be scanned again. */
export type ChildRequest = ParsedAndScanned | DrawRequest | ScanRequest;

/** With `scan` the guard reads what was parsed, under the title it will have; null: its own. */
export type ParsedAndScanned = ParseRequest & { readonly scan?: { readonly title: string | null } };
export interface ScanRequest {
  readonly toScan: TextToScan;
  readonly fileName: string;
}

/** To one request at a time: a child that is given up on is killed, so no reply is ever late. Any number of `done` come before the last. */
export type ParseReply = { readonly done: PageDone } | ParseEnd;
export type ParseEnd = ChildAnswer | { readonly fault: { readonly code: FaultCode; readonly message: string } };
export type ChildAnswer =
  | { readonly parsed: PackedDocument; readonly scanMs: number | null }
  | { readonly picture: Uint8Array }
  | { readonly scan: Scan };

/** Blocks and lines as rows of numbers: a thousand-page PDF crosses the process border in milliseconds, not in a second of the parent's event loop. */
export type PackedDocument = Omit<ParsedDocument, 'blocks' | 'lines' | 'hidden'> & {
  readonly blocks: Int32Array;
  readonly lines: Float64Array;
};

/** What a file hides is for the guard alone and never leaves the child. */
export function pack(document: ParsedDocument): PackedDocument {
  const { hidden: _, ...parsed } = document;
  const blocks = new Int32Array(parsed.blocks.length * 5);
  for (const [index, { kind, level, page, start, end }] of parsed.blocks.entries())
    blocks.set([blockKinds.indexOf(kind), level, page ?? -1, start, end], index * 5);
  const lines = new Float64Array(parsed.lines.length * 7);
  for (const [index, { start, end, box }] of parsed.lines.entries())
    lines.set([start, end, box.page, box.x, box.y, box.width, box.height], index * 7);
  return { ...parsed, blocks, lines };
}

export function unpack(packed: PackedDocument): ParsedDocument {
  return { ...packed, blocks: rows(packed.blocks, 5).map(toBlock), lines: rows(packed.lines, 7).map(toLine) };
}

function toBlock([kind = 0, level = 0, page = -1, start = 0, end = 0]: readonly number[]): Block {
  return { kind: blockKinds[kind] ?? 'paragraph', level, page: page === -1 ? null : page, start, end };
}

function toLine([start = 0, end = 0, page = 1, x = 0, y = 0, width = 0, height = 0]: readonly number[]): LineBox {
  return { start, end, box: { page, x, y, width, height } };
}

function rows(numbers: Int32Array | Float64Array, width: number): number[][] {
  return Array.from({ length: numbers.length / width }, (_, index) => [...numbers.subarray(index * width, (index + 1) * width)]);
}
