import type { Embedder, TextToEmbed, VectorStore } from '#core';
import { embeddingText } from '../chunk/embedding-text.ts';
import { failingForGood } from './fail-for-good.ts';
import type { StepOutcome, StepPorts } from './step-ports.ts';

const textsAtOnce = 64;
/** Statements stay short: the embedded database runs one at a time, and a search waits for the one before it. */
const vectorsPerStatement = 20;

/** parsed → embedded: vectors for the texts that have none yet. What is saved stays saved when this is cut off. */
export function embedRevision(ports: StepPorts, revisionId: string, signal: AbortSignal): Promise<StepOutcome> {
  return failingForGood(ports.revisions, revisionId, async () => {
    if (!(await ports.revisions.begin(revisionId, 'parsed'))) return { outcome: 'nothing' };
    const modelId = ports.embedder.id;
    for (
      let texts = await ports.vectors.missing(revisionId, modelId, textsAtOnce);
      texts.length > 0;
      texts = await ports.vectors.missing(revisionId, modelId, textsAtOnce)
    ) {
      signal.throwIfAborted();
      await embedTexts(ports, modelId, texts, signal);
    }
    if (!(await ports.revisions.markEmbedded(revisionId, modelId))) return { outcome: 'nothing' };
    await ports.queue.enqueue('publish', [revisionId]);
    return { outcome: 'done' };
  });
}

async function embedTexts(
  ports: { readonly embedder: Embedder; readonly vectors: VectorStore },
  modelId: string,
  texts: readonly TextToEmbed[],
  signal: AbortSignal,
): Promise<void> {
  const vectors = await ports.embedder.embed(texts.map(embeddingText), 'passage', signal);
  if (ports.embedder.id !== modelId)
    throw new Error(`the embedder changed from ${modelId} to ${ports.embedder.id} while it worked; its vectors were dropped`);
  if (vectors.length !== texts.length)
    throw new Error(`the embedder ${modelId} answered ${vectors.length} vectors for ${texts.length} texts`);
  const rows = texts.map(({ textHash }, index) => ({ textHash, vector: vectors[index] ?? new Float32Array() }));
  for (let start = 0; start < rows.length; start += vectorsPerStatement)
    await ports.vectors.save(modelId, rows.slice(start, start + vectorsPerStatement));
}
