import { readFileSync, writeFileSync } from 'node:fs';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';

export const tokensOf = (text: string): Token[] => Array.from(text, (letter) => letter.codePointAt(0) as Token);

/** What is asked of a sequence, over a list of tokens; a state is its tokens in a file. */
export class SequenceForSpecs {
  private tokens: Token[];

  constructor(text = '') {
    this.tokens = tokensOf(text);
  }

  get text(): string {
    return String.fromCodePoint(...this.tokens);
  }

  /** As if it had read this from its beginning on. */
  set text(text: string) {
    this.tokens = tokensOf(text);
  }

  get contextTokens(): Token[] {
    return [...this.tokens];
  }

  get nextTokenIndex(): number {
    return this.tokens.length;
  }

  /** As the library's type, of which it has the part that is used. */
  get asSequence(): LlamaContextSequence {
    return this as Partial<LlamaContextSequence> as LlamaContextSequence;
  }

  eraseContextTokenRanges([range]: readonly { readonly start: number }[]): Promise<void> {
    this.tokens.length = range?.start ?? 0;
    return Promise.resolve();
  }

  clearHistory(): Promise<void> {
    this.tokens = [];
    return Promise.resolve();
  }

  saveStateToFile(path: string): Promise<{ fileSize: number }> {
    writeFileSync(path, this.text);
    return Promise.resolve({ fileSize: this.tokens.length });
  }

  async loadStateFromFile(path: string): Promise<void> {
    this.tokens = tokensOf(await Promise.resolve(readFileSync(path, 'utf8')));
  }
}
