import type { LlamaContextSequence, Token } from 'node-llama-cpp';

/** Tokens read between two looks at the signal, as of a prompt. */
const stepTokens = 128;
/** With the token before it, a pass over seven is one over eight. */
const mostDrafted = 7;
/** It stops before a token that it is less sure of. */
const leastConfidence = 0.6;

/**
 * A sequence of the model that drafts. It works only while it is asked, so the two models take turns on the cores, and whoever ends an
 * answer knows that nothing is evaluated here any more. (node-llama-cpp's own predictor drafts on in the background, cannot be ended while
 * it reads, and keeps the prompt before, whoever asked it.)
 */
export class DraftingSequence {
  private readonly sequence: LlamaContextSequence;

  constructor(sequence: LlamaContextSequence) {
    this.sequence = sequence;
  }

  get heldTokens(): number {
    return this.sequence.nextTokenIndex;
  }

  /** At most so many tokens that follow a text, which is read first as far as it is not held. An abort ends it within one step. */
  async follow(text: readonly Token[], most: number, signal: AbortSignal): Promise<Token[]> {
    const draft: Token[] = [];
    const room = this.sequence.context.contextSize - text.length;
    let last = text.at(-1);
    if (last === undefined || Math.min(most, room) < 1) return draft;
    await this.read(text.slice(0, -1), signal);
    while (draft.length < Math.min(most, mostDrafted, room)) {
      signal.throwIfAborted();
      const { token, confidence } = await this.after(last);
      if (token === null || confidence < leastConfidence) break;
      draft.push(token);
      last = token;
    }
    return draft;
  }

  /** Forgets all but the beginning. */
  async keepOnly(tokens: number): Promise<void> {
    if (this.heldTokens > tokens) await this.sequence.eraseContextTokenRanges([{ start: tokens, end: this.heldTokens }]);
  }

  private async read(text: readonly Token[], signal: AbortSignal): Promise<void> {
    await this.keepOnly(commonBeginning(this.sequence.contextTokens, text));
    while (this.heldTokens < text.length) {
      signal.throwIfAborted();
      await this.sequence.evaluateWithoutGeneratingNewTokens(text.slice(this.heldTokens, this.heldTokens + stepTokens));
    }
  }

  private async after(last: Token): Promise<{ readonly token: Token | null; readonly confidence: number }> {
    const generateNext = { token: true, confidence: true, options: { temperature: 0 } };
    const [output] = await this.sequence.controlledEvaluate([[last, { generateNext }]]);
    return { token: output?.next.token ?? null, confidence: output?.next.confidence ?? 0 };
  }
}

function commonBeginning(held: readonly Token[], text: readonly Token[]): number {
  const differs = held.findIndex((token, index) => token !== text[index]);
  return differs === -1 ? held.length : differs;
}
