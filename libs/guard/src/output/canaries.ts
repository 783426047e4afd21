/** Whether a text holds one of the words that stand only in prompts, also written in capitals, spaced or with marks between its letters. */
export function holdsCanary(text: string, canaries: ReadonlySet<string>): boolean {
  if (canaries.size === 0) return false;
  const lower = text.toLowerCase();
  for (const [word] of lower.matchAll(/[a-z]+/g)) if (canaries.has(word)) return true;
  const spelt = [...lower.matchAll(letterByLetter)].map(([run]) => run.replaceAll(/[^a-z]/g, ''));
  return spelt.length > 0 && [...canaries].some((word) => spelt.some((run) => run.includes(word)));
}

/** Single letters with a small gap between them, whatever else is spelt before and behind the word. */
const letterByLetter = /(?<![a-z])[a-z](?:[ ._-]{1,2}[a-z](?![a-z]))+/g;
