/** Share of the shorter text's word runs that the longer one holds, above which the second is said not to add anything. */
const sameShare = 0.9;
const runLength = 4;

interface Kept {
  readonly runCount: number;
  readonly numbers: string;
}

type Said = { readonly text: string };

/** Each item whose text an earlier one already says, with that one. Linear in the length of all texts. */
export function findNearDuplicates<Item extends Said>(items: readonly Item[]): Map<Item, Item> {
  const kept: (Kept & { readonly item: Item })[] = [];
  const holders = new Map<string, number[]>();
  const said = new Map<Item, Item>();
  for (const item of items) {
    const runs = wordRuns(item.text);
    const numbers = numbersIn(item.text);
    const holder = holderOf({ runs, numbers }, kept, holders);
    if (holder) {
      said.set(item, holder.item);
      continue;
    }
    for (const run of runs) holders.set(run, [...(holders.get(run) ?? []), kept.length]);
    kept.push({ item, runCount: runs.size, numbers });
  }
  return said;
}

/** A longer text is never dropped for a short one inside it: only near-equal sizes are compared. */
function holderOf<Holder extends Kept>(
  { runs, numbers }: { readonly runs: ReadonlySet<string>; readonly numbers: string },
  kept: readonly Holder[],
  holders: ReadonlyMap<string, readonly number[]>,
): Holder | undefined {
  const shared = new Map<number, number>();
  for (const run of runs) for (const holder of holders.get(run) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1);
  const [found] = [...shared].find(([holder, count]) => {
    const earlier = kept[holder];
    if (!earlier || runs.size > earlier.runCount / sameShare) return false;
    return count >= runs.size * sameShare && earlier.numbers.includes(numbers);
  }) ?? [-1];
  return kept[found];
}

/** Whatever holds a digit, in order, each between spaces: two price lists that differ in one figure are not the same. */
function numbersIn(text: string): string {
  const numbers = text.toLowerCase().match(/[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*/gu) ?? [];
  return numbers.length === 0 ? '' : ` ${numbers.join(' ')} `;
}

/** Every four words in a row, in lower case: what two texts share of them they say alike. */
export function wordRuns(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return new Set([text.trim()]);
  if (words.length < runLength) return new Set([words.join(' ')]);
  return new Set(words.slice(runLength - 1).map((_, index) => words.slice(index, index + runLength).join(' ')));
}
