import type { Principal } from '#core';
import type { Database } from '../database/database.ts';
import { askerOf } from '../database/reader.ts';

/** One day of questions, counted; `reciprocalRanks` and `gains` are sums over the answered. */
export interface OnlineDay {
  /** As in 2026-11-21, UTC. */
  readonly day: string;
  readonly questions: number;
  readonly answered: number;
  /** Answered with a citation among the first passages asked for. */
  readonly found: number;
  readonly reciprocalRanks: number;
  readonly gains: number;
  readonly up: number;
  readonly down: number;
}

interface Wanted {
  readonly days: number;
  readonly collectionId: string | null;
  /** How many of the first passages count as found. */
  readonly first: number;
}

/** How good retrieval is by what answers came to cite and by what people said. An admin measures all questions, others their own. */
export class PgOnlineMeasures {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async read(principal: Principal, { days, collectionId, first }: Wanted): Promise<OnlineDay[]> {
    const rows = await this.database.query<Omit<OnlineDay, 'reciprocalRanks'> & { reciprocal_ranks: number }>('measure_citations', [
      ...askerOf(principal),
      days,
      collectionId,
      first,
    ]);
    return rows.map(({ reciprocal_ranks, ...row }) => ({ ...row, reciprocalRanks: reciprocal_ranks }));
  }
}
