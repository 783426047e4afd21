import type { Diff, ListOf, RevisionHistory, Rollback } from '../http/bodies.ts';
import { get, post, query, segment } from '../http/client.ts';

export const listHistory = (id: string, signal?: AbortSignal): Promise<ListOf<RevisionHistory>> =>
  get(query(`/v1/documents/${segment(id)}/revisions`, { limit: 100 }), signal);
export const readDiff = (id: string, from: number, to: number, signal?: AbortSignal): Promise<Diff> =>
  get(query(`/v1/documents/${segment(id)}/diff`, { from, to }), signal);
export const rollBack = (id: string, revision: number): Promise<Rollback> => post(`/v1/documents/${segment(id)}/rollback`, { revision });
