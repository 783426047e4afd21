import { CronExpressionParser } from 'cron-parser';
import { Fault, type Schedule } from '#core';

const minuteMs = 60_000;
const longestBackoffMs = 24 * 60 * minuteMs;

export interface Plan {
  readonly schedule: Schedule | null;
  readonly isPaused: boolean;
  /** Visits that failed one after the other, the last one included. */
  readonly failures: number;
  readonly now: Date;
  /** 0 to 1, by chance. */
  readonly chance: number;
}

/**
 * When a source is visited next; null when only on demand. Intervals are spread by up to a tenth, so that sources made together do not
 * knock together; a cron pattern means what it says. Failing ones wait longer each time, twice as long up to a day.
 */
export function nextVisit({ schedule, isPaused, failures, now, chance }: Plan): Date | null {
  if (schedule === null || isPaused) return null;
  const backoffMs = failures === 0 ? 0 : Math.min(longestBackoffMs, 2 ** (failures - 1) * minuteMs);
  if ('cron' in schedule) return nextOf(schedule, new Date(now.getTime() + backoffMs));
  const everyMs = schedule.everySeconds * 1000;
  const spreadMs = chance * Math.min(everyMs / 10, 10 * minuteMs);
  return new Date(now.getTime() + Math.max(everyMs, backoffMs) + spreadMs);
}

/** `bad_request` when the pattern or the time zone is none. */
export function checkSchedule(schedule: Schedule): void {
  if ('cron' in schedule) nextOf(schedule, new Date(0));
}

function nextOf({ cron, timeZone }: { readonly cron: string; readonly timeZone: string }, after: Date): Date {
  try {
    return CronExpressionParser.parse(cron, { currentDate: after, tz: timeZone }).next().toDate();
  } catch (cause) {
    throw new Fault(
      'bad_request',
      `"${cron}" in the time zone "${timeZone}" is no schedule. A cron pattern such as "0 3 * * *" in "Europe/Berlin" is.`,
      { cause },
    );
  }
}
