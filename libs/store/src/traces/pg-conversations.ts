import { type AnswerChoice, mostTurns, type Principal } from '#core';
import type { Database } from '../database/database.ts';
import { askerOf } from '../database/reader.ts';

/** What goes before a question. */
export interface Before {
  /** The questions, the oldest first. */
  readonly turns: readonly string[];
  /** What was asked back to the last of them. */
  readonly offered: readonly AnswerChoice[];
}

interface TurnRow {
  readonly text: string;
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
    return { turns: rows.map(({ text }) => text).reverse(), offered: rows[0]?.choices ?? [] };
  }
}
