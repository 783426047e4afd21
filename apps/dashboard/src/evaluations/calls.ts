import type {
  Evaluation,
  EvaluationComparison,
  EvaluatedQuestion,
  GoldenQuestion,
  ListOf,
  OnlineMeasures,
  Tuning,
} from '../http/bodies.ts';
import { get, patch, post, query, remove, segment } from '../http/client.ts';

export const listRuns = (collection: string, signal: AbortSignal): Promise<ListOf<Evaluation>> =>
  get(query('/v1/evaluations', { collection, limit: 50 }), signal);

/** Without a configuration: by the one that is served. */
export const startRun = (collection: string, { note, configuration }: { note: string; configuration: string }): Promise<Evaluation> =>
  post('/v1/evaluations', { collection, ...(note !== '' && { note }), ...(configuration !== '' && { configuration }) });

export const readRun = (id: string, signal: AbortSignal): Promise<Evaluation> => get(`/v1/evaluations/${segment(id)}`, signal);

export const releaseRun = (id: string, released: boolean): Promise<Evaluation> => patch(`/v1/evaluations/${segment(id)}`, { released });

export const removeRun = (id: string): Promise<void> => remove(`/v1/evaluations/${segment(id)}`);

export const listResults = (id: string, cursor: string | null, signal?: AbortSignal): Promise<ListOf<EvaluatedQuestion>> =>
  get(query(`/v1/evaluations/${segment(id)}/questions`, { limit: 200, cursor, order: 'worst' }), signal);

export const compareRuns = (id: string, other: string, signal: AbortSignal): Promise<EvaluationComparison> =>
  get(`/v1/evaluations/${segment(id)}/against/${segment(other)}`, signal);

const goldenOf = (collection: string): string => `/v1/collections/${segment(collection)}/golden`;

export const listGolden = (collection: string, cursor: string | null, signal: AbortSignal): Promise<ListOf<GoldenQuestion>> =>
  get(query(goldenOf(collection), { limit: 50, cursor }), signal);

export const addGolden = (
  collection: string,
  golden: { readonly question: string; readonly expected: string[]; readonly quote?: string },
): Promise<unknown> => post(goldenOf(collection), golden);

export const removeGolden = (collection: string, id: string): Promise<void> => remove(`${goldenOf(collection)}/${segment(id)}`);

export const makeGolden = (collection: string): Promise<unknown> => post(`${goldenOf(collection)}/synthetic`, { count: 100 });

export const tuningPath = (collection: string): string => `/v1/collections/${segment(collection)}/tunings`;

export const listTunings = (collection: string, signal: AbortSignal): Promise<ListOf<Tuning>> =>
  get(query(tuningPath(collection), { limit: 1 }), signal);

export const startTuning = (collection: string, synthetic: boolean): Promise<Tuning> => post(tuningPath(collection), { synthetic });

export const applyTuning = (collection: string, id: string): Promise<unknown> => post(`${tuningPath(collection)}/${segment(id)}/apply`, {});

export const readOnline = (collection: string, signal: AbortSignal): Promise<OnlineMeasures> =>
  get(query('/v1/evaluations/online', { collection, days: 30 }), signal);
