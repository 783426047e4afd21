import lists from './lexicon.json' with { type: 'json' };

/** Words that are written with one letter too many, too few or another one, and the word meant. */
const byDeletion = new Map<string, string>();
const real = new Set([...lists.realWords.split(' '), ...lists.nearWords.split(' ')]);
for (const word of lists.slips.split(' ')) for (const shorter of deletions(word)) byDeletion.set(shorter, word);

const shortest = 6;

/** One of few telling words that `word` is one letter away from; null for everything else. Their first letter stands. */
export function slipOf(word: string): string | null {
  if (word.length < shortest || word.length > 16 || real.has(word) || !/^[a-z]+$/.test(word)) return null;
  const whole = byDeletion.get(word);
  if (whole !== undefined) return whole;
  for (const shorter of deletions(word)) {
    const meant = byDeletion.get(shorter);
    if (meant !== undefined && Math.abs(meant.length - word.length) <= 1) return meant;
  }
  return null;
}

/** The word itself, and without each of its letters but the first. */
function deletions(word: string): string[] {
  return [word, ...Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2))];
}
