import type { Expansion, RankedPassage, Span, Surroundings } from '#core';

/** A passage with what is read around it. */
export interface Widened extends Span {
  readonly passage: RankedPassage;
  readonly text: string;
  /** Its own chunk first. */
  readonly chunkIds: readonly string[];
}

/** How many chunks to each side are looked at. */
export const reachOf = ({ by }: Expansion): number => (by === 'neighbours' ? 1 : 24);

/** Grows by whole chunks, to the one side and the other, as far as it fits. */
export function widen(passage: RankedPassage, surroundings: Surroundings | undefined, { maxCharacters }: Expansion): Widened | null {
  if (!surroundings) return null;
  const { around, text } = surroundings;
  let { start, end } = passage;
  const before = around.filter((span) => span.start < passage.start).toReversed();
  const after = around.filter((span) => span.start > passage.start);
  let canGrow = true;
  while (canGrow) {
    canGrow = false;
    const next = after[0];
    if (next && Math.max(end, next.end) - start <= maxCharacters) {
      end = Math.max(end, next.end);
      after.shift();
      canGrow = true;
    }
    const previous = before[0];
    if (previous && end - previous.start <= maxCharacters) {
      start = previous.start;
      before.shift();
      canGrow = true;
    }
  }
  return { passage, text, start, end, chunkIds: [passage.chunkId] };
}

/** One passage of two of the same section that overlap or touch; null where they do not, or do not fit into one. */
export function joined(earlier: Widened, later: Widened, { maxCharacters }: Expansion): Widened | null {
  if (!isSameSection(earlier, later)) return null;
  const own = later.passage;
  const chunkIds = [...earlier.chunkIds, own.chunkId];
  if (own.start >= earlier.start && own.end <= earlier.end) return { ...earlier, chunkIds };
  const [start, end] = [Math.min(earlier.start, later.start), Math.max(earlier.end, later.end)];
  const gap = earlier.text.slice(Math.min(earlier.end, later.end), Math.max(earlier.start, later.start));
  return end - start <= maxCharacters && gap.trim() === '' ? { ...earlier, start, end, chunkIds } : null;
}

/** The later without what the earlier says already; its own chunk stays whole. */
export function apart(earlier: Widened, later: Widened): Widened {
  if (!isSameSection(earlier, later) || later.end <= earlier.start || later.start >= earlier.end) return later;
  const own = later.passage;
  return own.start >= earlier.start
    ? { ...later, start: Math.min(own.start, Math.max(later.start, earlier.end)) }
    : { ...later, end: Math.max(own.end, Math.min(later.end, earlier.start)) };
}

function isSameSection({ passage: a }: Widened, { passage: b }: Widened): boolean {
  return a.revisionId === b.revisionId && a.section.start === b.section.start;
}
