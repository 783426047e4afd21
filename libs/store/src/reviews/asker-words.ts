/** What the asker is told of a question that is held. */
export function heldWords(
  policies: readonly { readonly name: string; readonly effect: string; readonly why: readonly string[] }[],
): string {
  const holding = policies.filter(({ effect }) => effect === 'hold');
  const named = holding.map(({ name, why }) => `“${name}” (${why.join('; ')})`).join(' and ');
  return `a person will answer this: so the policy ${named} has it`;
}

/** And of one that a person did not answer. */
export const dismissedWords = (reason: string): string => `a person looked at this and gave no answer: ${reason}`;
