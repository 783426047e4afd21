import { Inject, Injectable } from '@nestjs/common';
import { suggest } from '#answer';
import type * as contract from '#contract';
import type { Principal, SearchScope } from '#core';
import { RUNTIME, type Runtime } from '#runtime';
import { PgCollections, PgNearbyChunks, PgTraces, type StoredTrace } from '#store';
import { Conversations } from './conversations.ts';

/** Nobody waits long for what he did not ask for. */
const deadlineMs = 5000;

/** What a person may ask after a stored question: within its scope, with the access of whoever looks, as things are answered now. */
@Injectable()
export class SuggestedQuestions {
  constructor(
    private readonly traces: PgTraces,
    private readonly collections: PgCollections,
    private readonly conversations: Conversations,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  async after(principal: Principal, questionId: string, signal: AbortSignal): Promise<contract.Suggestions> {
    const trace = await this.traces.get(principal, questionId);
    const scope = await this.scopeOf(principal, trace);
    const nothing = { questionId, items: [], tried: 0 };
    if (trace.review?.effect === 'hold') return { ...nothing, notes: ['the question went to a person'] };
    if (!trace.answer || scope.collectionIds.length === 0) return { ...nothing, notes: [] };
    const { turns } = await this.conversations.before(principal, trace.conversationId, signal);
    const asked = { id: questionId, scope, before: (turns ?? []).filter((turn) => turn !== trace.question) };
    const { configurations, database, log } = this.runtime;
    const parts = { nearby: new PgNearbyChunks(database), trial: configurations.current.trial, deadlineMs };
    const { items, tried, notes } = await suggest(trace.answer, asked, parts, signal);
    log.debug({ questionId, tried, offered: items.length }, 'looked for what may be asked next');
    return { questionId, items: [...items], tried, notes: [...notes] };
  }

  /** Without collections that are gone, or that are not theirs to see. */
  private async scopeOf(principal: Principal, { collectionIds, filter, asked }: StoredTrace): Promise<SearchScope> {
    const known = await this.collections.names(principal, collectionIds);
    const asOf = typeof asked['asOf'] === 'string' ? new Date(asked['asOf']) : null;
    return { principal, collectionIds: collectionIds.filter((id) => known.has(id)), filter, asOf };
  }
}
