import { AquiferClient, AquiferProblem, type QuestionEvent, type Schemas } from '#client';
import type { Problem } from '#contract';
import { Fault, type FaultCode, faults } from '#core';

/** A running service. `key` is left out on a loopback service without keys. */
export interface Server {
  readonly url: string;
  readonly key: string | undefined;
}

/** Calls the service and returns its answer; a problem becomes an error with its words. */
export async function call(server: Server, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (server.key) headers.set('authorization', `Bearer ${server.key}`);
  const response = await fetch(`${server.url.replace(/\/+$/, '')}${path}`, { ...init, headers }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    throw new Fault(
      'store_unavailable',
      `no Aquifer answers at ${server.url}; start it with "npx aquifer serve" or name another with --url`,
      { cause },
    );
  });
  if (!response.ok) throw await refusedBy(response);
  return response;
}

export function post(server: Server, path: string, body: unknown, signal: AbortSignal | null = null): Promise<Response> {
  return call(server, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal });
}

/** A question's events as they come, to the last; a failure on the way is thrown. Leaving the loop, or aborting, stops the work at the service. */
export async function* askStreamed(server: Server, body: Schemas['QuestionBody'], signal: AbortSignal): AsyncGenerator<QuestionEvent> {
  // Somebody waits before the terminal: that the service is busy is told at once.
  const client = new AquiferClient({ ...server, maxRetries: 0 });
  try {
    yield* client.stream(body, { signal });
  } catch (error) {
    if (!(error instanceof AquiferProblem)) throw error;
    const { code, message: detail, retryAfterSeconds } = error;
    throw new Error(wordsOf({ code, detail, retryAfterSeconds }), { cause: error });
  }
}

/** The service, or what stands before it, did not do what was asked. */
export class Refused extends Error {
  /** Whether the same call may succeed later. */
  readonly mayPass: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, { mayPass, retryAfterSeconds }: Pick<Refused, 'mayPass' | 'retryAfterSeconds'>) {
    super(message);
    this.mayPass = mayPass;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

async function refusedBy(response: Response): Promise<Refused> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as Problem;
    const { code, retryAfterSeconds } = problem;
    return new Refused(wordsOf(problem), { mayPass: code in faults && faults[code as FaultCode].retry, retryAfterSeconds });
  } catch {
    return new Refused(`${response.status} ${text.slice(0, 500)}`, { mayPass: response.status >= 500, retryAfterSeconds: undefined });
  }
}

interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** With its code, where it is one of the service's own. */
function wordsOf({ code, detail, retryAfterSeconds }: Refusal): string {
  const named = code === 'unreachable' || code === 'http' ? detail : `${code}: ${detail}`;
  return retryAfterSeconds === undefined ? named : `${named} (try again in ${Math.ceil(retryAfterSeconds)} s)`;
}
