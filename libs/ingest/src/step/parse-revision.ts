import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Chunk, Embedder, ParsedDocument, RevisionWork } from '#core';
import { type ChunkSettings, chunksOf, defaultChunkSettings } from '../chunk/chunk-document.ts';
import { failingForGood } from './fail-for-good.ts';
import type { StepOutcome, StepPorts } from './step-ports.ts';

/** Milliseconds of cutting before others get their turn at the event loop. */
const sliceMs = 8;
const maxTitleLength = 500;

/** received → parsed: the file becomes text, and the text chunks. */
export function parseRevision(ports: StepPorts, revisionId: string, signal: AbortSignal): Promise<StepOutcome> {
  return failingForGood(ports.revisions, revisionId, async () => {
    const work = await ports.revisions.begin(revisionId, 'received');
    if (!work) return { outcome: 'nothing' };
    const path = await ports.blobs.path(work.blobSha256);
    const found = await ports.parser.parse(path, work.mediaType, work.fileName, signal);
    const parsed = { ...found, title: titleOf(work, found) };
    const chunks = await chunkInSlices(parsed, ports.embedder, signal);
    if (!(await ports.revisions.saveParsed(revisionId, parsed, chunks))) return { outcome: 'nothing' };
    await ports.queue.enqueue('embed', [revisionId]);
    return { outcome: 'done' };
  });
}

/** Cut where a given one is refused: every chunk is indexed under it, so a megabyte of heading would be stored a thousand times. */
function titleOf(work: RevisionWork, parsed: ParsedDocument): string {
  return (work.givenTitle ?? parsed.title ?? work.fileName).slice(0, maxTitleLength).toWellFormed();
}

async function chunkInSlices(
  parsed: ParsedDocument & { readonly title: string },
  embedder: Embedder,
  signal: AbortSignal,
): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  let sliceEnd = performance.now() + sliceMs;
  for (const chunk of chunksOf(parsed, parsed.title, (text) => embedder.countTokens(text), settingsFor(embedder))) {
    if (chunk) chunks.push(chunk);
    if (performance.now() < sliceEnd) continue;
    await nextTurn();
    signal.throwIfAborted();
    sliceEnd = performance.now() + sliceMs;
  }
  return chunks;
}

/** Room for the few tokens a model's passage prefix takes. */
function settingsFor(embedder: Embedder): ChunkSettings {
  const maxTokens = Math.min(defaultChunkSettings.maxTokens, embedder.maxTokens - 8);
  return { ...defaultChunkSettings, maxTokens, budget: Math.min(defaultChunkSettings.budget, maxTokens) };
}
