import { type CanonicalText } from './canonical-text.ts';
import { decodeEntities } from './decode-entities.ts';
import { foldForms, foldLookAlikes } from './fold.ts';
import { joinSpacedLetters } from './join-spaced-letters.ts';
import type { Mark } from './mark.ts';
import { stripInvisible } from './strip-invisible.ts';

export interface Canonicalised {
  readonly canonical: CanonicalText;
  /** What was undone on the way, in the order of the original. */
  readonly marks: readonly Mark[];
}

/** The text as a reader takes it: no invisible characters, one form for each letter. Without entities it is its own canonical form. */
export function canonicalise(text: CanonicalText): Canonicalised {
  const marks: Mark[] = [];
  const seen = foldForms(stripInvisible(decodeEntities(text), marks));
  const canonical = joinSpacedLetters(foldLookAlikes(seen, marks), marks);
  return { canonical, marks: marks.sort((a, b) => a.start - b.start) };
}
