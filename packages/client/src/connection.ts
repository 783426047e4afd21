import { AquiferProblem, problemIn } from './problem.ts';
import { readable } from './readings.ts';

export interface ConnectionOptions {
  /** Where the service is, with the path it stands under if any; `http://127.0.0.1:8080` when left out. */
  readonly url?: string | undefined;
  /** One of the service's keys; none is needed on the same machine until the first one is made. */
  readonly key?: string | undefined;
  /** How often a call that was answered 429 or 503 is made again; 2 when left out, 0: never. */
  readonly maxRetries?: number | undefined;
  /** The longest wait before a call is made again, in ms; where the service asks for more, its answer is given at once. 30,000 when left out. */
  readonly maxRetryWaitMs?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** In place of the platform's own. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly query?: object | undefined;
  readonly body?: RequestInit['body'];
  readonly signal?: AbortSignal | undefined;
  /** Its body is a stream, and can be sent only once. */
  readonly isStream?: boolean;
  /** What its body failed with, if it did: no failure of the connection. */
  readonly failure?: () => unknown;
  /** Twice does no more than once, though it is a POST. */
  readonly isRepeatable?: boolean;
}

/** How often a call may be made again, and where. */
interface Retries {
  readonly most: number;
  readonly isRepeatable: boolean;
  readonly failure?: (() => unknown) | undefined;
}

const firstWaitMs = 500;

/** The road to one service: its address, the key, and when a call is made again. */
export class Connection {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  private readonly maxRetries: number;
  private readonly maxRetryWaitMs: number;
  private readonly fetch: (request: Request) => Promise<Response>;

  constructor({ url, key, maxRetries, maxRetryWaitMs, headers, fetch }: ConnectionOptions) {
    this.url = (url ?? 'http://127.0.0.1:8080').replace(/\/+$/, '');
    this.headers = { ...headers, ...(key && { authorization: `Bearer ${key}` }) };
    this.maxRetries = maxRetries ?? 2;
    this.maxRetryWaitMs = maxRetryWaitMs ?? 30_000;
    this.fetch = fetch ?? ((request) => globalThis.fetch(request));
  }

  /** Any answer below 400; a problem is thrown. */
  async send(path: string, call: Call = {}): Promise<Response> {
    const { method = 'GET', headers, query, body, signal, isStream = false } = call;
    const make = (): Request => {
      const init: RequestInit & { duplex?: 'half' } = {
        method,
        headers: { ...this.headers, ...headers },
        body: body ?? null,
        signal: signal ?? null,
      };
      // A stream goes out only where it is said that the answer comes after it.
      if (isStream) init.duplex = 'half';
      return new Request(`${this.url}${path}${queryOf(query)}`, init);
    };
    const isRepeatable = call.isRepeatable ?? isIdempotent(method);
    const response = await this.answer(make, { most: isStream ? 0 : this.maxRetries, isRepeatable, failure: call.failure });
    if (!response.ok) throw problemIn(await bodyOf(response), response);
    return response;
  }

  /** Sends a request, and again where that may help; any answer is given as it is. */
  sendRequest(request: Request): Promise<Response> {
    return this.answer(() => request.clone(), { most: this.maxRetries, isRepeatable: isIdempotent(request.method) });
  }

  private async answer(make: () => Request, { most, isRepeatable, failure }: Retries): Promise<Response> {
    for (let attempt = 0; ; attempt += 1) {
      const request = make();
      const response = await this.fetch(request).catch((cause: unknown) => {
        if (request.signal.aborted) throw cause;
        const own = failure?.();
        if (own !== undefined) throw own;
        const detail = `no Aquifer answers at ${this.url} (${reasonOf(cause)}); start it with "npx aquifer serve" or name another address`;
        throw new AquiferProblem({ status: 0, code: 'unreachable', detail }, { cause });
      });
      const waitMs = isRepeatable || isRefused(response) ? waitAfter(response, attempt) : null;
      if (attempt >= most || waitMs === null || waitMs > this.maxRetryWaitMs) return readable(response, request.signal);
      await response.body?.cancel();
      await sleep(waitMs, request.signal);
    }
  }
}

const isIdempotent = (method: string): boolean => /^(GET|HEAD|OPTIONS|PUT|DELETE)$/i.test(method);

/** Asked to come again. A proxy's own 503 may come though the service did it and could not say so; the service's names a time. */
const isRefused = ({ status, headers }: Response): boolean => status === 429 || headers.has('retry-after');

/** How long to wait before a call is made again; null where that would not help. */
function waitAfter({ status, headers }: Response, attempt: number): number | null {
  if (status !== 429 && status !== 503) return null;
  const asked = headers.get('retry-after');
  if (asked === null) return firstWaitMs * 2 ** attempt;
  const seconds = Number(asked);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(asked) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : firstWaitMs * 2 ** attempt;
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    }, ms);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function queryOf(query: object = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const text = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

/** `fetch failed` tells nothing; what is behind it does. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error && cause.cause.message !== '' ? cause.cause.message : cause.message;
}
