import { type AnswerChoice, mostTurns, type Principal } from '#core';
import type { Database } from '../database/database.ts';
import { askerOf } from '../database/reader.ts';

/** What goes before a question. */
export interface Before {
  /** The questions, the oldest first. */
  readonly turns: readonly string[];
  /** What was asked back to the last of them that was answered. */
  readonly offered: readonly AnswerChoice[];
}

interface TurnRow {
  readonly text: string;
  /** False where it failed or was stopped: its asker saw no answer. */
  readonly answered: boolean;
  readonly choices: readonly AnswerChoice[] | null;
}

/** Reads what was asked before in a conversation. It belongs to the key that asks: another key's of the same name is another conversation. */
export class PgConversations {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Empty for a conversation that begins now. */
  async before(principal: Principal, conversationId: string): Promise<Before> {
    const [organisation, , key] = askerOf(principal);
    const rows = await this.database.query<TurnRow>('list_conversation_turns', [organisation, key, conversationId, mostTurns]);
    const last = rows.findIndex(({ answered }) => answered);
    const offered = rows[last]?.choices ?? [];
    // A reply that was stopped is asked again: it was no question of its own.
    const turns = offered.length > 0 ? rows.slice(last) : rows;
    return { turns: turns.map(({ text }) => text).reverse(), offered };
  }
}
