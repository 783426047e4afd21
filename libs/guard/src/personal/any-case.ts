/**
 * A pattern that takes its letters in either case, by classes of both. Not by `(?i:…)`: V8 forgets that modifier for alternatives as soon as
 * a process has compiled many expressions (seen in Node 24 with --no-regexp-optimization), and nothing is found any more.
 */
export function anyCase(pattern: string): string {
  return pattern.replaceAll(/\\.|\(\?[:=!<]+|\[[^\]]*\]|\p{L}/gu, (piece) => {
    if (piece.startsWith('[')) return `[${Array.from(piece.slice(1, -1), bothCases).join('')}]`;
    return piece.length === 1 ? `[${bothCases(piece)}]` : piece;
  });
}

function bothCases(letter: string): string {
  const upper = letter.toUpperCase();
  return upper.length === 1 && upper !== letter ? letter + upper : letter;
}
