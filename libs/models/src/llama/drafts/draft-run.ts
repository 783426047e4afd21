import type { LlamaContextSequence, SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import type { DraftFigures } from '#core';
import type { DraftAhead } from './draft-ahead.ts';
import type { DraftState } from './draft-control.ts';
import { acceptanceOf, type Pass } from './pass.ts';
import { verify } from './verify.ts';

export interface DraftRunParts {
  readonly state: DraftState;
  /** Null: nothing is drafted, and the passes are only watched. */
  readonly ahead: DraftAhead | null;
  readonly clock: () => number;
  readonly onEnd: (passes: readonly Pass[]) => Promise<void>;
}

/** The writing of one answer, with what was drafted ahead of it. */
export class DraftRun implements AsyncDisposable {
  private readonly parts: DraftRunParts;
  private readonly passes: Pass[] = [];

  constructor(parts: DraftRunParts) {
    this.parts = parts;
  }

  /** What the model writes after `last`, at most so many tokens; whoever asks knows its end mark. */
  tokens(sequence: LlamaContextSequence, last: Token, { most, signal, ...sampling }: Writing): AsyncGenerator<Token, void> {
    const { ahead } = this.parts;
    return ahead ? this.drafted(sequence, last, { ahead, most, signal }) : this.plain(sequence, last, sampling);
  }

  figures(): DraftFigures {
    return { ...this.parts.state, passes: this.passes.length, ...acceptanceOf(this.passes) };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.parts.onEnd(this.passes);
  }

  private async *drafted(sequence: LlamaContextSequence, first: Token, { ahead, most, signal }: Drafting): AsyncGenerator<Token, void> {
    let left = most;
    for (let last: Token | undefined = first; last !== undefined && left > 0;) {
      const startMs = this.parts.clock();
      const draft = await ahead.next(sequence, last, { most: left - 1, signal });
      const { accepted, tokens }: Awaited<ReturnType<typeof verify>> = await verify(sequence, last, draft);
      this.passes.push({ drafted: draft.length, accepted, ms: this.parts.clock() - startMs });
      ahead.wrote(tokens, accepted === draft.length);
      yield* tokens;
      left -= tokens.length;
      last = tokens.at(-1);
    }
  }

  private async *plain(sequence: LlamaContextSequence, last: Token, sampling: SequenceEvaluateOptions): AsyncGenerator<Token, void> {
    let startMs = this.parts.clock();
    for await (const token of sequence.evaluate([last], sampling)) {
      this.passes.push({ drafted: 0, accepted: 0, ms: this.parts.clock() - startMs });
      yield token;
      startMs = this.parts.clock();
    }
  }
}

/** How sampled text is sampled; drafts are for greedy text alone. */
export interface Writing extends SequenceEvaluateOptions {
  readonly most: number;
  readonly signal: AbortSignal;
}

interface Drafting {
  readonly ahead: DraftAhead;
  readonly most: number;
  readonly signal: AbortSignal;
}
