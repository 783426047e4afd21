/** Share of the shorter text's word runs that the longer one holds, above which the second is said not to add anything. */
const sameShare = 0.9;
const runLength = 4;

/** The items in their order without those whose text an earlier one already says. */
export function withoutNearDuplicates<Item extends { readonly text: string }>(items: readonly Item[]): Item[] {
  const kept: { readonly item: Item; readonly runs: ReadonlySet<string>; readonly numbers: string }[] = [];
  for (const item of items) {
    const runs = wordRuns(item.text);
    const numbers = numbersIn(item.text);
    if (!kept.some((earlier) => earlier.numbers.includes(numbers) && isNearlySame(runs, earlier.runs))) kept.push({ item, runs, numbers });
  }
  return kept.map(({ item }) => item);
}

/** A longer text is never dropped for a short one inside it: only near-equal sizes are compared. */
function isNearlySame(candidate: ReadonlySet<string>, earlier: ReadonlySet<string>): boolean {
  if (candidate.size > earlier.size / sameShare) return false;
  const shared = [...candidate].filter((run) => earlier.has(run)).length;
  return shared >= candidate.size * sameShare;
}

/** Whatever holds a digit, in order: two price lists that differ in one figure are not the same. */
function numbersIn(text: string): string {
  return (text.match(/[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*/gu) ?? []).join(' ').toLowerCase();
}

function wordRuns(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return new Set([text.trim()]);
  if (words.length < runLength) return new Set([words.join(' ')]);
  return new Set(words.slice(runLength - 1).map((_, index) => words.slice(index, index + runLength).join(' ')));
}
