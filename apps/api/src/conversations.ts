import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '#config';
import { inTime, type Principal, type Question } from '#core';
import { CONFIG, LOG } from '#runtime';
import { PgConversations } from '#store';
import type { Log } from '#telemetry';

/** What goes before a question. */
@Injectable()
export class Conversations {
  constructor(
    @Inject(PgConversations) private readonly stored: Pick<PgConversations, 'before'>,
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
}
