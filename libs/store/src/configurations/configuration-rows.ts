import type { ConfigurationSettings } from '#core';

/** Who did something, by key; nulls where nobody had one, or the process itself did it. */
export interface ByKey {
  readonly keyId: string | null;
  readonly keyName: string | null;
}

/** One immutable version of everything that decides answers. */
export interface ConfigurationVersion {
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
  readonly settings: ConfigurationSettings;
  /** Texts of the prompt files, by id. */
  readonly prompts: Readonly<Record<string, string>>;
}

export interface StoredVersion extends ConfigurationVersion {
  readonly number: number;
  readonly by: ByKey;
  readonly createdAt: Date;
  /** When it was last made the one that is served. */
  readonly activatedAt: Date | null;
}

/** False: its body was there already, under the name that it has. */
export interface KeptVersion extends StoredVersion {
  readonly isNew: boolean;
}

/** What an evaluation of a version came to in one collection. */
export interface VersionScore {
  readonly evaluationId: string;
  readonly collection: string;
  readonly questions: number;
  readonly synthetic: boolean;
  readonly ndcg10: number;
  readonly interval: readonly [number, number];
  readonly recall10: number;
  readonly endedAt: string;
  readonly releasedAt: string | null;
}

export interface Active {
  readonly number: number;
  readonly versionId: string;
  readonly since: Date;
}

export interface Activation {
  readonly number: number;
  readonly versionId: string;
  readonly versionName: string;
  readonly kind: 'start' | 'activate' | 'rollback';
  readonly by: ByKey;
  readonly reason: string | null;
  /** Of the version, as they were at that moment. */
  readonly scores: readonly VersionScore[];
  readonly at: Date;
}

interface KeyedRow {
  readonly key_id: string | null;
  readonly key_name: string | null;
}

export interface VersionRow extends KeyedRow, ConfigurationVersion {
  readonly number: number;
  readonly created_at: Date;
  readonly activated_at: Date | null;
}

export interface ActiveRow {
  readonly number: number;
  readonly version_id: string;
  readonly before: number | null;
  readonly at: Date;
}

export interface ActivationRow extends KeyedRow, Pick<Activation, 'number' | 'kind' | 'reason' | 'scores' | 'at'> {
  readonly version_id: string;
  readonly version_name: string;
}

export interface ScoreRow extends Pick<VersionScore, 'collection' | 'questions' | 'synthetic' | 'ndcg10' | 'interval' | 'recall10'> {
  readonly version_id: string;
  readonly evaluation_id: string;
  readonly ended_at: Date;
  readonly released_at: Date | null;
}

export function toVersion({ key_id, key_name, created_at, activated_at, ...row }: VersionRow): StoredVersion {
  return { ...row, by: { keyId: key_id, keyName: key_name }, createdAt: created_at, activatedAt: activated_at };
}

export function toActive({ number, version_id, at }: ActiveRow): Active {
  return { number, versionId: version_id, since: at };
}

export function toActivation({ key_id, key_name, version_id, version_name, ...row }: ActivationRow): Activation {
  return { ...row, versionId: version_id, versionName: version_name, by: { keyId: key_id, keyName: key_name } };
}

export function toScore(row: ScoreRow): VersionScore {
  const { collection, questions, synthetic, ndcg10, interval, recall10, released_at } = row;
  const figures = { collection, questions, synthetic, ndcg10, interval, recall10 };
  const times = { endedAt: row.ended_at.toISOString(), releasedAt: released_at?.toISOString() ?? null };
  return { evaluationId: row.evaluation_id, ...figures, ...times };
}
