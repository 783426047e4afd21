import type { Problem, QuestionEvent } from '#contract';
import { Fault } from '#core';
import { serverEvents } from '../../../packages/client/src/server-events.ts';

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
    if (init.signal?.aborted) throw cause;
    throw new Fault(
      'store_unavailable',
      `no Aquifer answers at ${server.url}; start it with "npx aquifer serve" or name another with --url`,
      { cause },
    );
  });
  if (!response.ok) throw new Error(await problemText(response));
  return response;
}

export function post(server: Server, path: string, body: unknown, signal: AbortSignal | null = null): Promise<Response> {
  return call(server, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal });
}

/** A question's events as they come; a failure on the way is thrown. Leaving the loop, or aborting, stops the work at the service. */
export async function* askStreamed(server: Server, body: object, signal: AbortSignal): AsyncGenerator<QuestionEvent> {
  const { body: stream } = await post(server, '/v1/questions', { ...body, stream: true }, signal);
  if (stream === null) return;
  for await (const { event, data } of serverEvents(stream)) {
    const said = { event, data: JSON.parse(data) as unknown } as QuestionEvent;
    if (said.event === 'error') throw new Error(wordsOf(said.data));
    yield said;
  }
}

async function problemText(response: Response): Promise<string> {
  const text = await response.text();
  try {
    return wordsOf(JSON.parse(text) as Problem);
  } catch {
    return `${response.status} ${text.slice(0, 500)}`;
  }
}

const wordsOf = ({ code, detail, retryAfterSeconds }: Problem): string =>
  `${code}: ${detail}${retryAfterSeconds === undefined ? '' : ` (try again in ${Math.ceil(retryAfterSeconds)} s)`}`;
