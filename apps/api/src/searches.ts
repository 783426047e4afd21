import { Injectable } from '@nestjs/common';
import type { SearchBody } from '#contract';
import { ChunkSearch, type Retrieval, Retriever, type SearchScope, TraceStore } from '#core';
import { Metrics } from '#telemetry';
import { retrievalRequestOf } from './retrieval-request.ts';

export interface Searched extends Retrieval {
  /** Texts by chunk id; empty unless asked for. */
  readonly sections: ReadonlyMap<string, string>;
}

/** Runs searches and keeps what came of them. */
@Injectable()
export class Searches {
  constructor(
    private readonly retriever: Retriever,
    private readonly chunks: ChunkSearch,
    private readonly traces: TraceStore,
    private readonly metrics: Metrics,
  ) {}

  async run(body: SearchBody, scope: SearchScope, signal: AbortSignal): Promise<Searched> {
    const { query, sections } = body;
    const retrieval = await this.retriever.retrieve(retrievalRequestOf(body, scope), signal);
    const { passages, legs, timings, understood = null } = retrieval;
    await this.traces.saveSearch(scope.principal, query, { passages, legs, timings, asOf: scope.asOf, understood });
    this.metrics.stagesDone(timings);
    if (understood) this.metrics.questionUnderstood(understood);
    for (const { judge, status } of retrieval.rerank.judges) if (status !== 'ok') this.metrics.fellBack(`${judge}-${status}`);
    for (const leg of legs) if (leg.status !== 'ok') this.metrics.fellBack(`${leg.leg}-${leg.status}`);
    const { selection, bridge } = retrieval;
    if (bridge && bridge.status !== 'ok') this.metrics.fellBack(`bridge-${bridge.status}`);
    if (selection && selection.status !== 'ok') this.metrics.fellBack(`selection-${selection.status}`);
    return { ...retrieval, sections: sections ? await this.chunks.sections(passages, scope) : new Map() };
  }
}
