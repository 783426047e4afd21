import type { LlamaContextSequence, Token, TokenPredictor } from 'node-llama-cpp';
import type { QuoteDraft } from './quote-draft.ts';

/** Drafts for one answer: a quote's where one has begun, elsewhere those of a model where there is one. */
export class DraftAhead {
  private readonly quotes: QuoteDraft<Token>;
  private readonly model: TokenPredictor | null;
  private hasRead = false;
  private isQuote = false;
  private hasBegun = false;

  constructor(quotes: QuoteDraft<Token>, model: TokenPredictor | null) {
    this.quotes = quotes;
    this.model = model;
  }

  /** At most so many tokens to follow the last one, which the sequence does not hold yet. */
  async next(sequence: LlamaContextSequence, last: Token, most: number): Promise<readonly Token[]> {
    const quote = this.quotes.next();
    this.isQuote = quote.length > 0;
    const draft = this.isQuote ? quote : await this.ofModel(sequence, last);
    this.hasBegun = true;
    return draft.slice(0, Math.max(0, most));
  }

  /** What the model wrote, all of the draft and one token more where it was right. */
  wrote(tokens: readonly Token[], wasRight: boolean): void {
    for (const token of tokens) this.quotes.push(token);
    if (this.isQuote) this.quotes.judged(wasRight);
    if (this.hasRead) this.model?.pushTokens([...tokens]);
  }

  end(): void {
    void this.model?.stop();
  }

  /** It reads the prompt once the first token is written: nobody waits longer for that. */
  private async ofModel(sequence: LlamaContextSequence, last: Token): Promise<readonly Token[]> {
    if (!this.model || !this.hasBegun) return [];
    if (!this.hasRead) {
      const evaluateOptions = { temperature: 0, yieldEogToken: true };
      await this.model.reset({ targetSequence: sequence, stateTokens: [...sequence.contextTokens, last], evaluateOptions });
      this.hasRead = true;
    }
    return [...(await this.model.predictTokens())];
  }
}
