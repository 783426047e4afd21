/** Runs of letters, marks, digits and underscores, lower case, no stemming: reproduces the anchors of CLAP NQ with four passages. */
export function metricTokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
}

/** ROUGE-L F1 (Lin 2004, beta 1): twice the longest common subsequence over both lengths. */
export function rougeL(candidate: string, reference: string): number {
  const left = metricTokens(candidate);
  const right = metricTokens(reference);
  return left.length === 0 || right.length === 0 ? 0 : (2 * longestCommonSubsequence(left, right)) / (left.length + right.length);
}

/** F1 of the two bags of tokens. */
export function tokenF1(candidate: string, reference: string): number {
  const left = metricTokens(candidate);
  const right = metricTokens(reference);
  if (left.length === 0 || right.length === 0) return 0;
  const remaining = new Map<string, number>();
  for (const token of right) remaining.set(token, (remaining.get(token) ?? 0) + 1);
  let common = 0;
  for (const token of left) {
    const count = remaining.get(token) ?? 0;
    if (count === 0) continue;
    remaining.set(token, count - 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}

/** Whether the tokens of `reference` stand in `candidate` as one run. */
export function containsTokens(candidate: string, reference: string): boolean {
  const wanted = metricTokens(reference);
  return wanted.length > 0 && ` ${metricTokens(candidate).join(' ')} `.includes(` ${wanted.join(' ')} `);
}

function longestCommonSubsequence(left: readonly string[], right: readonly string[]): number {
  let previous = new Uint16Array(right.length + 1);
  for (const token of left) {
    const current = new Uint16Array(right.length + 1);
    for (let column = 1; column <= right.length; column += 1) {
      const grown = (previous[column - 1] ?? 0) + 1;
      current[column] = token === right[column - 1] ? grown : Math.max(previous[column] ?? 0, current[column - 1] ?? 0);
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
