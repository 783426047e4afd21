import type { Problem } from './bodies.ts';

/** A call that did not end well, in the service's own words where it had any. */
export class HttpFault extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail, options);
    this.name = 'HttpFault';
    this.problem = problem;
  }
}

export const problemOf = (code: string, title: string, detail: string, status = 0): Problem => ({
  type: 'about:blank',
  title,
  status,
  code,
  detail,
  requestId: '',
});

export const unreachable = (cause?: unknown): HttpFault =>
  new HttpFault(
    problemOf(
      'unreachable',
      'The service does not answer',
      'Check that Aquifer is running and that this machine can reach it, then try again.',
    ),
    { cause },
  );

export function asFault(error: unknown): HttpFault {
  if (error instanceof HttpFault) return error;
  return new HttpFault(
    problemOf('unexpected', 'Something went wrong in this page', error instanceof Error ? error.message : String(error)),
    { cause: error },
  );
}

export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Reads the problem out of a refused answer; anything that is not problem+json becomes one. */
export function parseProblem(status: number, text: string): Problem {
  const fallback = problemOf(
    'http',
    `The service answered ${status}`,
    text.slice(0, 300) || 'It gave no reason. Its log says more.',
    status,
  );
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'detail' in body ? { ...fallback, ...(body as Partial<Problem>) } : fallback;
  } catch {
    return fallback;
  }
}
