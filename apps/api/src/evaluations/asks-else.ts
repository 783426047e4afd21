import type { GoldenQuestion } from '#store';
import { inTurns } from './in-turns.ts';

type Evidence = Pick<GoldenQuestion, 'expected' | 'quote'>;

/** No document answers both, or other words of it do. What is expected of both alike is the same, also where it is a quote alone. */
export function asksElse(one: Evidence, other: Evidence): boolean {
  return isElsewhere(one, other) && keyOf(one) !== keyOf(other);
}

/** How many of the questions stand beside one that asks for something else. Others have their turn meanwhile. */
export async function countBesideElse(questions: readonly Evidence[], signal: AbortSignal): Promise<number> {
  const groups = [...Map.groupBy(questions, keyOf).values()].map(([first, ...rest]) => ({
    one: first as Evidence,
    count: 1 + rest.length,
  }));
  let told = 0;
  for await (const { one, count } of inTurns(groups, signal))
    if (groups.some(({ one: other }) => other !== one && isElsewhere(one, other))) told += count;
  return told;
}

/** Of two that differ. */
function isElsewhere(one: Evidence, other: Evidence): boolean {
  if (!one.expected.some((document) => other.expected.includes(document))) return true;
  return one.quote !== null && other.quote !== null && one.quote !== other.quote;
}

const keyOf = ({ expected, quote }: Evidence): string => JSON.stringify([expected.toSorted(), quote]);
