import type { ModelWork, UsedUp } from './model-allowance.ts';

/** What an API key may use; null: as much as it likes. */
export interface KeyLimits {
  readonly requestsPerMinute: number | null;
  /** Read and written by models, over the last 24 hours. */
  readonly tokensPerDay: number | null;
  /** That models worked, over the last 24 hours. */
  readonly computeSecondsPerDay: number | null;
}

/** What models did for a key within one hour of the clock, which counts for another `secondsLeft`. */
export interface HourOfUse extends ModelWork {
  readonly secondsLeft: number;
}

/** How a key stands to one of its limits. */
export interface Standing {
  readonly limit: number;
  readonly used: number;
  /** Never below 0. */
  readonly remaining: number;
  /** Until something remains; 0 where something does. */
  readonly retryAfterSeconds: number;
  /** Until nothing is used any more. */
  readonly resetSeconds: number;
}

/** `hours` the oldest first. */
export function tokenStanding({ tokensPerDay }: KeyLimits, hours: readonly HourOfUse[]): Standing | null {
  return tokensPerDay === null ? null : standing(tokensPerDay, hours, ({ tokens }) => tokens);
}

/** `hours` the oldest first. */
export function computeStanding({ computeSecondsPerDay }: KeyLimits, hours: readonly HourOfUse[]): Standing | null {
  return computeSecondsPerDay === null ? null : standing(computeSecondsPerDay, hours, ({ ms }) => ms / 1000);
}

function standing(limit: number, hours: readonly HourOfUse[], amountOf: (hour: HourOfUse) => number): Standing {
  const used = hours.reduce((sum, hour) => sum + amountOf(hour), 0);
  const latest = hours.findLast((hour) => amountOf(hour) > 0);
  let left = used;
  let retryAfterSeconds = 0;
  for (const hour of hours) {
    if (left < limit) break;
    left -= amountOf(hour);
    retryAfterSeconds = Math.max(1, Math.ceil(hour.secondsLeft));
  }
  return {
    limit,
    used,
    remaining: Math.max(0, limit - used),
    retryAfterSeconds,
    resetSeconds: latest ? Math.max(1, Math.ceil(latest.secondsLeft)) : 0,
  };
}

/** The limit that keeps models from working for a key; of two, the one that does so longer. */
export function usedUpOf(limits: KeyLimits, hours: readonly HourOfUse[]): UsedUp | null {
  const tokens = usedUp('tokens', 'token', tokenStanding(limits, hours));
  const compute = usedUp('compute_seconds', 'compute second', computeStanding(limits, hours));
  if (!tokens || !compute) return tokens ?? compute;
  return tokens.retryAfterSeconds < compute.retryAfterSeconds ? compute : tokens;
}

function usedUp(limit: UsedUp['limit'], one: string, of: Standing | null): UsedUp | null {
  if (!of || of.used < of.limit) return null;
  const { retryAfterSeconds } = of;
  const used = `this key has used its ${of.limit.toLocaleString('en')} ${of.limit === 1 ? one : `${one}s`} of the last 24 hours`;
  return { limit, words: `${used}; a model works for it again ${soon(retryAfterSeconds)}`, retryAfterSeconds };
}

function soon(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const hours = Math.round(minutes / 60);
  if (hours > 1) return `in about ${hours} hours`;
  return minutes === 1 ? 'in about a minute' : `in about ${minutes} minutes`;
}
