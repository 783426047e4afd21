import { type Embedder, type QueryTokens, TokenEmbedder } from '#core';
import { cosine } from '../choose/choose-evidence.ts';
import { fitted } from '../text/fitted.ts';
import { type Support, supportOf } from './support.ts';
import { chooseGrounds } from './grounds.ts';
import { weakestWords } from './weakest-words.ts';

/** A sentence of the evidence with its vector. */
export interface EvidenceText {
  readonly text: string;
  readonly vector: Float32Array;
}

/** Checks claims against one body of evidence. Token signatures are made for the sentences that claims rest on, each once. */
export class SupportCheck {
  private readonly embedder: Embedder;
  private readonly evidence: readonly EvidenceText[];
  private readonly signatures = new Map<number, Uint8Array>();

  constructor(embedder: Embedder, evidence: readonly EvidenceText[]) {
    this.embedder = embedder;
    this.evidence = evidence;
  }

  async of(claim: string, signal: AbortSignal): Promise<Support> {
    const { vector, tokens } = await this.read(fitted(claim, this.embedder), signal);
    const grounds = this.evidence.map((ground) => ({ text: ground.text, cosine: cosine(vector, ground.vector) }));
    const cited = chooseGrounds(claim, grounds);
    const weakest = tokens ? weakestWords(tokens, await this.signaturesOf(cited, signal)) : null;
    return supportOf({ claim, grounds, weakest, cited });
  }

  private async read(claim: string, signal: AbortSignal): Promise<{ vector: Float32Array; tokens: QueryTokens | null }> {
    if (this.embedder instanceof TokenEmbedder) return this.embedder.embedQuery(claim, signal);
    const [vector = new Float32Array(this.embedder.dimensions)] = await this.embedder.embed([claim], 'passage', signal);
    return { vector, tokens: null };
  }

  private async signaturesOf(cited: readonly number[], signal: AbortSignal): Promise<Uint8Array[]> {
    if (!(this.embedder instanceof TokenEmbedder)) return [];
    const unknown = cited.filter((index) => !this.signatures.has(index));
    const texts = unknown.map((index) => fitted(this.evidence[index]?.text ?? '', this.embedder));
    const made = await this.embedder.embedPassages(texts, signal);
    for (const [place, index] of unknown.entries()) this.signatures.set(index, made[place]?.signature ?? new Uint8Array());
    return cited.map((index) => this.signatures.get(index) ?? new Uint8Array());
  }
}
