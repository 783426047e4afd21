import { type EmbeddedText, type Embedder, type TextToEmbed, TokenEmbedder, type VectorStore } from '#core';
import { embeddingText } from '../chunk/embedding-text.ts';

interface EmbedPorts {
  readonly embedder: Embedder;
  readonly vectors: VectorStore;
}

const textsAtOnce = 64;

/**
 * Makes the vectors that a revision's texts still lack, whatever its status: for a new revision all that nobody had yet, for a live one
 * those of a newly chosen model. What is saved stays saved when this is cut off. Resolves with the model's id.
 */
export async function embedMissing(ports: EmbedPorts, revisionId: string, signal: AbortSignal): Promise<string> {
  const modelId = ports.embedder.id;
  for (;;) {
    const texts = await ports.vectors.missing(revisionId, modelId, textsAtOnce);
    if (texts.length === 0) return modelId;
    signal.throwIfAborted();
    await ports.vectors.save(modelId, await embedTexts(ports, modelId, texts, signal), revisionId);
  }
}

async function embedTexts(ports: EmbedPorts, modelId: string, texts: readonly TextToEmbed[], signal: AbortSignal): Promise<EmbeddedText[]> {
  const embedded = await embed(ports, texts.map(embeddingText), signal);
  if (ports.embedder.id !== modelId)
    throw new Error(`the embedder changed from ${modelId} to ${ports.embedder.id} while it worked; its vectors were dropped`);
  return texts.map(({ textHash }, index) => {
    const found = embedded[index];
    if (!found) throw new Error(`the embedder ${modelId} answered ${embedded.length} vectors for ${texts.length} texts`);
    return { textHash, ...found };
  });
}

async function embed(
  { embedder, vectors }: EmbedPorts,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Omit<EmbeddedText, 'textHash'>[]> {
  if (vectors.keepsTokens && embedder instanceof TokenEmbedder) return embedder.embedPassages(texts, signal);
  return (await embedder.embed(texts, 'passage', signal)).map((vector) => ({ vector, signature: null }));
}
