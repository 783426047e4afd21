/** How long a refused request should rest before it is made again; null when repeating it is useless. */
export async function pauseAsked(response: Response, attempt: number): Promise<number | null> {
  const { status, headers } = response;
  const asked = retryAfterMs(headers.get('retry-after')) ?? resetMs(headers);
  if (status === 429) return asked ?? 1000 * 2 ** attempt;
  // GitHub refuses with 403 both for good and for a while; only the latter says until when, or names its limit in words.
  if (status === 403) return asked ?? ((await namesLimit(response)) ? 60_000 : null);
  return status >= 500 ? (asked ?? 250 * 2 ** attempt) : null;
}

/** Seconds or a date. */
function retryAfterMs(value: string | null): number | null {
  if (value === null) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds) && value.trim() !== '') return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

/** `x-ratelimit-reset`: epoch seconds when no request is left (GitHub), or a date (Atlassian). */
function resetMs(headers: Headers): number | null {
  const reset = headers.get('x-ratelimit-reset');
  if (headers.get('x-ratelimit-remaining') !== '0' || reset === null) return null;
  const at = /^\d+$/.test(reset) ? Number(reset) * 1000 : Date.parse(reset);
  return Number.isNaN(at) ? null : Math.max(1000, at - Date.now());
}

async function namesLimit(response: Response): Promise<boolean> {
  return /rate limit/i.test(
    await response
      .clone()
      .text()
      .catch(() => ''),
  );
}
