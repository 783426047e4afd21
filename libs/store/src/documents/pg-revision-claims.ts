import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';

/** What a process that was killed held is free after so long. */
const claimedSeconds = 300;

/** What one process makes of a revision in the background, no other begins meanwhile. */
export class PgRevisionClaims {
  private readonly database: Database;
  private readonly task: string;
  private readonly seconds: number;

  constructor(database: Database, task: string, seconds = claimedSeconds) {
    this.database = database;
    this.task = task;
    this.seconds = seconds;
  }

  /** Held until it is disposed of, however long that takes. Null when somebody else is at it, or the revision is gone. */
  async claim(revisionId: string): Promise<AsyncDisposable | null> {
    const holder = newId();
    const run = (statement: string, ...more: readonly unknown[]): Promise<object[]> =>
      this.database.transaction((transaction) => transaction.query(statement, [this.task, revisionId, holder, ...more]));
    const rows = await run('claim_revision', this.seconds);
    if (rows.length === 0) return null;
    // One that fails is followed by others in time; where none comes through, the work is done twice and the same comes of it.
    const renew = (): void => void run('renew_claim', this.seconds).catch(() => undefined);
    const renewing = setInterval(renew, (this.seconds / 4) * 1000).unref();
    return {
      [Symbol.asyncDispose]: async () => {
        clearInterval(renewing);
        await run('give_up_claim');
      },
    };
  }
}
