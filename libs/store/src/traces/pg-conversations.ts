import { type AnswerChoice, mostTurns, type Principal } from '#core';
import type { Database } from '../database/database.ts';
import { askerOf, readerOf } from '../database/reader.ts';
import { missingQuestion } from './missing-question.ts';

/** What goes before a question. */
export interface Before {
  /** The questions, the oldest first. */
  readonly turns: readonly string[];
  /** What was asked back to the last of them that was answered. */
  readonly offered: readonly AnswerChoice[];
}

/** Of fewer there is nothing to choose. */
const fewestChoices = 2;

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

  /** The one question that is replied to, and what was asked back to it, as far as whoever replies may see it; `not_found` where it is not theirs. */
  async repliedTo(principal: Principal, questionId: string): Promise<Before> {
    const parameters = [...readerOf(principal), principal.keyId, questionId];
    const [row] = await this.database.query<Omit<TurnRow, 'answered'>>('find_replied_question', parameters);
    if (!row) throw missingQuestion(questionId);
    const choices = row.choices ?? [];
    return { turns: [row.text], offered: choices.length < fewestChoices ? [] : choices };
  }

  /** The questions of its conversation before one that was asked with this key, the oldest first. */
  async turnsBefore(principal: Principal, questionId: string): Promise<readonly string[]> {
    const [organisation, , key] = askerOf(principal);
    const rows = await this.database.query<Pick<TurnRow, 'text'>>('list_turns_before_question', [organisation, key, questionId, mostTurns]);
    return rows.map(({ text }) => text).reverse();
  }
}
