export interface DocumentSpan {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
}

/** How what was retrieved covers what should have been, each 0 to 1. */
export interface SpanScores {
  readonly recall: number;
  readonly precision: number;
  readonly iou: number;
}

/**
 * Token recall, precision and intersection over union as Chroma's chunking evaluation defines them (Smith and Troynikov 2024), counted in
 * characters as its program does. What is retrieved twice counts once where it is right and twice in what was read: overlap costs.
 */
export function spanScores(gold: readonly DocumentSpan[], retrieved: readonly DocumentSpan[]): SpanScores {
  const found = union(gold.flatMap((wanted) => retrieved.flatMap((span) => intersection(wanted, span))));
  const right = lengthOf(found);
  const wanted = lengthOf(gold);
  const read = lengthOf(retrieved);
  const missed = lengthOf(union(gold)) - right;
  return { recall: ratio(right, wanted), precision: ratio(right, read), iou: ratio(right, read + missed) };
}

function intersection(left: DocumentSpan, right: DocumentSpan): DocumentSpan[] {
  const start = Math.max(left.start, right.start);
  const end = Math.min(left.end, right.end);
  return left.documentId === right.documentId && start < end ? [{ documentId: left.documentId, start, end }] : [];
}

function union(spans: readonly DocumentSpan[]): DocumentSpan[] {
  const merged: DocumentSpan[] = [];
  const ordered = spans.toSorted((a, b) => (a.documentId === b.documentId ? a.start - b.start : a.documentId < b.documentId ? -1 : 1));
  for (const span of ordered) {
    const last = merged.at(-1);
    if (last?.documentId !== span.documentId || last.end < span.start) merged.push(span);
    else merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
  }
  return merged;
}

function lengthOf(spans: readonly DocumentSpan[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
