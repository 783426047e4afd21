/** The whole vocabulary of errors a caller may see. `retry` says whether the same call may succeed later. */
export const faults = {
  bad_request: { status: 400, retry: false },
  malformed_upload: { status: 400, retry: false },
  unauthenticated: { status: 401, retry: false },
  forbidden: { status: 403, retry: false },
  not_found: { status: 404, retry: false },
  method_not_allowed: { status: 405, retry: false },
  conflict: { status: 409, retry: false },
  removed: { status: 410, retry: false },
  too_large: { status: 413, retry: false },
  unsupported_media_type: { status: 415, retry: false },
  empty_file: { status: 422, retry: false },
  invalid_text: { status: 422, retry: false },
  damaged_file: { status: 422, retry: false },
  encrypted_file: { status: 422, retry: false },
  no_text: { status: 422, retry: false },
  parse_limit: { status: 422, retry: false },
  prompt_too_long: { status: 422, retry: false },
  rate_limited: { status: 429, retry: true },
  client_closed: { status: 499, retry: true },
  internal: { status: 500, retry: true },
  source_unreachable: { status: 502, retry: true },
  model_unavailable: { status: 503, retry: true },
  store_unavailable: { status: 503, retry: true },
  timed_out: { status: 504, retry: true },
} as const;

export type FaultCode = keyof typeof faults;

/** Something that can happen and a caller can act on: the message names the thing, the value and the remedy. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: FaultCode, message: string, options: ErrorOptions & { retryAfterSeconds?: number } = {}) {
    super(message, options);
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** For what cannot happen: a failing one is a bug of ours, never of the caller. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}
