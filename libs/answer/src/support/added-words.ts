import { isContent, wordsOf } from '../text/words.ts';
import { rootOf } from './clauses.ts';

const supposed = /^["“‘'(]*(?:if|say|suppose|supposing|assume|assuming|imagine|for example|for instance|e\.g\.)(?=[\s,.])/i;

/** Words that only join what is said. */
const joining = new Set(['while', 'whereas', 'although', 'though', 'however']);

/**
 * What a sentence says that its evidence does not, as a reason against it; null where nothing is added. Likeness in meaning lets one false
 * word through among many true ones (“wrote” for “recorded”, “science” for “journalism”), so each word that tells something must stand
 * there, whatever its ending, and what the evidence only supposes is no fact.
 */
export function addedTo(claim: string, bodies: readonly string[], titles: readonly string[] = []): string | null {
  const present = new Set([...bodies, ...titles].flatMap(wordsOf).map(rootOf));
  const added = wordsOf(claim).find((word) => isContent(word) && !joining.has(word) && !present.has(rootOf(word)));
  if (added !== undefined) return `the word “${added}” is not in the evidence`;
  return bodies.some((body) => supposed.test(body)) && !supposed.test(claim) ? 'the evidence only supposes it' : null;
}
