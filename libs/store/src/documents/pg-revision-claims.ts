import type { Database } from '../database/database.ts';

/** Longer than any revision takes; a process that was killed holds what it had no longer. */
const claimedSeconds = 600;

/** What one process makes of a revision in the background, no other begins meanwhile. */
export class PgRevisionClaims {
  private readonly database: Database;
  private readonly task: string;

  constructor(database: Database, task: string) {
    this.database = database;
    this.task = task;
  }

  /** False when another process is at it, or the revision is gone. */
  async claim(revisionId: string): Promise<boolean> {
    const rows = await this.database.transaction((transaction) =>
      transaction.query('claim_revision', [this.task, revisionId, claimedSeconds]),
    );
    return rows.length > 0;
  }

  async giveUp(revisionId: string): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('give_up_claim', [this.task, revisionId]));
  }
}
