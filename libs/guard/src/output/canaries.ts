const words = /[a-z]{4,}/g;

/** Whether a text holds one of the words that stand only in prompts, also written in capitals, spaced or with marks between its letters. */
export function holdsCanary(text: string, canaries: ReadonlySet<string>): boolean {
  if (canaries.size === 0) return false;
  const lower = text.toLowerCase();
  for (const [word] of lower.matchAll(words)) if (canaries.has(word)) return true;
  return [...lower.matchAll(spaced)].some(([run]) => canaries.has(run.replaceAll(/[^a-z]/g, '')));
}

/** Single letters with the same small gap between them. */
const spaced = /(?<![a-z])[a-z](?:[ ._-]{1,2}[a-z](?![a-z])){3,15}/g;
