import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { DraftingSequence } from './drafting-sequence.ts';
import type { QuoteDraft } from './quote-draft.ts';

/** Drafts for one answer: a quote's where one has begun, elsewhere those of a model where there is one. */
export class DraftAhead {
  private readonly quotes: QuoteDraft<Token>;
  private readonly model: DraftingSequence | null;
  private isQuote = false;
  private hasBegun = false;

  constructor(quotes: QuoteDraft<Token>, model: DraftingSequence | null) {
    this.quotes = quotes;
    this.model = model;
  }

  /** At most so many tokens to follow the last one, which the sequence does not hold yet. */
  async next(sequence: LlamaContextSequence, last: Token, { most, signal }: Asked): Promise<readonly Token[]> {
    const quote = this.quotes.next();
    this.isQuote = quote.length > 0;
    if (this.isQuote) return quote.slice(0, most);
    // It reads the prompt once the first token is written: nobody waits longer for that.
    const hasBegun = this.hasBegun;
    this.hasBegun = true;
    return hasBegun && this.model ? this.model.follow([...sequence.contextTokens, last], most, signal) : [];
  }

  /** What the model wrote, all of the draft and one token more where it was right. */
  wrote(tokens: readonly Token[], wasRight: boolean): void {
    for (const token of tokens) this.quotes.push(token);
    if (this.isQuote) this.quotes.judged(wasRight);
  }
}

interface Asked {
  readonly most: number;
  readonly signal: AbortSignal;
}
