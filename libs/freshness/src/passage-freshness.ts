import type { FoundChunk, PassageFreshness } from '#core';

export type Dated = Pick<
  FoundChunk,
  'documentId' | 'revision' | 'title' | 'verifiedAt' | 'supersededAt' | 'validFrom' | 'validUntil' | 'staleAfterSeconds'
>;

/**
 * `expired` outside its validity, `superseded` when readers see another revision by now, `stale` when nobody looked for longer than it
 * keeps; `current` while a limit holds, `unverified` where nobody set one.
 */
export function passageFreshness(passage: Dated, now: Date): PassageFreshness {
  const { verifiedAt, supersededAt, validFrom, validUntil } = passage;
  if (validUntil && validUntil <= now) return { verdict: 'expired', date: validUntil, why: `valid until ${day(validUntil)}` };
  if (validFrom && validFrom > now) return { verdict: 'expired', date: validFrom, why: `not valid before ${day(validFrom)}` };
  if (supersededAt) return { verdict: 'superseded', date: supersededAt, why: `replaced on ${day(supersededAt)}` };
  const verified = `last verified on ${day(verifiedAt)}`;
  const staleAt = staleAtOf(passage);
  if (staleAt && staleAt <= now) return { verdict: 'stale', date: verifiedAt, why: `${verified}, to be checked again by ${day(staleAt)}` };
  if (staleAt || validUntil) return { verdict: 'current', date: verifiedAt, why: verified };
  return { verdict: 'unverified', date: verifiedAt, why: `${verified}; nobody set how long it keeps` };
}

function staleAtOf({ verifiedAt, staleAfterSeconds }: Dated): Date | null {
  return staleAfterSeconds === null ? null : new Date(verifiedAt.getTime() + staleAfterSeconds * 1000);
}

/** The day in UTC, as anyone reads it. */
export function day(date: Date): string {
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}
