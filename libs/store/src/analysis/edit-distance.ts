/** Letters too many, too few, others, or changed over, that make one word of another (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  const [from, to] = [Array.from(one), Array.from(other)];
  let [last, before] = [Array.from({ length: to.length + 1 }, (_, index) => index), [] as number[]];
  for (const [row, letter] of from.entries()) {
    const now = [row + 1];
    for (const [column, wanted] of to.entries()) {
      const same = letter === wanted ? 0 : 1;
      const steps = [(last[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1, (last[column] ?? 0) + same];
      const isChangedOver = row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === wanted;
      now.push(Math.min(...steps, isChangedOver ? (before[column - 1] ?? 0) + 1 : Infinity));
    }
    [before, last] = [last, now];
  }
  return last.at(-1) ?? 0;
}
