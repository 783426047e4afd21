import type { Principal, RankingSettings } from '#core';
import type { Database } from '../database/database.ts';
import { json } from '../database/storable.ts';
import type { RunKind } from './evaluation-rows.ts';
import type { GoldenFields } from './pg-golden-questions.ts';

/** A run that this process holds. `attempt` is its ticket: once another has taken the run over, nothing is written under it. */
export interface ClaimedRun {
  readonly id: string;
  readonly collectionId: string;
  readonly asker: Principal;
  readonly attempt: number;
  /** How often it was begun and not handed back, this time included. */
  readonly tries: number;
  readonly kind: RunKind;
  /** Settings that a tuning tries. */
  readonly wanted: readonly RankingSettings[] | null;
  /** The version of the configuration it searches by; null: the one that is served when it begins. */
  readonly versionId: string | null;
}

export interface OpenQuestion extends GoldenFields {
  readonly id: string;
}

interface ClaimedRow {
  readonly id: string;
  readonly collection_id: string;
  readonly asker: Principal;
  readonly attempts: number;
  readonly tries: number;
  readonly kind: RunKind;
  readonly wanted: readonly RankingSettings[] | null;
  readonly version_id: string | null;
}

type Json = Readonly<Record<string, unknown>>;

/** How long a run stays held without a word; a process that dies holds it that long. */
const holdSeconds = 60;

/** Evaluations as whoever runs them sees them. The rows are the truth: what is held by nobody is gone on with. */
export class PgEvaluationWork {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async claim(): Promise<ClaimedRun | null> {
    const [row] = await this.database.transaction((transaction) => transaction.query<ClaimedRow>('claim_evaluation_run', [holdSeconds]));
    if (!row) return null;
    const { id, collection_id: collectionId, asker, attempts: attempt, tries, kind, wanted, version_id: versionId } = row;
    return { id, collectionId, asker, attempt, tries, kind, wanted, versionId };
  }

  /** Notes what it is measured under. The configuration that it began under, when it is gone on with; null when it is not ours any more. */
  async begin({ id, attempt }: ClaimedRun, configurationId: string, versionId: string | null = null): Promise<string | null> {
    const [row] = await this.database.transaction((transaction) =>
      transaction.query<{ configuration_id: string }>('begin_evaluation_run', [id, configurationId, attempt, versionId]),
    );
    return row?.configuration_id ?? null;
  }

  async open(runId: string, limit: number): Promise<OpenQuestion[]> {
    return this.database.query<OpenQuestion>('list_unevaluated_questions', [runId, limit]);
  }

  /** False when the run is not ours any more. */
  async save({ id, attempt }: ClaimedRun, question: OpenQuestion, result: Json): Promise<boolean> {
    const parameters = [id, question.id, question.question, json(result), holdSeconds, attempt];
    return this.written('insert_evaluation_result', parameters);
  }

  async finish({ id, attempt }: ClaimedRun, figures: Json): Promise<boolean> {
    return this.written('end_evaluation_run', [id, 'done', null, json(figures), attempt]);
  }

  async fail({ id, attempt }: ClaimedRun, reason: string): Promise<boolean> {
    return this.written('end_evaluation_run', [id, 'failed', reason, null, attempt]);
  }

  /** For whoever is next, at once. */
  async handBack({ id, attempt }: ClaimedRun): Promise<boolean> {
    return this.written('release_evaluation_run', [id, attempt]);
  }

  private async written(statement: string, parameters: readonly unknown[]): Promise<boolean> {
    return (await this.database.transaction((transaction) => transaction.query(statement, parameters))).length > 0;
  }
}
