import { Fault, type FaultCode } from '#core';

/** SQLSTATE classes and codes that a caller can act on; all others are bugs of ours. */
const known: readonly (readonly [prefix: string, code: FaultCode, message: string])[] = [
  ['23505', 'conflict', 'The same thing was written at the same time or exists already. Read it again and repeat.'],
  ['23503', 'conflict', 'What this belongs to was deleted at the same time, or was added to. Read it again and repeat.'],
  ['22003', 'bad_request', 'A number is larger than can be kept. Use one below 2147483648.'],
  ['40', 'store_unavailable', 'The database gave way to another writer. Repeat the call.'],
  ['57014', 'timed_out', 'The database took too long for this. Repeat the call or ask for less.'],
  ['57P', 'store_unavailable', 'The database is starting or stopping. Repeat the call in a moment.'],
  ['53', 'store_unavailable', 'The database is out of connections, memory or disk space. Give it more or repeat later.'],
  ['08', 'store_unavailable', 'The connection to the database broke. Repeat the call.'],
  ['58', 'store_unavailable', 'The database has trouble with its files. See its log.'],
  ['3D000', 'store_unavailable', 'The database named in DATABASE_URL does not exist. Create it.'],
  ['28', 'store_unavailable', 'The database refused the user or password in DATABASE_URL.'],
];
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** Wraps an error of `pg` once, as a Fault where a caller can act on it; `statement` names what was being done. */
export function storeFault(error: unknown, statement: string): Error {
  if (error instanceof Fault || !(error instanceof Error)) return error instanceof Error ? error : new Error(String(error));
  const code = codeOf(error);
  const match = known.find(([prefix]) => code.startsWith(prefix));
  if (match) return new Fault(match[1], match[2], { cause: error });
  if (/timeout exceeded when trying to connect/i.test(error.message)) {
    const message = 'The database is busy: no connection became free in time. Repeat the call in a moment.';
    return new Fault('store_unavailable', message, { cause: error, retryAfterSeconds: 5 });
  }
  if (network.has(code) || /connection terminated|not queryable/i.test(error.message)) {
    return new Fault('store_unavailable', 'The database cannot be reached. Check that it runs and that DATABASE_URL is right.', {
      cause: error,
      retryAfterSeconds: 5,
    });
  }
  return new Error(`statement ${statement} failed: ${error.message}`, { cause: error });
}

/** Two transactions met head-on: the same work may simply be done again. */
export function isCollision(error: unknown): boolean {
  const code = error instanceof Error ? codeOf(error.cause ?? error) : '';
  return code === '40001' || code === '40P01';
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
