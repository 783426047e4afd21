import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '#config';
import { inTime, type Principal, type Question } from '#core';
import { CONFIG, LOG } from '#runtime';
import { PgConversations, PgTraces } from '#store';
import type { Log } from '#telemetry';

/** What goes before a question. */
@Injectable()
export class Conversations {
  constructor(
    @Inject(PgConversations) private readonly stored: Pick<PgConversations, 'before'>,
    @Inject(PgTraces) private readonly traces: Pick<PgTraces, 'get'>,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** The questions asked before, the oldest first, and what was asked back; null when they cannot be read in the time that a leg has. */
  async before(principal: Principal, conversationId: string | null, signal: AbortSignal): Promise<Pick<Question, 'turns' | 'offered'>> {
    if (conversationId === null) return { turns: [] };
    const { legDeadlineMs } = this.config.retrieval;
    const read = await inTime(legDeadlineMs, signal, () => this.stored.before(principal, conversationId));
    if ('value' in read) return read.value;
    this.log.warn({ err: read.error, conversationId }, 'the questions before this one were not read');
    return { turns: null };
  }

  /** The one question that this replies to, and what was asked back to it, as its trace has them for whoever replies; `not_found` where it has none. */
  async repliedTo(principal: Principal, questionId: string): Promise<Pick<Question, 'turns' | 'offered'>> {
    const { question, answer } = await this.traces.get(principal, questionId);
    return { turns: [answer?.understood?.query ?? question], offered: answer?.choices ?? [] };
  }
}
