import { isContent, wordsOf } from '../text/words.ts';
import { assertedIn, tellsAnOrder } from './asserted.ts';
import { rootOf } from './clauses.ts';

const supposed = /^["“‘'(]*(?:if|say|suppose|supposing|assume|assuming|imagine|for example|for instance|e\.g\.)(?=[\s,.])/i;

/** Words that only join what is said. */
const joining = new Set(['while', 'whereas', 'although', 'though', 'however']);

/**
 * What a sentence says that its evidence does not, as a reason against it; null where nothing is added. Likeness in meaning lets one false
 * word through among many true ones (“wrote” for “recorded”, “science” for “journalism”), so each word that tells something must stand
 * there, whatever its ending, and what the evidence only supposes is no fact. Nor is what it only orders somebody to say.
 */
export function addedTo(claim: string, bodies: readonly string[], titles: readonly string[] = []): string | null {
  const texts = [...bodies, ...titles];
  const given = rootsIn(texts);
  const asserted = rootsIn(texts.map(assertedIn));
  for (const clause of claim.split(/[,;()–—]/u)) {
    const carrying = tellsAnOrder(clause) ? given : asserted;
    const added = wordsOf(clause).find((word) => isContent(word) && !joining.has(word) && !carrying.has(rootOf(word)));
    if (added !== undefined)
      return `the word “${added}” ${given.has(rootOf(added)) ? 'is only to be said, by the evidence' : 'is not in the evidence'}`;
  }
  return bodies.some((body) => supposed.test(body)) && !supposed.test(claim) ? 'the evidence only supposes it' : null;
}

const rootsIn = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap(wordsOf).map(rootOf));
