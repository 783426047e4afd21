import type { Principal } from '#core';

export type EvaluationStatus = 'waiting' | 'running' | 'done' | 'failed';
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
  readonly figures: Json | null;
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
  readonly figures: Json | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly released_at: Date | null;
}

export function toRun({ collection_name, configuration_id, created_at, started_at, ended_at, released_at, ...row }: RunRow): EvaluationRun {
  return {
    ...row,
    collection: collection_name,
    configurationId: configuration_id,
    createdAt: created_at,
    startedAt: started_at,
    endedAt: ended_at,
    releasedAt: released_at,
  };
}
