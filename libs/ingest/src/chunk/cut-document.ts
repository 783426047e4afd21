import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChunkingSettings, Embedder } from '#core';
import { type Cuttable, defaultChunkSettings, piecesOf } from './chunk-document.ts';
import type { ChunkSettings, Piece } from './packer.ts';
import { type CutChunk, withSections } from './reading-sections.ts';
import { cutRecursively } from './recursive.ts';

/** Counts up whenever the same settings cut the same text otherwise than before. */
export const cutter = 2;

/** Milliseconds of cutting before others get their turn at the event loop. */
const sliceMs = 8;
/** Room for the few tokens a model's passage prefix takes. */
const prefixTokens = 8;

export interface CutDocument {
  readonly chunks: readonly CutChunk[];
  /** Where the settings could not be followed, in words. */
  readonly warnings: readonly string[];
}

/** Cuts a document as its collection says, a little at a time. */
export async function cutDocument(
  parsed: Cuttable & { readonly title: string },
  chunking: ChunkingSettings,
  embedder: Pick<Embedder, 'countTokens' | 'maxTokens' | 'id'>,
  signal: AbortSignal,
): Promise<CutDocument> {
  const settings = settingsFor(chunking, embedder);
  const countTokens = (text: string): number => embedder.countTokens(text);
  const turn = turnsOf(signal);
  const pieces =
    chunking.strategy === 'recursive'
      ? await cutRecursively(parsed, countTokens, settings, turn)
      : await cutByStructure(parsed, countTokens, settings, turn);
  return { chunks: withSections(pieces), warnings: warningsOf(chunking, settings, embedder) };
}

async function cutByStructure(
  parsed: Cuttable & { readonly title: string },
  countTokens: (text: string) => number,
  settings: ChunkSettings,
  turn: () => Promise<void>,
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const piece of piecesOf(parsed, parsed.title, countTokens, settings)) {
    if (piece) pieces.push(piece);
    await turn();
  }
  return pieces;
}

function settingsFor({ targetTokens, overlapTokens }: ChunkingSettings, embedder: Pick<Embedder, 'maxTokens'>): ChunkSettings {
  const room = embedder.maxTokens - prefixTokens;
  const maxTokens = Math.min(Math.max(defaultChunkSettings.maxTokens, 2 * targetTokens), room);
  const budget = Math.min(targetTokens, maxTokens);
  return { ...defaultChunkSettings, maxTokens, budget, overlap: Math.min(overlapTokens, budget >> 1) };
}

function warningsOf({ targetTokens, overlapTokens }: ChunkingSettings, settings: ChunkSettings, { id }: Pick<Embedder, 'id'>): string[] {
  const { budget, overlap } = settings;
  return [
    ...(budget < targetTokens ? [`cut at ${budget} tokens instead of ${targetTokens}: the embedding model ${id} takes no more`] : []),
    ...(overlap < overlapTokens
      ? [`overlaps by ${overlap} tokens instead of ${overlapTokens}: more than half of a chunk is not repeated`]
      : []),
  ];
}

/** Gives way when a slice of time is over; rejects with the signal's reason. */
function turnsOf(signal: AbortSignal): () => Promise<void> {
  let sliceEnd = performance.now() + sliceMs;
  return async () => {
    if (performance.now() < sliceEnd) return;
    await nextTurn();
    signal.throwIfAborted();
    sliceEnd = performance.now() + sliceMs;
  };
}
