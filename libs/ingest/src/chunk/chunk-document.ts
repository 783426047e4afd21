import type { Chunk, ParsedDocument } from '#core';
import { type HeadedBlocks, toHeadedBlocks } from './headed-blocks.ts';
import { type ChunkSettings, Packer, type Piece } from './packer.ts';
import { withSections } from './reading-sections.ts';
import type { CountTokens } from './units.ts';

export const defaultChunkSettings: ChunkSettings = { budget: 256, maxTokens: 512, overlap: 0, tiny: 48, enough: 0.25 };

export type Cuttable = Pick<ParsedDocument, 'text' | 'blocks'> & Partial<Pick<ParsedDocument, 'tables' | 'definitions'>>;

/** Cuts along the structure: a chunk's text is the canonical text at its span, to the letter. Time grows with the length of the text. */
export function chunkDocument(parsed: Cuttable, title: string, countTokens: CountTokens, settings = defaultChunkSettings): Chunk[] {
  const pieces = [...piecesOf(parsed, title, countTokens, settings)].filter((piece) => piece !== null);
  return withSections(pieces).map(({ tokens: _tokens, ...chunk }) => chunk);
}

/** The pieces in slices, for event loops: yields null at the end of every section and after every few units. */
export function* piecesOf(parsed: Cuttable, title: string, countTokens: CountTokens, settings: ChunkSettings): Generator<Piece | null> {
  const packer = new Packer({ tables: [], ...parsed }, title, countTokens, settings);
  for (const headed of headedBlocksOf(parsed)) {
    for (const full of packer.pack(headed)) {
      yield null;
      if (full) yield* packer.finish(full);
    }
  }
  yield* packer.finish(packer.rest());
}

/** Source code is one block, whatever empty lines stand in it: its functions do not end there. */
function headedBlocksOf(parsed: Cuttable): Iterable<HeadedBlocks> {
  const [first] = parsed.blocks;
  const isCode = (parsed.definitions?.length ?? 0) > 0 && parsed.blocks.every((block) => block.kind === 'code');
  if (!first || !isCode) return toHeadedBlocks(parsed);
  return [{ path: [], blocks: [{ ...first, end: parsed.blocks.at(-1)?.end ?? first.end }] }];
}
