import type { Token, TokenPredictor } from 'node-llama-cpp';
import type { Pass } from './pass.ts';
import type { QuoteDraft } from './quote-draft.ts';

interface OpenPass {
  readonly draft: readonly Token[];
  readonly isQuote: boolean;
  readonly sinceMs: number;
  accepted: number;
  ms: number | null;
}

/**
 * What node-llama-cpp asks for drafts of a sequence: those of quotes, elsewhere those of a model where there is one. The library runs the
 * model over the draft and samples after each of its tokens; it keeps what was sampled for as long as that is what was drafted. So greedy
 * text stays what it is, and sampled text keeps its distribution: every token is one of the model's own.
 */
export class DraftPredictor implements TokenPredictor {
  private readonly model: TokenPredictor | null;
  private readonly clock: () => number;
  private quotes: QuoteDraft<Token> | null = null;
  private passes: Pass[] = [];
  private open: OpenPass | null = null;

  constructor(model: TokenPredictor | null, clock: () => number) {
    this.model = model;
    this.clock = clock;
  }

  /** From here on drafts are made; without, passes are only watched. */
  begin(quotes: QuoteDraft<Token> | null): void {
    this.quotes = quotes;
    this.passes = [];
    this.open = null;
  }

  /** Told each token as the library yields it. */
  wrote(token: Token): void {
    const { open } = this;
    if (!open) return;
    open.ms ??= this.clock() - open.sinceMs;
    if (open.draft[open.accepted] === token) open.accepted += 1;
    this.quotes?.push(token);
  }

  passesUntilNow(): readonly Pass[] {
    this.settle();
    return this.passes;
  }

  /** No more drafts; every pass that there was. */
  end(): readonly Pass[] {
    this.settle();
    this.quotes = null;
    return this.passes;
  }

  reset(state: Parameters<TokenPredictor['reset']>[0]): Promise<void> | void {
    if (this.quotes) return this.model?.reset(state);
  }

  pushTokens(tokens: Token[]): void {
    if (this.quotes) this.model?.pushTokens(tokens);
  }

  async predictTokens(): Promise<Token[]> {
    this.settle();
    const sinceMs = this.clock();
    const quote = this.quotes?.next() ?? [];
    const isQuote = quote.length > 0;
    const draft = this.quotes && this.model && !isQuote ? [...(await this.model.predictTokens())] : quote;
    this.open = { draft, isQuote, sinceMs, accepted: 0, ms: null };
    return draft;
  }

  stop(untilPredictionsExhausted?: boolean): Promise<void> | void {
    return this.model?.stop(untilPredictionsExhausted);
  }

  updateInputTokens(): void {
    // Told to chats alone.
  }

  dispose(): Promise<void> | void {
    return this.model?.dispose();
  }

  [Symbol.dispose](): void {
    void this.dispose();
  }

  private settle(): void {
    const { open } = this;
    this.open = null;
    // A pass that gave nothing was broken off.
    if (!open || open.ms === null) return;
    const { draft, accepted, ms, isQuote } = open;
    this.passes.push({ drafted: draft.length, accepted, ms });
    if (isQuote) this.quotes?.judged(accepted === draft.length);
  }
}
