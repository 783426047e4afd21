import { coverage, wordsOf, isContent } from '../text/words.ts';

/** Where one statement ends and the next begins, English and German. */
const border = /[;:()–—]|,(?!\d)|(?<!\p{L})(?:but|although|though|while|whereas|however|aber|sondern|während|obwohl|jedoch)(?!\p{L})/iu;

/** Content words with fewer endings than `contentStems` leaves: opens and open are one. */
export function rootsOf(text: string): string[] {
  return wordsOf(text).filter(isContent).map(rootOf);
}

export function rootOf(word: string): string {
  if (/^\d/.test(word)) return word;
  return (/^.{3,}?(?=(?:ing|ed|es|en|s|e)$)/u.exec(word)?.[0] ?? word).slice(0, 5);
}

/** Clauses that say anything, trimmed. */
export function clausesOf(text: string): string[] {
  return text
    .split(border)
    .map((clause) => clause.trim())
    .filter((clause) => rootsOf(clause).length > 0);
}

/**
 * For each text that says at least this share of a claim's content: the clause of it that says most of that, the shortest of several
 * that say as much, and all clauses that are as good. Texts that say less are left out.
 */
export function closestClauses(roots: readonly string[], texts: readonly string[], least: number): string[] {
  const whole = texts.map((text) => ({ text, share: shareOf(roots, text) }));
  const best = Math.max(least, ...whole.map(({ share }) => share));
  return whole.filter(({ share }) => share >= best).flatMap(({ text }) => bestClauses(roots, text));
}

/** A clause that goes on with its sentence's subject, left out or as a pronoun, may stand half a word behind one that names it. */
function bestClauses(roots: readonly string[], text: string): string[] {
  const clauses = clausesOf(text).map((clause, index) => ({
    clause,
    share: shareOf(roots, clause) + (index > 0 || pronoun.test(clause) ? 0.5 / roots.length : 0),
  }));
  const best = Math.max(...clauses.map(({ share }) => share));
  return clauses.filter(({ share }) => share === best).map(({ clause }) => clause);
}

const pronoun = /^(?:and |und )?(?:it|he|she|they|er|sie|es)(?!\p{L})/iu;
const shareOf = (roots: readonly string[], text: string): number => coverage(roots, new Set(rootsOf(text)));
