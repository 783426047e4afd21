import { Fault, invariant, type Principal } from '#core';
import type { Database, Queryable, Transaction } from '../database/database.ts';
import { type Page, type PageRequest, pagesOf } from '../database/page.ts';
import { json } from '../database/storable.ts';
import { auditIn } from '../audit/audit-in.ts';
import { identify } from '../traces/body-id.ts';
import {
  type Activation,
  type ActivationRow,
  type Active,
  type ActiveRow,
  type ConfigurationVersion,
  type KeptVersion,
  type ScoreRow,
  type StoredVersion,
  toActivation,
  toActive,
  toScore,
  toVersion,
  type VersionRow,
  type VersionScore,
} from './configuration-rows.ts';

/** Who changes what is served, and why. */
export interface ActivationRequest {
  readonly principal: Principal;
  readonly reason: string | null;
  /** Served before anything was made active: the first change keeps it, so that there is something to go back to. */
  readonly startedWith: string;
  /** Throws where it must not be served; has no other effect. */
  readonly allow: (version: StoredVersion) => void;
}

/** What is served from now on. */
export interface Activated {
  readonly active: Active;
  readonly version: StoredVersion;
  /** What evaluations of it have come to. */
  readonly scores: readonly VersionScore[];
}

/**
 * Versions of the configuration and the record of which was served since when. Nothing here is ever changed or deleted: what is served
 * is the newest line of the record. They hold for the whole installation, whatever organisation an admin is of.
 */
export class PgConfigurations {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** The version with these settings: the one that there is already, or a new one. */
  async keep(principal: Principal | null, version: Omit<ConfigurationVersion, 'id'>): Promise<KeptVersion> {
    const { name, note, settings, prompts } = version;
    const id = versionIdOf(version);
    const parameters = [id, name, note, json(settings), json(prompts), principal?.organisationId ?? null, principal?.keyId ?? null];
    const made = await this.database.transaction((transaction) => transaction.query('insert_configuration_version', parameters));
    return { ...(await this.get(principal, id)), isNew: made.length > 0 };
  }

  /** Who made it and why is left out where that was another organisation, and for nobody. */
  async get(principal: Principal | null, id: string): Promise<StoredVersion> {
    return find(this.database, principal, id);
  }

  /** Newest first; who made each and why as in `get`. */
  async list({ organisationId }: Principal, page: PageRequest): Promise<Page<StoredVersion>> {
    const list = pagesOf('configurations', numbers);
    const parameters = [null, list.after(page), page.limit + 1, organisationId];
    const rows = await this.database.query<VersionRow>('list_configuration_versions', parameters);
    return list.cut(rows.map(toVersion), page, ({ number }) => String(number));
  }

  /** What is served now; null before anything was made active. */
  async active(): Promise<Active | null> {
    const row = await newest(this.database);
    return row && toActive(row);
  }

  /** What a rollback would go back to; null when there is nothing. */
  async before(): Promise<string | null> {
    const now = await newest(this.database);
    if (now === null || now.before === null) return null;
    const [row] = await this.database.query<ActiveRow>('find_configuration_activation', [now.before]);
    return row?.version_id ?? null;
  }

  /** Makes a version the one that is served. One that is served already stays it, and nothing is written. */
  async activate(id: string, request: ActivationRequest): Promise<Activated> {
    return this.changing(request, async (transaction, now) => {
      const version = await find(transaction, request.principal, id);
      request.allow(version);
      if (now.version_id === id) return { active: toActive(now), version, scores: await scoresOfOne(transaction, request.principal, id) };
      const activated = await change(transaction, request, { version, before: now.number, kind: 'activate' });
      return audited(transaction, request, { activated, from: now.version_id, action: 'configuration.activate' });
    });
  }

  /** Back to what was served before. With `from`, only while that is what is served. `conflict` when there is nothing before it. */
  async rollBack(from: string | null, request: ActivationRequest): Promise<Activated> {
    return this.changing(request, async (transaction, now) => {
      if (from !== null && now.version_id !== from)
        throw new Fault('conflict', `The configuration ${from} is not the one that is served any more; ${now.version_id} is. Look again.`);
      const [target] = now.before === null ? [] : await transaction.query<ActiveRow>('find_configuration_activation', [now.before]);
      if (!target) throw new Fault('conflict', 'There is no configuration before the one that is served. Activate one of those there are.');
      const version = await find(transaction, request.principal, target.version_id);
      request.allow(version);
      const activated = await change(transaction, request, { version, before: target.before, kind: 'rollback' });
      return audited(transaction, request, { activated, from: now.version_id, action: 'configuration.rollback' });
    });
  }

  /** Newest first. What admins of other organisations wrote and measured is left out. */
  async history({ organisationId }: Principal, page: PageRequest): Promise<Page<Activation>> {
    const list = pagesOf('activations', numbers);
    const parameters = [organisationId, list.after(page), page.limit + 1];
    const rows = await this.database.query<ActivationRow>('list_configuration_activations', parameters);
    return list.cut(rows.map(toActivation), page, ({ number }) => String(number));
  }

  /** By version: what the newest evaluation of each collection came to under it. */
  async scores({ organisationId }: Principal, ids: readonly string[]): Promise<ReadonlyMap<string, readonly VersionScore[]>> {
    return scoresOf(this.database, organisationId, ids);
  }

  /** In one transaction, for a database that many questions wait for hands each of them out in turn. */
  private changing(
    { startedWith, principal }: ActivationRequest,
    work: (transaction: Transaction, now: ActiveRow) => Promise<Activated>,
  ): Promise<Activated> {
    return this.database.transaction(async (transaction) => {
      await transaction.query('lock_configurations');
      const now = await newest(transaction);
      if (now) return work(transaction, now);
      const { active } = await change(
        transaction,
        { principal, reason: null },
        { version: await find(transaction, principal, startedWith), before: null, kind: 'start' },
      );
      return work(transaction, { number: active.number, version_id: active.versionId, before: null, at: active.since });
    });
  }
}

/** Equal settings and equal prompts are one version. */
export function versionIdOf({ settings, prompts }: Pick<ConfigurationVersion, 'settings' | 'prompts'>): string {
  return identify({ settings, prompts }).id;
}

interface Change {
  readonly version: StoredVersion;
  readonly before: number | null;
  readonly kind: Activation['kind'];
}

async function change(
  transaction: Transaction,
  { principal, reason }: Pick<ActivationRequest, 'principal' | 'reason'>,
  { version, before, kind }: Change,
): Promise<Activated> {
  const scores = await scoresOfOne(transaction, principal, version.id);
  // Nobody made it active at the start, but its scores are those that this organisation may see.
  const by = [principal.organisationId, kind === 'start' ? null : principal.keyId];
  const parameters = [version.id, before, kind, ...by, reason, json(scores)];
  const [row] = await transaction.query<ActiveRow>('insert_configuration_activation', parameters);
  invariant(row, 'an insert answers the line it wrote');
  return { active: toActive(row), version: { ...version, activatedAt: row.at }, scores };
}

interface Audited {
  readonly activated: Activated;
  /** Served until then. */
  readonly from: string;
  readonly action: string;
}

/** With the change itself, so that there is never one without the other. */
async function audited(
  transaction: Transaction,
  { principal, reason }: ActivationRequest,
  { activated, from, action }: Audited,
): Promise<Activated> {
  const { active, version } = activated;
  const details = { name: version.name, from, number: active.number, ...(reason !== null && { reason }) };
  await auditIn(transaction, principal, { action, target: version.id, details });
  return activated;
}

async function scoresOfOne(queryable: Queryable, { organisationId }: Principal, id: string): Promise<readonly VersionScore[]> {
  return (await scoresOf(queryable, organisationId, [id])).get(id) ?? [];
}

async function find(queryable: Queryable, principal: Principal | null, id: string): Promise<StoredVersion> {
  const [row] = await queryable.query<VersionRow>('list_configuration_versions', [id, null, 1, principal?.organisationId ?? null]);
  if (!row) throw missing(id);
  return toVersion(row);
}

async function newest(queryable: Queryable): Promise<ActiveRow | null> {
  const [row] = await queryable.query<ActiveRow>('find_active_configuration');
  return row ?? null;
}

async function scoresOf(queryable: Queryable, organisationId: string, ids: readonly string[]): Promise<Map<string, VersionScore[]>> {
  const rows = await queryable.query<ScoreRow>('list_version_scores', [organisationId, ids]);
  return Map.groupBy(rows, (row) => row.version_id)
    .entries()
    .reduce((scores, [id, of]) => scores.set(id, of.map(toScore)), new Map<string, VersionScore[]>());
}

const numbers = /^\d{1,18}$/;

function missing(id: string): Fault {
  return new Fault('not_found', `There is no configuration ${id}. GET /v1/configurations lists those there are.`);
}
