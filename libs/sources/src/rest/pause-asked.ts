import { retryAfterMs } from '../web/fetch/retry-after.ts';

interface Refusal {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly said: string;
}

/** How long a refused request should rest before it is made again; null when repeating it is useless. */
export function pauseAsked({ status, header, said }: Refusal, attempt: number): number | null {
  const asked = retryAfterMs(header('retry-after'), new Date()) ?? resetMs(header);
  if (status === 429) return asked ?? 1000 * 2 ** attempt;
  // GitHub refuses with 403 both for good and for a while; only the latter says until when, or names its limit in words.
  if (status === 403) return asked ?? (/rate limit/i.test(said) ? 60_000 : null);
  return status >= 500 || status === 408 ? (asked ?? 250 * 2 ** attempt) : null;
}

/** `x-ratelimit-reset` when no request is left: epoch seconds (GitHub) or a date (Atlassian). */
function resetMs(header: Refusal['header']): number | null {
  const reset = header('x-ratelimit-reset');
  if (header('x-ratelimit-remaining') !== '0' || reset === null) return null;
  const at = /^\d+$/.test(reset) ? Number(reset) * 1000 : Date.parse(reset);
  return Number.isNaN(at) ? null : Math.max(1000, at - Date.now());
}
