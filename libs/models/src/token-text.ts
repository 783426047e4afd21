import type { LlamaModel, Token } from 'node-llama-cpp';

const contextTokens = 8;

/** Turns tokens into text as they come; holds a character back until all of its bytes are there. */
export class TokenText {
  private readonly model: Pick<LlamaModel, 'detokenize'>;
  private pending: Token[] = [];
  private last: Token[];
  private whole = '';

  constructor(model: Pick<LlamaModel, 'detokenize'>, promptTokens: readonly Token[]) {
    this.model = model;
    this.last = promptTokens.slice(-contextTokens);
  }

  get text(): string {
    return this.whole;
  }

  /** The text that became certain with this token; may be empty. */
  push(token: Token): string {
    this.pending.push(token);
    const text = this.model.detokenize(this.pending, false, this.last);
    // U+FFFD at the end is a character whose bytes are spread over tokens; four tokens hold any character.
    if (text.endsWith('\uFFFD') && this.pending.length < 4) return '';
    return this.release(text);
  }

  /** What was held back when the model stopped. */
  flush(): string {
    return this.pending.length === 0 ? '' : this.release(this.model.detokenize(this.pending, false, this.last).replace(/\uFFFD+$/, ''));
  }

  private release(text: string): string {
    this.last = [...this.last, ...this.pending].slice(-contextTokens);
    this.pending = [];
    this.whole += text;
    return text;
  }
}
