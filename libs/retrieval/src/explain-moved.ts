import type { Candidate, DroppedCandidate, Retrieval } from '#core';
import { ordinal } from './explain-passage.ts';

/** Where something stands in the ranking, and in what is shown of it. */
interface Placed {
  readonly chunkId: string;
  readonly finalPlace: number;
  readonly place: number | null;
}

/** What a cap, diversity, widening and the leaving out of repetitions made of a place: not the searches, which ranked before them. */
export function choiceWords({ candidates, passages, dropped, selection, settings }: Retrieval): (placed: Placed) => string | null {
  const shown = new Map(passages.map(({ chunkId }, index) => [chunkId, index + 1]));
  const reasons = new Map(dropped.map(({ chunkId, reason }) => [chunkId, reason]));
  const relaxed = new Set(passages.slice(passages.length - (selection?.relaxed ?? 0)).map(({ chunkId }) => chunkId));
  const other: Cause = selection ? 'diversity' : settings.recency.weight > 0 ? 'recency' : 'unread';
  return ({ chunkId, finalPlace, place }) => {
    if (place === null || place === finalPlace) return null;
    const from = `from ${ordinal(finalPlace)} to ${ordinal(place)}`;
    const before = candidates.slice(0, finalPlace - 1);
    const overtaken = before.filter((each) => isBehind(each, place, shown, reasons));
    const causeOf = (each: Candidate): Cause => reasons.get(each.chunkId) ?? (relaxed.has(each.chunkId) ? 'document-cap' : other);
    if (place < finalPlace) return lifted(overtaken.map(causeOf), from);
    if (relaxed.has(chunkId)) return `The cap on passages of one document held it back ${from}: it is shown because nothing else was left.`;
    if (selection) return `Diversity moved it ${from}: others that are less like the passages before it went ahead.`;
    return settings.recency.weight > 0 ? `It sank ${from}: documents that changed later went before it.` : null;
  };
}

type Cause = DroppedCandidate['reason'] | 'diversity' | 'recency' | 'unread';
const causes: Readonly<Record<Cause, (count: string) => string>> = {
  'document-cap': (count) => `the cap on passages of one document held back ${count} before it`,
  'near-duplicate': (count) => `${count} before it, whose text another one says already, left out`,
  merged: (count) => `${count} before it became part of another when that was widened`,
  diversity: (count) => `diversity put it before ${count}`,
  recency: (count) => `its document changed later than ${count} before it`,
  unread: (count) => `${count} before it stood too low in each search by itself to be read`,
};

function lifted(overtaken: readonly Cause[], from: string): string | null {
  const counts = new Map<Cause, number>();
  for (const cause of overtaken) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  const because = [...counts].map(([cause, count]) => causes[cause](`${count} ${count === 1 ? 'passage' : 'passages'}`));
  return because.length === 0 ? null : `It rose ${from}: ${because.join(', and ')}.`;
}

/** Whether something that ranked before now stands behind, or nowhere. */
function isBehind(
  { chunkId }: Candidate,
  place: number,
  shown: ReadonlyMap<string, number>,
  reasons: ReadonlyMap<string, DroppedCandidate['reason']>,
): boolean {
  const there = shown.get(chunkId);
  return there === undefined ? reasons.has(chunkId) || place <= shown.size : there > place;
}
