import { Generator, type GenerationRequest, type GenerationResult } from '#core';

/** Says what it is told to, in the pieces it is told, and keeps what it was asked. An Error in the script is thrown at that point. */
export class ScriptedGenerator extends Generator {
  readonly id = 'scripted';
  readonly contextTokens: number;
  readonly requests: GenerationRequest[] = [];
  isFree = true;
  private readonly script: readonly (string | Error)[];

  constructor(script: readonly (string | Error)[], contextTokens = 4096) {
    super();
    this.script = script;
    this.contextTokens = contextTokens;
  }

  countPromptTokens(system: string, user: string): number {
    return Math.ceil((system.length + user.length) / 4);
  }

  async *generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    this.requests.push(request);
    this.isFree = false;
    let text = '';
    try {
      for (const piece of this.script) {
        signal.throwIfAborted();
        if (piece instanceof Error) throw piece;
        text += piece;
        yield piece;
      }
    } finally {
      this.isFree = true;
    }
    return {
      text,
      promptTokens: this.countPromptTokens(request.system, request.user),
      completionTokens: this.script.length,
      prefillMs: 1,
      decodeMs: 1,
    };
  }
}
