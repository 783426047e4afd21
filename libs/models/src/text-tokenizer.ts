import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { Fault } from '#core';

const sliceMs = 8;
/** Beyond this a text is refused unread: tokenising it in one go would hold everyone else up. */
const maxCharacters = 200_000;

export interface TokenPair {
  readonly ids: number[];
  readonly firstTokens: number;
}

/** The tokenizer a model was trained with, out of its `tokenizer.json`. */
export class TextTokenizer {
  private readonly tokenizer: Tokenizer;
  private readonly words = new Map<number, boolean>();

  private constructor(tokenizer: Tokenizer) {
    this.tokenizer = tokenizer;
  }

  static async open(path: string): Promise<TextTokenizer> {
    try {
      return new TextTokenizer(new Tokenizer(JSON.parse(await readFile(path, 'utf8')) as object, {}));
    } catch (error) {
      throw new Fault('model_unavailable', `${path} is no tokenizer (${String(error)}); run "aquifer models verify"`, { cause: error });
    }
  }

  /** Tokens of the text itself, without the marks a model puts around it. */
  count(text: string): number {
    return this.tokenizer.encode(text, { add_special_tokens: false }).ids.length;
  }

  encode(text: string, { marks = true } = {}): number[] {
    if (text.length > maxCharacters)
      throw new Fault('prompt_too_long', `a text of ${text.length} characters is too long to embed; cut it into passages first`);
    return this.tokenizer.encode(text, { add_special_tokens: marks }).ids;
  }

  /** Undefined when the tokenizer does not know it. */
  idOf(token: string): number | undefined {
    return this.tokenizer.token_to_id(token);
  }

  /** Whether a token spells something, instead of being a mark or punctuation. */
  isWord(id: number): boolean {
    const known = this.words.get(id);
    if (known !== undefined) return known;
    const token = this.tokenizer.id_to_token(id) ?? '';
    const isWord = /[\p{L}\p{N}]/u.test(token) && !/^(?:\[.*\]|<.*>)$/.test(token);
    this.words.set(id, isWord);
    return isWord;
  }

  /** Two texts as a model for pairs takes them, marks included. `firstTokens` of the ids are of the first text. */
  encodePair(first: string, second: string): TokenPair {
    const { ids, token_type_ids: types } = this.tokenizer.encode(first, {
      text_pair: second === '' ? ' ' : second,
      return_token_type_ids: true,
    });
    const border = types.indexOf(1);
    return { ids, firstTokens: border === -1 ? ids.length : border };
  }

  /** Leaves the event loop to others every few milliseconds. */
  async encodeAll(texts: readonly string[], signal: AbortSignal): Promise<number[][]> {
    const encoded: number[][] = [];
    let sliceEnd = performance.now() + sliceMs;
    for (const text of texts) {
      if (performance.now() > sliceEnd) {
        await nextTurn();
        signal.throwIfAborted();
        sliceEnd = performance.now() + sliceMs;
      }
      encoded.push(this.encode(text));
    }
    return encoded;
  }
}
