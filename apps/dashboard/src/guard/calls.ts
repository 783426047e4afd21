import type { GuardCase, GuardCaseInPlace, GuardDecided, GuardDecisionBody, ListOf } from '../http/bodies.ts';
import { get, post, query, segment, send } from '../http/client.ts';

export type State = GuardCase['state'];
/** Which cases are listed, as the address of the page has it. */
export type Wanted = { readonly state: State; readonly level: string; readonly collection: string };

const address = (id: string): string => `/v1/guard/findings/${segment(id)}`;

export const listCases = (wanted: Wanted, signal?: AbortSignal, cursor: string | null = null): Promise<ListOf<GuardCase>> =>
  get(query('/v1/guard/findings', { ...wanted, cursor }), signal);
export const findCase = (id: string, signal?: AbortSignal): Promise<GuardCaseInPlace> => get(address(id), signal);
export const decide = (id: string, body: GuardDecisionBody): Promise<GuardDecided> => post(address(id), body);
export const bringExamples = async (): Promise<Blob> => (await send('/v1/guard/examples', { accept: 'application/x-ndjson' })).blob();
