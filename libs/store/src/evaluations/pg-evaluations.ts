import { type Collection, Fault, type Principal, type RankingSettings } from '#core';
import { auditIn } from '../audit/audit-in.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { type Page, type PageRequest, pagesOf } from '../database/page.ts';
import { readerOf } from '../database/reader.ts';
import { json } from '../database/storable.ts';
import { lockCollection, writeSettings } from '../documents/change-settings.ts';
import { type EvaluationResult, type EvaluationRun, type RunKind, type RunRow, toRun } from './evaluation-rows.ts';

export interface WantedRun {
  readonly collectionId: string;
  readonly note: string | null;
  readonly asker: Principal;
  /** Ask the questions made by rule although there are others. */
  readonly synthetic?: boolean;
  /** Settings that a tuning tries. */
  readonly wanted?: readonly RankingSettings[];
  /** A version of the configuration instead of the one that is served. */
  readonly versionId?: string | null;
}

export interface TakenTuning {
  /** As it was when the configuration was made. */
  readonly collection: Collection;
  readonly ranking: RankingSettings;
  /** Of the collection with that ranking. */
  readonly configurationId: string;
  /** What speaks for it, for the record. */
  readonly evidence?: Readonly<Record<string, unknown>>;
}

export interface MeasuredConfiguration {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  /** The runs it was released with, newest first. */
  readonly released: readonly EvaluationRun[];
}

interface WorstRow {
  readonly golden_id: string;
  readonly question: string;
  readonly result: EvaluationResult['result'];
  readonly score: number;
}

const releasedShown = 50;
const resultsAtOnce = 500;

/**
 * Evaluations as people ask for them and look at them; see PgEvaluationWork for what runs them. A run tells what the documents it searched
 * hold, so it exists only for those who may see all that it could: admins, and keys with all of its groups.
 */
export class PgEvaluations {
  private readonly database: Database;
  private readonly kind: RunKind;

  constructor(database: Database, kind: RunKind = 'evaluation') {
    this.database = database;
    this.kind = kind;
  }

  /** `conflict` while the collection has no golden questions. */
  async ask(
    principal: Principal,
    { collectionId, note, asker, synthetic = false, wanted, versionId = null }: WantedRun,
  ): Promise<EvaluationRun> {
    const id = newId();
    const { organisationId, keyId } = principal;
    const tries = wanted ? json(wanted) : null;
    const parameters = [id, organisationId, collectionId, keyId, note, json(asker), this.kind, tries, synthetic, versionId];
    const rows = await this.database.transaction(async (transaction) => {
      const made = await transaction.query('insert_evaluation_run', parameters);
      if (made.length > 0) await auditIn(transaction, principal, { action: `${this.kind}.create`, target: id, details: { collectionId } });
      return made;
    });
    if (rows.length === 0)
      throw new Fault(
        'conflict',
        `The collection has no ${synthetic ? 'synthetic' : 'golden'} questions. POST /v1/collections/{collection}/golden${synthetic ? '/synthetic makes' : ' adds'} them.`,
      );
    return this.get(principal, id);
  }

  /** Newest first. */
  async list(principal: Principal, collectionId: string | null, page: PageRequest): Promise<Page<EvaluationRun>> {
    const list = pagesOf(`${this.kind} runs of ${collectionId ?? 'all'}`);
    const parameters = [...readerOf(principal), collectionId, list.after(page), page.limit + 1, null, null, this.kind];
    const rows = await this.database.query<RunRow>('list_evaluation_runs', parameters);
    return list.cut(rows.map(toRun), page, ({ id }) => id);
  }

  async get(principal: Principal, id: string): Promise<EvaluationRun> {
    const [row] = await this.database.query<RunRow>('list_evaluation_runs', [...readerOf(principal), null, null, 1, id, null, this.kind]);
    if (!row) throw this.missing(id);
    return toRun(row);
  }

  async results(principal: Principal, id: string, page: PageRequest): Promise<Page<EvaluationResult>> {
    const { organisationId, role, groups, keyId } = principal;
    const list = pagesOf(`results of ${id}`);
    const parameters = [organisationId, id, list.after(page), page.limit + 1, role, groups, keyId];
    const rows = await this.database.query<{ golden_id: string; question: string; result: EvaluationResult['result'] }>(
      'list_evaluation_results',
      parameters,
    );
    const items = rows.map(({ golden_id, ...row }) => ({ ...row, goldenId: golden_id }));
    return list.cut(items, page, ({ goldenId }) => goldenId);
  }

  /** By the final ranking's nDCG@10, over all of them; a result without one counts as 0. */
  async worst(principal: Principal, id: string, page: PageRequest): Promise<Page<EvaluationResult>> {
    const { organisationId, role, groups, keyId } = principal;
    const list = pagesOf(`worst results of ${id}`, /^[\d.e-]+ [\w-]+$/);
    const [score = null, after = null] = list.after(page)?.split(' ') ?? [];
    const parameters = [organisationId, id, score, after, page.limit + 1, role, groups, keyId];
    const rows = await this.database.query<WorstRow>('list_worst_results', parameters);
    const { items, nextCursor } = list.cut(rows, page, (row) => `${row.score} ${row.golden_id}`);
    return { items: items.map(({ golden_id: goldenId, question, result }) => ({ goldenId, question, result })), nextCursor };
  }

  async allResults(principal: Principal, id: string): Promise<EvaluationResult[]> {
    const all: EvaluationResult[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Page<EvaluationResult> = await this.results(principal, id, { limit: resultsAtOnce, cursor });
      all.push(...page.items);
      cursor = page.nextCursor;
    }
    return all;
  }

  /** Says, or takes back, that its configuration was released with these scores. `conflict` unless it is done. */
  async release(principal: Principal, id: string, isReleased: boolean): Promise<EvaluationRun> {
    await this.get(principal, id);
    const rows = await this.database.transaction(async (transaction) => {
      const changed = await transaction.query('change_evaluation_run', [principal.organisationId, id, isReleased]);
      const act = { action: 'evaluation.release', target: id, details: { released: isReleased } };
      if (changed.length > 0) await auditIn(transaction, principal, act);
      return changed;
    });
    const run = await this.get(principal, id);
    if (rows.length === 0)
      throw new Fault('conflict', `The evaluation ${id} is ${run.status}: only one that is done has scores to release.`);
    return run;
  }

  /**
   * Gives the collection a ranking and notes that the tuning was taken: both or neither. `conflict` unless the tuning is done and the
   * collection is set as `collection` says.
   */
  async apply(principal: Principal, id: string, { collection, ranking, configurationId, evidence }: TakenTuning): Promise<void> {
    await this.get(principal, id);
    await this.database.transaction(async (transaction) => {
      const { settings, settings_version: version } = await lockCollection(transaction, principal, collection.id);
      if (version !== collection.settingsVersion)
        throw new Fault(
          'conflict',
          `The settings of "${collection.name}" were changed a moment ago; look at them, then apply the tuning again.`,
        );
      const noted = await transaction.query('apply_tuning', [principal.organisationId, id, configurationId, collection.id]);
      if (noted.length === 0)
        throw new Fault('conflict', `The tuning ${id} of "${collection.name}" is not done: there is nothing to apply.`);
      await writeSettings(transaction, principal, collection.id, { ...settings, ranking });
      const details = { collection: collection.name, ranking, settingsVersion: { from: version, to: version + 1 }, ...evidence };
      await auditIn(transaction, principal, { action: 'tuning.apply', target: id, details });
    });
  }

  async delete(principal: Principal, id: string): Promise<void> {
    await this.get(principal, id);
    await this.database.transaction(async (transaction) => {
      const [gone] = await transaction.query('delete_evaluation_run', [principal.organisationId, id]);
      if (!gone) throw this.missing(id);
      await auditIn(transaction, principal, { action: `${this.kind}.delete`, target: id, details: {} });
    });
  }

  async configuration(principal: Principal, id: string): Promise<MeasuredConfiguration> {
    const [row] = await this.database.query<{ id: string; body: MeasuredConfiguration['body']; created_at: Date }>('find_configuration', [
      principal.organisationId,
      id,
    ]);
    if (!row) throw new Fault('not_found', `No evaluation was run under a configuration ${id}.`);
    const runs = await this.database.query<RunRow>('list_evaluation_runs', [
      ...readerOf(principal),
      null,
      null,
      releasedShown,
      null,
      id,
      this.kind,
    ]);
    return { id: row.id, body: row.body, createdAt: row.created_at, released: runs.map(toRun) };
  }

  /** Titles and external ids by document id; those that the reader may not see are missing. */
  async titles(
    principal: Principal,
    documentIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly title: string; readonly externalId: string }>> {
    const rows = await this.database.query<{ id: string; external_id: string; title: string | null }>('list_titles', [
      ...readerOf(principal),
      [...new Set(documentIds)],
    ]);
    return new Map(rows.map((row) => [row.id, { title: row.title ?? row.external_id, externalId: row.external_id }]));
  }

  private missing(id: string): Fault {
    const road = this.kind === 'evaluation' ? '/v1/evaluations' : '/v1/collections/{collection}/tunings';
    return new Fault('not_found', `There is no ${this.kind} ${id}. GET ${road} lists those there are.`);
  }
}
