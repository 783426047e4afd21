import { HttpFault, isAbort, parseProblem, unreachable } from './fault.ts';
import { authorization, keyWanted } from './session.ts';

type Call = {
  readonly method?: string;
  readonly body?: unknown;
  /** NDJSON instead of a body. */
  readonly lines?: string;
  readonly accept?: string;
  readonly signal?: AbortSignal;
};

/** Sends one call; a refusal becomes an HttpFault, a 401 also asks for a key. */
export async function send(path: string, call: Call = {}): Promise<Response> {
  const { method = 'GET', body, lines, accept = 'application/json', signal } = call;
  const headers: Record<string, string> = { accept, ...authorization() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (lines !== undefined) headers['content-type'] = 'application/x-ndjson';
  const request: RequestInit = { method, headers };
  if (body !== undefined) request.body = JSON.stringify(body);
  if (lines !== undefined) request.body = lines;
  if (signal) request.signal = signal;
  const response = await fetch(path, request).catch((error: unknown) => {
    throw isAbort(error) ? error : unreachable(error);
  });
  if (!response.ok) throw refusal(response.status, await response.text());
  return response;
}

export function refusal(status: number, text: string): HttpFault {
  const fault = new HttpFault(parseProblem(status, text));
  if (status === 401) keyWanted.value = fault.problem.detail;
  return fault;
}

export async function get<Body>(path: string, signal?: AbortSignal): Promise<Body> {
  const response = await send(path, signal ? { signal } : {});
  return (await response.json()) as Body;
}

export async function post<Body>(path: string, body: unknown): Promise<Body> {
  const response = await send(path, { method: 'POST', body });
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as Body;
}

export async function postLines<Body>(path: string, lines: string): Promise<Body> {
  const response = await send(path, { method: 'POST', lines });
  return (await response.json()) as Body;
}

export async function patch<Body>(path: string, body: unknown): Promise<Body> {
  const response = await send(path, { method: 'PATCH', body });
  return (await response.json()) as Body;
}

export async function remove(path: string): Promise<void> {
  await send(path, { method: 'DELETE' });
}

export function query(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length === 0 ? path : `${path}?${search}`;
}

export const segment = encodeURIComponent;
