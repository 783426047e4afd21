import { Inject, Injectable } from '@nestjs/common';
import { type Answers, suggest } from '#answer';
import type * as contract from '#contract';
import type { Principal, SearchScope } from '#core';
import { RUNTIME, type Runtime } from '#runtime';
import { PgCollections, PgNearbyChunks, PgTraces, type StoredTrace } from '#store';
import { Conversations } from './conversations.ts';
import type { Turn } from './suggestion-turns.ts';

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

  async after(principal: Principal, questionId: string, turn: Turn): Promise<contract.Suggestions> {
    const trace = await this.traces.get(principal, questionId);
    const scope = await this.scopeOf(principal, trace);
    const nothing = { questionId, items: [], tried: 0 };
    if (trace.review?.effect === 'hold') return { ...nothing, notes: ['the question went to a person'] };
    if (!trace.answer || scope.collectionIds.length === 0) return { ...nothing, notes: [] };
    const before = await this.conversations.turnsBefore(principal, questionId, turn.signal);
    const unread = before === null ? ['the questions before it were not read: what leans on them was not seen'] : [];
    const { configurations, database, log } = this.runtime;
    const trial = behind(turn, configurations.current.trial);
    const parts = { nearby: new PgNearbyChunks(database), trial, deadlineMs };
    const { items, tried, notes } = await suggest(trace.answer, { id: questionId, scope, before: before ?? [] }, parts, turn.signal);
    log.debug({ questionId, tried, offered: items.length }, 'looked for what may be asked next');
    return { questionId, items: [...items], tried, notes: [...unread, ...notes] };
  }

  /** Without collections that are gone, or that are not theirs to see. */
  private async scopeOf(principal: Principal, { collectionIds, filter, asked }: StoredTrace): Promise<SearchScope> {
    const known = await this.collections.names(principal, collectionIds);
    const asOf = typeof asked['asOf'] === 'string' ? new Date(asked['asOf']) : null;
    return { principal, collectionIds: collectionIds.filter((id) => known.has(id)), filter, asOf };
  }
}

/** The same, each when nobody waits for an answer of his own. */
function behind({ beforeTrial }: Turn, trial: Answers): Answers {
  return {
    async *answer(question, signal) {
      await beforeTrial(signal);
      return yield* trial.answer(question, signal);
    },
  };
}
