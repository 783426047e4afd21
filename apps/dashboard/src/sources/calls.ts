import type { ListOf, Source, SourceBody, SourceItem, SourceRun } from '../http/bodies.ts';
import { get, patch, post, query, segment, send } from '../http/client.ts';

const at = (id: string, part = ''): string => `/v1/sources/${segment(id)}${part}`;

export const listSources = (signal?: AbortSignal): Promise<ListOf<Source>> => get(query('/v1/sources', { limit: 200 }), signal);
export const readSource = (id: string, signal?: AbortSignal): Promise<Source> => get(at(id), signal);
export const makeSource = (body: SourceBody): Promise<Source> => post('/v1/sources', body);
export const visitSource = (id: string): Promise<Source> => post(at(id, '/sync'), {});
export const trustSource = (id: string, guard: Source['guard']): Promise<Source> => patch(at(id), { guard });
export const releaseSource = (id: string): Promise<Source> => post(at(id, '/release'), {});
export const pauseSource = (id: string, paused: boolean): Promise<Source> => patch(at(id), { paused });
export const removeSource = (id: string, documents: 'keep' | 'delete'): Promise<unknown> =>
  send(query(at(id), { documents }), { method: 'DELETE' });
export const listRuns = (id: string, signal?: AbortSignal): Promise<ListOf<SourceRun>> =>
  get(query(at(id, '/runs'), { limit: 10 }), signal);
export const listItems = (
  id: string,
  filter: { readonly state: string; readonly cursor: string },
  signal?: AbortSignal,
): Promise<ListOf<SourceItem>> => get(query(at(id, '/items'), { ...filter, limit: 50 }), signal);
