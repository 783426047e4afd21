import { mostTurns, type Principal } from '#core';
import type { Database } from '../database/database.ts';
import { askerOf } from '../database/reader.ts';

/** Reads what was asked before in a conversation. It belongs to the key that asks: another key's of the same name is another conversation. */
export class PgConversations {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** The oldest first; empty for a conversation that begins now. */
  async turns(principal: Principal, conversationId: string): Promise<string[]> {
    const [organisation, , key] = askerOf(principal);
    const rows = await this.database.query<{ text: string }>('list_conversation_turns', [organisation, key, conversationId, mostTurns]);
    return rows.map(({ text }) => text).reverse();
  }
}
