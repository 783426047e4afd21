import { type Embedder, type QueryTokens, TokenEmbedder } from '#core';
import { cosine } from '../choose/choose-evidence.ts';
import { fitted } from '../text/fitted.ts';
import { type Support, supportOf } from './support.ts';
import { assertedIn, tellsAnOrder } from './asserted.ts';
import { chooseGrounds } from './grounds.ts';
import { weakestWords } from './weakest-words.ts';

/** A sentence of the evidence with its vector. */
export interface EvidenceText {
  readonly text: string;
  readonly vector: Float32Array;
}

/**
 * Checks claims against one body of evidence. What that only orders somebody to say carries no claim but one that tells the order. Token
 * signatures are made for the texts that claims rest on, each once.
 */
export class SupportCheck {
  private readonly embedder: Embedder;
  private readonly evidence: readonly EvidenceText[];
  private readonly asserted: readonly EvidenceText[];
  private readonly signatures = new Map<string, Uint8Array>();

  constructor(embedder: Embedder, evidence: readonly EvidenceText[]) {
    this.embedder = embedder;
    this.evidence = evidence;
    this.asserted = evidence.map(({ text, vector }) => ({ text: assertedIn(text), vector }));
  }

  async of(claim: string, signal: AbortSignal): Promise<Support> {
    const { vector, tokens } = await this.read(fitted(claim, this.embedder), signal);
    const evidence = tellsAnOrder(claim) ? this.evidence : this.asserted;
    const grounds = evidence.map((ground) => ({ text: ground.text, cosine: cosine(vector, ground.vector) }));
    const cited = chooseGrounds(claim, grounds);
    const texts = cited.map((index) => grounds[index]?.text ?? '');
    const weakest = tokens ? weakestWords(tokens, await this.signaturesOf(texts, signal)) : null;
    return supportOf({ claim, grounds, weakest, cited });
  }

  private async read(claim: string, signal: AbortSignal): Promise<{ vector: Float32Array; tokens: QueryTokens | null }> {
    if (this.embedder instanceof TokenEmbedder) return this.embedder.embedQuery(claim, signal);
    const [vector = new Float32Array(this.embedder.dimensions)] = await this.embedder.embed([claim], 'passage', signal);
    return { vector, tokens: null };
  }

  private async signaturesOf(texts: readonly string[], signal: AbortSignal): Promise<Uint8Array[]> {
    if (!(this.embedder instanceof TokenEmbedder)) return [];
    const unknown = [...new Set(texts)].filter((text) => !this.signatures.has(text));
    const made = await this.embedder.embedPassages(
      unknown.map((text) => fitted(text, this.embedder)),
      signal,
    );
    for (const [place, text] of unknown.entries()) this.signatures.set(text, made[place]?.signature ?? new Uint8Array());
    return texts.map((text) => this.signatures.get(text) ?? new Uint8Array());
  }
}
