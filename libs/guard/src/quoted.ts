import { createHash } from 'node:crypto';
import type { GuardFinding } from '#core';

const longestQuote = 500;

/** Words as a finding keeps them. */
export function quoted(text: string): Pick<GuardFinding, 'quote' | 'digest'> {
  const words = text.toWellFormed();
  const quote = words.slice(0, longestQuote).toWellFormed();
  return { quote, ...(words.length > longestQuote && { digest: digestOf(words) }) };
}

/** However they are broken into lines. */
function digestOf(words: string): string {
  return createHash('sha256').update(words.replaceAll(/\s+/g, ' ').trim()).digest('hex');
}
