import type { PromptReading } from '#core';

/** Calls of one route whose model says what it did not have to read. */
export interface RouteReading {
  readonly route: string;
  readonly calls: number;
  /** Of these, with more than their instructions there already, or, on a server, with anything. */
  readonly hits: number;
  readonly promptTokens: number;
  readonly reusedTokens: number;
  readonly savedMs: number;
}

/** What prompts held that was there already, route by route, since the start. */
export class ReadingFigures {
  private readonly routes = new Map<string, RouteReading>();

  note(route: string, { promptTokens, reusedTokens, reusedFrom, savedMs = 0 }: PromptReading): void {
    if (reusedTokens === undefined) return;
    const before = this.routes.get(route) ?? { route, calls: 0, hits: 0, promptTokens: 0, reusedTokens: 0, savedMs: 0 };
    const isHit = reusedFrom !== 'nothing' && reusedFrom !== 'instructions';
    this.routes.set(route, {
      route,
      calls: before.calls + 1,
      hits: before.hits + Number(isHit),
      promptTokens: before.promptTokens + promptTokens,
      reusedTokens: before.reusedTokens + reusedTokens,
      savedMs: before.savedMs + savedMs,
    });
  }

  /** Those that read most first. */
  report(): RouteReading[] {
    return [...this.routes.values()].toSorted((a, b) => b.promptTokens - a.promptTokens);
  }
}
