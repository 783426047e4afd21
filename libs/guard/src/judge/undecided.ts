import type { Span, Undecided } from '#core';
import type { Reading, Unit } from '../read-units.ts';
import { scoreOf, type Weights } from '../score/weights.ts';
import type { Finding } from '../verdict.ts';

/** Log odds below and above the threshold that holds for a text, within which a score settles nothing (docs/judges.md has what it costs). */
export const undecidedBand = { below: 2.5, above: 2 } as const;
/** Of one text; those nearest to the threshold are kept. */
const mostWindows = 200;
/** Stretches that follow each other are one window up to here. */
const longestWindow = 1_200;

/** What stands in plain sight and is neither clearly an instruction nor clearly none, in the order of the text. What was concealed is not among it. */
export function undecidedIn(
  { units, discusses }: Reading,
  findings: readonly Finding[],
  weights: Weights,
  { below, above }: { readonly below: number; readonly above: number } = undecidedBand,
): Undecided[] {
  const threshold = discusses ? weights.thresholds.discussed : weights.thresholds.suspect;
  const suspect = findings
    .filter(({ level, concealment, score }) => level === 'suspect' && concealment === null && score < threshold + above)
    .map(({ start, end, score, cues }): Undecided => ({ level: 'suspect', span: { start, end }, score, cues }));
  const isFound = touching(findings);
  const clean = units
    .filter((unit) => unit.concealment === null && !unit.isDisguised)
    .map((unit) => ({ unit, score: Math.round(scoreOf(unit, weights) * 100) / 100 }))
    .filter(({ unit, score }) => score >= threshold - below && !isFound(unit))
    .map(({ unit, score }): Undecided => ({ level: 'clean', span: spanOf(unit), score, cues: [] }));
  const all = [...suspect, ...joined(clean)];
  const distance = ({ score }: Undecided): number => Math.abs(score - threshold);
  const kept = all.toSorted((left, right) => distance(left) - distance(right)).slice(0, mostWindows);
  return kept.toSorted((left, right) => left.span.start - right.span.start);
}

const spanOf = ({ start, end }: Unit): Span => ({ start, end });

/** Whether a stretch has something in common with one of the spans. Of a hostile text there are very many of both. */
function touching(spans: readonly Span[]): (stretch: Span) => boolean {
  const inOrder = spans.toSorted((left, right) => left.start - right.start);
  let furthest = 0;
  const ends = inOrder.map(({ end }) => (furthest = Math.max(furthest, end)));
  return ({ start, end }) => {
    let [low, high] = [0, inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((inOrder[middle] as Span).start < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (ends[low - 1] as number) > start;
  };
}

/** Units are two sentences each and share one with the next. */
function joined(windows: readonly Undecided[]): Undecided[] {
  const all: Undecided[] = [];
  for (const window of windows.toSorted((left, right) => left.span.start - right.span.start)) {
    const last = all.at(-1);
    if (!last || window.span.start > last.span.end || window.span.end - last.span.start > longestWindow) all.push(window);
    else
      all[all.length - 1] = {
        ...last,
        score: Math.max(last.score, window.score),
        span: { start: last.span.start, end: Math.max(last.span.end, window.span.end) },
      };
  }
  return all;
}
