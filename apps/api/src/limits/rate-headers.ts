import { computeStanding, type HourOfUse, type KeyLimits, tokenStanding } from '#core';

/** A request counted in the present minute. */
export interface CountedRequest {
  /** With this one. */
  readonly requests: number;
  readonly secondsLeft: number;
}

export interface KeyNow {
  readonly limits: KeyLimits;
  /** Null where its requests are not limited. */
  readonly counted: CountedRequest | null;
  /** The oldest first. */
  readonly hours: readonly HourOfUse[];
}

/** How a key stands before a request is served, in the headers that OpenAI's clients read; none for what it has no limit of. */
export function rateHeaders({ limits, counted, hours }: KeyNow): Readonly<Record<string, string>> {
  const { requestsPerMinute } = limits;
  const requests = counted && requestsPerMinute !== null && { limit: requestsPerMinute, ...leftOf(requestsPerMinute, counted) };
  return {
    ...(requests && headersOf('requests', requests)),
    ...headersOf('tokens', tokenStanding(limits, hours)),
    ...headersOf('compute-seconds', computeStanding(limits, hours)),
  };
}

interface Stands {
  readonly limit: number;
  readonly remaining: number;
  /** Until nothing of it is used any more. */
  readonly resetSeconds: number;
}

const leftOf = (limit: number, { requests, secondsLeft }: CountedRequest): Omit<Stands, 'limit'> => ({
  remaining: Math.max(0, limit - requests),
  resetSeconds: secondsLeft,
});

function headersOf(what: string, of: Stands | null): Record<string, string> {
  if (!of) return {};
  return {
    [`x-ratelimit-limit-${what}`]: String(of.limit),
    [`x-ratelimit-remaining-${what}`]: String(Math.floor(of.remaining)),
    [`x-ratelimit-reset-${what}`]: inWords(of.resetSeconds),
  };
}

/** As OpenAI writes them: `6m0s`. */
function inWords(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return `${hours > 0 ? `${hours}h` : ''}${hours + minutes > 0 ? `${minutes}m` : ''}${seconds % 60}s`;
}
