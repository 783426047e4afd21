import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '#config';
import { inTime, type Principal } from '#core';
import { CONFIG, LOG } from '#runtime';
import { PgConversations } from '#store';
import type { Log } from '#telemetry';

/** What goes before a question. */
@Injectable()
export class Conversations {
  constructor(
    @Inject(PgConversations) private readonly stored: Pick<PgConversations, 'turns'>,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** The questions asked before, the oldest first; null when they cannot be read in the time that a leg has. */
  async turns(principal: Principal, conversationId: string | null, signal: AbortSignal): Promise<readonly string[] | null> {
    if (conversationId === null) return [];
    const { legDeadlineMs } = this.config.retrieval;
    const read = await inTime(legDeadlineMs, signal, () => this.stored.turns(principal, conversationId));
    if ('value' in read) return read.value;
    this.log.warn({ err: read.error, conversationId }, 'the questions before this one were not read');
    return null;
  }
}
