import { type CanonicalText, originalSpan, replaced } from './canonical-text.ts';
import type { Mark } from './mark.ts';
import { smuggledLetters } from './smuggled-letters.ts';

/** Default-ignorable characters, controls of direction, fillers, variation selectors and the tags block. */
const invisible =
  /(?:[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e0fff}]|\u034f|[\ufe00-\ufe0f]){1,100000}/gu;
const direction = /[\u202a-\u202e\u2066-\u2069]/u;
const softHyphensOrSelectors = /^(?:[\u00ad\ufeff]|[\ufe00-\ufe0f])+$/u;
/** Scripts that are written with blanks: in others, invisible characters part words. */
const letterBefore = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}]$/u;
const letterAfter = /^[\p{L}\p{N}]/u;
/** Scripts whose spelling needs joiners (Unicode Standard, chapters 9, 12 to 16). */
const joining =
  /[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Mongolian}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gurmukhi}\p{sc=Gujarati}\p{sc=Oriya}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\p{sc=Thai}\p{sc=Lao}]$/u;
const emojiBefore = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}#*0-9]$/u;
const emojiAfter = /^[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u;
const onlyJoiners = /^(?:[\u200c\u200d]|[\ufe0e\ufe0f]){1,2}$/u;
/** A flag of a region: the black flag, letters as tags, the cancelling tag (UTS 51). */
const flagTags = /^[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}$/u;

/** Takes out what nobody sees, keeps the joiners that scripts and emoji are spelt with, and writes what is spelt with unseen characters as the letters they stand for. */
export function stripInvisible(canonical: CanonicalText, marks: Mark[]): CanonicalText {
  return replaced(canonical, invisible, (match) => {
    const run = match[0];
    const before = canonical.text.slice(Math.max(0, match.index - 2), match.index);
    const after = canonical.text.slice(match.index + run.length, match.index + run.length + 2);
    if (belongs(run, before, after)) return null;
    const smuggled = smuggledLetters(run);
    const kind = smuggled?.kind ?? (direction.test(run) ? 'text direction' : 'invisible characters');
    const isInsideWord = letterBefore.test(before) && letterAfter.test(after) && !softHyphensOrSelectors.test(run);
    if (kind !== 'invisible characters' || isInsideWord)
      marks.push({ ...originalSpan(canonical, match.index, match.index + run.length), kind });
    return smuggled?.letters ?? '';
  });
}

function belongs(run: string, before: string, after: string): boolean {
  if (flagTags.test(run)) return before.endsWith('\u{1f3f4}');
  if (!onlyJoiners.test(run)) return false;
  if (emojiBefore.test(before))
    return run.length === 1 && run !== '\u200c' ? run !== '\u200d' || emojiAfter.test(after) : emojiAfter.test(after);
  return joining.test(before) && !/[\ufe0e\ufe0f]/u.test(run);
}
