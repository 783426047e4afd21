import type { DroppedCandidate, Expansion, RankedPassage, RetrievalRequest, Surroundings } from '#core';
import { findNearDuplicates } from './near-duplicates.ts';
import { apart, joined, widen, type Widened } from './widen.ts';

export type Rules = Pick<RetrievalRequest, 'limit' | 'nearDuplicates' | 'maxPerDocument' | 'expand'>;

export interface Arranged {
  /** In the order they were read. */
  readonly shown: readonly RankedPassage[];
  readonly dropped: readonly DroppedCandidate[];
  /** By the cap of their document, before they would have been shown; the best first. */
  readonly held: readonly RankedPassage[];
}

/** What of the passages read is shown: repetitions left out, passages of one widened into one, and no document beyond its cap. */
export function arrange(
  read: readonly RankedPassage[],
  surroundings: ReadonlyMap<string, Surroundings>,
  { limit, nearDuplicates = 'keep', maxPerDocument = Infinity, expand }: Rules,
): Arranged {
  const repeated = findNearDuplicates(read);
  const shown: (RankedPassage | Widened)[] = [];
  const dropped: DroppedCandidate[] = [];
  const held: (RankedPassage | Widened)[] = [];
  const counts = new Map<string, number>();
  for (const passage of read) {
    const said = repeated.get(passage);
    if (said && nearDuplicates === 'drop') {
      dropped.push(leftOut(passage, 'near-duplicate', said));
      continue;
    }
    const own = said ? { ...passage, repeats: said.chunkId } : passage;
    const [into, next] = placeFor(own, { shown, surroundings, expand });
    const count = counts.get(passage.documentId) ?? 0;
    if (into !== null) {
      dropped.push(leftOut(passage, 'merged', passageOf(shown[into]!)));
      shown[into] = next;
    } else if (count < maxPerDocument) {
      counts.set(passage.documentId, count + 1);
      shown.push(next);
    } else if (shown.length < limit) held.push(next);
  }
  return { shown: shown.map(finished), dropped, held: held.map(finished) };
}

interface Placing {
  readonly shown: readonly (RankedPassage | Widened)[];
  readonly surroundings: ReadonlyMap<string, Surroundings>;
  readonly expand: Expansion | undefined;
}

/** Which of those shown it becomes part of, and what stands there then; or null and what it is itself. */
function placeFor(passage: RankedPassage, { shown, surroundings, expand }: Placing): [into: number | null, RankedPassage | Widened] {
  let own = expand ? widen(passage, surroundings.get(passage.chunkId), expand) : null;
  if (!own || !expand) return [null, passage];
  for (const [index, other] of shown.entries()) {
    const whole = isWidened(other) ? joined(other, own, expand) : null;
    if (whole) return [index, whole];
  }
  for (const other of shown) if (isWidened(other)) own = apart(other, own);
  return [null, own];
}

function leftOut({ chunkId, documentId }: RankedPassage, reason: DroppedCandidate['reason'], of?: RankedPassage): DroppedCandidate {
  return { chunkId, documentId, reason, ...(of && { of: of.chunkId }) };
}

/** What a cap held back, as it is told. */
export const heldBack = (passage: RankedPassage): DroppedCandidate => leftOut(passage, 'document-cap');

const isWidened = (item: RankedPassage | Widened): item is Widened => 'passage' in item;
const passageOf = (item: RankedPassage | Widened): RankedPassage => (isWidened(item) ? item.passage : item);

function finished(item: RankedPassage | Widened): RankedPassage {
  if (!isWidened(item)) return item;
  const { passage, start, end, text, chunkIds } = item;
  return { ...passage, expanded: { start, end, text: cutOf(text, start, end), chunkIds } };
}

/** Memory of its own: a slice keeps the whole text it is of, which the search cache would hold as long as the passage. */
function cutOf(text: string, start: number, end: number): string {
  return Buffer.from(text.slice(start, end), 'utf16le').toString('utf16le');
}
