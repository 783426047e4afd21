import type { System } from '#contract';
import { inMegabytes } from '#models';

/** What the doctor found, and whether it is as it should be. */
export interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

const mebibyte = 1024 * 1024;

/** What each part was reckoned to hold, beside what the process holds and what it may hold. */
export function memoryFindings({ parts, rssBytes, limitBytes, room }: System['memory']): Finding[] {
  const reckoned = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const each = parts.map(({ name, bytes }) => `${name} ${inMegabytes(bytes)}`).join(', ');
  const held = `memory: ${inMegabytes(rssBytes)} held, at most ${inMegabytes(reckoned)} reckoned`;
  return [
    {
      ok: limitBytes === null || Math.max(rssBytes, reckoned) <= limitBytes,
      text: `${held}${limitWords(limitBytes, rssBytes, reckoned)}: ${each}`,
    },
    { ok: true, text: `for generators there is room for ${inMegabytes(room.bytes)}: ${room.why}` },
  ];
}

function limitWords(limitBytes: number | null, rssBytes: number, reckoned: number): string {
  if (limitBytes === null) return '';
  const limit = `, of ${inMegabytes(limitBytes)} (AQUIFER_MEMORY_MEGABYTES=${Math.round(limitBytes / mebibyte)})`;
  const most = Math.max(rssBytes, reckoned);
  if (most <= limitBytes) return limit;
  const enough = Math.ceil(most / mebibyte);
  return `${limit}, which ${rssBytes > limitBytes ? 'is passed' : 'it may pass'}; set it to ${enough} or more, or name fewer or smaller models`;
}
