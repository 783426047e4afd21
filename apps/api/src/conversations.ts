import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '#config';
import { Fault, inTime, type Principal, type Question } from '#core';
import { CONFIG, LOG } from '#runtime';
import { PgConversations } from '#store';
import type { Log } from '#telemetry';

/** What goes before a question. */
@Injectable()
export class Conversations {
  constructor(
    @Inject(PgConversations) private readonly stored: Pick<PgConversations, 'before' | 'repliedTo' | 'turnsBefore'>,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** The questions asked before, the oldest first, and what was asked back; null when they cannot be read in the time that a leg has. */
  async before(principal: Principal, conversationId: string | null, signal: AbortSignal): Promise<Before> {
    if (conversationId === null) return { turns: [] };
    const told = { about: { conversationId }, missing: 'the questions before this one were not read' };
    return (await this.read(told, signal, () => this.stored.before(principal, conversationId))) ?? { turns: null };
  }

  /** The one question that this replies to, and what was asked back to it, as far as whoever replies may see it; `not_found` where it has none. */
  async repliedTo(principal: Principal, questionId: string, signal: AbortSignal): Promise<Before> {
    const told = { about: { questionId }, missing: 'the question that this one replies to was not read' };
    return (await this.read(told, signal, () => this.stored.repliedTo(principal, questionId))) ?? { turns: null };
  }

  /** The questions before a stored one of the same asker, the oldest first; none of anybody else's; null when they cannot be read. */
  turnsBefore(principal: Principal, questionId: string, signal: AbortSignal): Promise<readonly string[] | null> {
    const told = { about: { questionId }, missing: 'the questions before a stored one were not read' };
    return this.read(told, signal, () => this.stored.turnsBefore(principal, questionId));
  }

  private async read<Value>({ about, missing }: Told, signal: AbortSignal, work: () => Promise<Value>): Promise<Value | null> {
    const read = await inTime(this.config.retrieval.legDeadlineMs, signal, work);
    if ('value' in read) return read.value;
    if (read.error instanceof Fault && read.error.code === 'not_found') throw read.error;
    this.log.warn({ err: read.error, ...about }, missing);
    return null;
  }
}

type Before = Pick<Question, 'turns' | 'offered'>;

/** For the log, where it is not read. */
interface Told {
  readonly about: Readonly<Record<string, string>>;
  readonly missing: string;
}
