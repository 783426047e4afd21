import type { Principal, RungOrFailed } from '#core';
import type { Database } from '../database/database.ts';
import { askerOf, readerOf } from '../database/reader.ts';

export interface UsedDocument {
  readonly documentId: string;
  readonly title: string;
  readonly collection: string;
  readonly retrieved: number;
  readonly cited: number;
  readonly lastAt: Date | null;
}

/** The contract's Activity with times as Dates. Readers who are not admins see their own questions and the documents they may read. */
export interface ActivityFigures {
  readonly hours: number;
  readonly questions: number;
  readonly answered: number;
  readonly abstained: number;
  readonly failed: number;
  /** The highest first, without those on which nothing stood. */
  readonly rungs: readonly { readonly rung: RungOrFailed; readonly count: number }[];
  readonly searches: number;
  readonly thumbs: { readonly up: number; readonly down: number };
  readonly hits: readonly { readonly at: Date; readonly count: number }[];
  readonly mostUsed: readonly UsedDocument[];
  readonly neverUsed: readonly UsedDocument[];
  readonly unanswered: readonly {
    readonly id: string;
    readonly question: string;
    readonly reason: string | null;
    readonly askedAt: Date;
  }[];
  readonly stages: readonly { readonly stage: string; readonly count: number; readonly p50Ms: number; readonly p95Ms: number }[];
}

const listed = 10;

interface CountRow {
  readonly questions: number;
  readonly answered: number;
  readonly abstained: number;
  readonly failed: number;
  readonly searches: number;
}

export class PgActivity {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async read(principal: Principal, hours: number): Promise<ActivityFigures> {
    const [counts] = await this.database.query<CountRow>('count_questions', [...askerOf(principal), hours]);
    const [thumbs] = await this.database.query<{ up: number; down: number }>('count_thumbs', [...askerOf(principal), hours]);
    const hits = await this.database.query<{ at: Date; hits: number }>('count_hits', [...askerOf(principal), hours]);
    const unanswered = await this.database.query<{ id: string; text: string; reason: string | null; asked_at: Date }>('list_unanswered', [
      ...askerOf(principal),
      hours,
      listed,
    ]);
    const stages = await this.database.query<{ stage: string; count: number; p50_ms: number; p95_ms: number }>('summarise_stages', [
      ...askerOf(principal),
      hours,
    ]);
    return {
      hours,
      ...(counts ?? { questions: 0, answered: 0, abstained: 0, failed: 0, searches: 0 }),
      rungs: await this.rungs(principal, hours),
      thumbs: thumbs ?? { up: 0, down: 0 },
      hits: hits.map((row) => ({ at: row.at, count: row.hits })),
      mostUsed: (await this.database.query<UsedRow>('list_most_used', [...readerOf(principal), hours, listed])).map(toUsed),
      neverUsed: (await this.database.query<UsedRow>('list_never_used', [...readerOf(principal), listed])).map(toUsed),
      unanswered: unanswered.map((row) => ({ id: row.id, question: row.text, reason: row.reason, askedAt: row.asked_at })),
      stages: stages.map((row) => ({ stage: row.stage, count: row.count, p50Ms: row.p50_ms, p95Ms: row.p95_ms })),
    };
  }

  private async rungs(principal: Principal, hours: number): Promise<ActivityFigures['rungs']> {
    const rows = await this.database.query<{ rung: RungOrFailed; questions: number }>('count_rungs', [...askerOf(principal), hours]);
    const counts = new Map(rows.map(({ rung, questions }) => [rung, questions]));
    return downTheLadder.flatMap((rung) => {
      const count = counts.get(rung);
      return count === undefined ? [] : [{ rung, count }];
    });
  }
}

const downTheLadder: readonly RungOrFailed[] = ['cached', 'composed', 'stand_in', 'extracted', 'retrieval_only', 'refused', 'failed'];

interface UsedRow {
  readonly id: string;
  readonly title: string | null;
  readonly collection_name: string;
  readonly retrieved?: number;
  readonly cited?: number;
  readonly last_at?: Date;
}

function toUsed(row: UsedRow): UsedDocument {
  return {
    documentId: row.id,
    title: row.title ?? '',
    collection: row.collection_name,
    retrieved: row.retrieved ?? 0,
    cited: row.cited ?? 0,
    lastAt: row.last_at ?? null,
  };
}
