import type { components } from './schema.ts';

type Schemas = components['schemas'];

/** Codes of the service's own table, `unreachable` where nothing answers, `http` where what answers is no Aquifer; later services may have more. */
export type ProblemCode = Schemas['Problem']['code'] | 'unreachable' | 'http' | (string & {});

interface ProblemFields {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly requestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly errors?: Schemas['Problem']['errors'] | undefined;
}

/** What the service refused, or could not do. The message names the thing, the value and the remedy. */
export class AquiferProblem extends Error {
  override readonly name = 'AquiferProblem';
  /** 0 where no answer came. */
  readonly status: number;
  readonly code: ProblemCode;
  /** Finds the request in the service's log. */
  readonly requestId: string | undefined;
  /** Where trying again helps: after so many seconds. */
  readonly retryAfterSeconds: number | undefined;
  /** Of a request that does not fit: each field, and what is wrong with it. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];

  constructor({ status, code, detail, requestId, retryAfterSeconds, errors }: ProblemFields, options?: ErrorOptions) {
    super(detail, options);
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.retryAfterSeconds = retryAfterSeconds;
    this.errors = errors ?? [];
  }
}

/** What a response that is not ok says, in whichever of the service's forms; also of a proxy that stands before it. */
export function problemIn(body: unknown, response: Response): AquiferProblem {
  const { status, headers } = response;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const around = {
    status,
    requestId: headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: Number.isFinite(seconds) ? seconds : undefined,
  };
  if (isObject(body) && typeof body['detail'] === 'string' && typeof body['code'] === 'string')
    return new AquiferProblem({ ...around, ...(body as Schemas['Problem']) });
  const inner = isObject(body) ? body['error'] : undefined;
  if (isObject(inner) && typeof inner['message'] === 'string')
    return new AquiferProblem({ ...around, code: typeof inner['code'] === 'string' ? inner['code'] : 'http', detail: inner['message'] });
  const said = typeof body === 'string' ? body.slice(0, 300) : JSON.stringify(body ?? '');
  return new AquiferProblem({ ...around, code: 'http', detail: `${response.url || 'the service'} answered ${status}: ${said}` });
}

/** The body of a call of `api`; a problem is thrown. */
export async function resultOf<Body>(
  call: Promise<{ readonly data?: Body | undefined; readonly error?: unknown; readonly response: Response }>,
): Promise<Body> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemIn(error, response);
  return data as Body;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
