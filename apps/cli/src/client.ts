import { type Problem } from '#contract';
import { Fault } from '#core';

/** A running service. `key` is left out on a loopback service without keys. */
export interface Server {
  readonly url: string;
  readonly key: string | undefined;
}

/** Calls the service and returns its answer; a problem becomes an error with its words. */
export async function call(server: Server, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (server.key) headers.set('authorization', `Bearer ${server.key}`);
  const response = await fetch(new URL(path, server.url), { ...init, headers }).catch((cause: unknown) => {
    throw new Fault(
      'store_unavailable',
      `no Aquifer answers at ${server.url}; start it with "npx aquifer serve" or name another with --url`,
      { cause },
    );
  });
  if (!response.ok) throw new Error(await problemText(response));
  return response;
}

export function post(server: Server, path: string, body: unknown): Promise<Response> {
  return call(server, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

async function problemText(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { code, detail } = JSON.parse(text) as Problem;
    return `${code}: ${detail}`;
  } catch {
    return `${response.status} ${text.slice(0, 500)}`;
  }
}
