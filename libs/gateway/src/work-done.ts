import type { GenerationRequest, GenerationResult, ModelWork } from '#core';
import type { Lane } from './lane.ts';

/** What was heard of a call that did not come to its end, and how long the model worked at it. */
interface Heard {
  readonly pieces: number;
  readonly ms: number;
}

/** What models did for one request, whichever of them it was and however it ended. */
export class WorkDone implements ModelWork {
  tokens = 0;
  ms = 0;

  answered({ promptTokens, completionTokens, prefillMs, decodeMs }: GenerationResult): void {
    this.tokens += promptTokens + completionTokens;
    this.ms += prefillMs + decodeMs;
  }

  /** Nobody told its figures: the prompt is counted, and a piece taken for a token. */
  broken({ generator }: Lane, { system, user }: GenerationRequest, { pieces, ms }: Heard): void {
    this.tokens += generator.countPromptTokens(system, user) + pieces;
    this.ms += ms;
  }
}
