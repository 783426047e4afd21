import { type Embedder, invariant, type PassageEmbedding, TokenEmbedder, wrapEmbedder } from '#core';
import type { VectorFile } from './vector-file.ts';

const none = new Uint8Array();
/** Kept embeddings made again at the first use; what differs by more than rounding was made by another model. */
const checked = 4;
const leastCosine = 0.98;
const leastAgreement = 0.95;

/** An embedder whose passages are kept in a file. Questions are always embedded: their time is measured. */
export function withCache(embedder: Embedder, file: VectorFile): Embedder {
  const passages = new CachedPassages(embedder, file);
  return wrapEmbedder(embedder, {
    embed: async (texts, as, signal) =>
      as === 'query' ? embedder.embed(texts, as, signal) : (await passages.embed(texts, signal)).map(({ vector }) => vector),
    embedPassages: (texts, signal) => passages.embed(texts, signal),
  });
}

/** The kept and the new, in the order of the texts. */
class CachedPassages {
  private readonly embedder: Embedder;
  private readonly file: VectorFile;
  private isChecked = false;

  constructor(embedder: Embedder, file: VectorFile) {
    this.embedder = embedder;
    this.file = file;
  }

  async embed(texts: readonly string[], signal: AbortSignal): Promise<PassageEmbedding[]> {
    await this.check(texts, signal);
    const kept = texts.map((text) => this.file.read(text));
    const missing = texts.filter((_, index) => kept[index] === null);
    const made = await this.make(missing, signal);
    for (const [index, passage] of made.entries()) this.file.add(missing[index] ?? '', passage);
    const next = made.values();
    return kept.map((found) => {
      const passage = found ?? next.next().value;
      invariant(passage, 'an embedder makes as many passages as it is given texts');
      return passage;
    });
  }

  /** An id names a model, but not how this version of the product runs it: the first kept ones are made again and compared. */
  private async check(texts: readonly string[], signal: AbortSignal): Promise<void> {
    if (this.isChecked) return;
    const kept = texts.filter((text) => this.file.read(text) !== null).slice(0, checked);
    if (kept.length === 0) return;
    this.isChecked = true;
    const made = await this.make(kept, signal);
    if (kept.every((text, index) => isSame(this.file.read(text), made[index]))) return;
    process.stderr.write(`the kept vectors of ${this.embedder.id} are not what it makes now; they are dropped and made again\n`);
    this.file.clear();
  }

  private async make(texts: readonly string[], signal: AbortSignal): Promise<PassageEmbedding[]> {
    if (texts.length === 0) return [];
    if (this.embedder instanceof TokenEmbedder) return this.embedder.embedPassages(texts, signal);
    return (await this.embedder.embed(texts, 'passage', signal)).map((vector) => ({ vector, signature: none }));
  }
}

function isSame(kept: PassageEmbedding | null, made: PassageEmbedding | undefined): boolean {
  if (!kept || !made || kept.vector.length !== made.vector.length || kept.signature.length !== made.signature.length) return false;
  const cosine = kept.vector.reduce((sum, value, index) => sum + value * (made.vector[index] ?? 0), 0);
  const different = kept.signature.reduce((bits, byte, index) => bits + bitsOf(byte ^ (made.signature[index] ?? 0)), 0);
  return cosine >= leastCosine && different <= (1 - leastAgreement) * 8 * kept.signature.length;
}

function bitsOf(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) count += 1;
  return count;
}
