import type { Principal, RankingSettings } from '#core';

export type EvaluationStatus = 'waiting' | 'running' | 'done' | 'failed';
/** A tuning tries settings; an evaluation measures what is served. */
export type RunKind = 'evaluation' | 'tuning';
type Json = Readonly<Record<string, unknown>>;

export interface EvaluationRun {
  readonly id: string;
  readonly collection: string;
  readonly note: string | null;
  /** Whom it searches as. */
  readonly asker: Principal;
  readonly status: EvaluationStatus;
  readonly reason: string | null;
  readonly questions: number;
  readonly done: number;
  readonly configurationId: string | null;
  /** The version of the configuration it searches by; null until it begins. */
  readonly versionId: string | null;
  /** Of a tuning that was taken: what the collection is ranked under since. */
  readonly appliedConfigurationId: string | null;
  readonly figures: Json | null;
  /** Its questions were made by rule. */
  readonly synthetic: boolean;
  /** Settings that a tuning tries, the first those that were served when it was asked for. */
  readonly wanted: readonly RankingSettings[] | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly releasedAt: Date | null;
}

export interface EvaluationResult {
  readonly goldenId: string;
  readonly question: string;
  readonly result: Json;
}

export interface RunRow {
  readonly id: string;
  readonly collection_name: string;
  readonly note: string | null;
  readonly asker: Principal;
  readonly status: EvaluationStatus;
  readonly reason: string | null;
  readonly questions: number;
  readonly done: number;
  readonly configuration_id: string | null;
  readonly version_id: string | null;
  readonly applied_configuration_id: string | null;
  readonly figures: Json | null;
  readonly synthetic: boolean;
  readonly wanted: readonly RankingSettings[] | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly released_at: Date | null;
}

export function toRun(row: RunRow): EvaluationRun {
  const {
    collection_name,
    configuration_id,
    version_id,
    applied_configuration_id,
    created_at,
    started_at,
    ended_at,
    released_at,
    ...same
  } = row;
  return {
    ...same,
    collection: collection_name,
    configurationId: configuration_id,
    versionId: version_id,
    appliedConfigurationId: applied_configuration_id,
    createdAt: created_at,
    startedAt: started_at,
    endedAt: ended_at,
    releasedAt: released_at,
  };
}
