import { type CanonicalText, originalSpan, replaced } from './canonical-text.ts';
import type { Mark } from './mark.ts';

/** At least eight single characters with blanks between; or five letters with dots, dashes or stars between. */
const spaced = /(?<!\S)\S(?: {1,4}\S(?!\S)){7,20000}|(?<!\S)\p{L}(?:[._*-]\p{L}(?!\p{L})){4,20000}/gu;
const fewestLetters = 5;

/** “U s e  t h e  t o o l” reads “Use the tool”. Rows of figures or signs, which hold few letters or few different ones, stay as they are. */
export function joinSpacedLetters(canonical: CanonicalText, marks: Mark[]): CanonicalText {
  return replaced(canonical, spaced, (match) => {
    const letters = match[0].match(/\p{L}/gu) ?? [];
    if (letters.length < fewestLetters || letters.length * 4 < match[0].length || new Set(letters).size < 4) return null;
    marks.push({ ...originalSpan(canonical, match.index, match.index + match[0].length), kind: 'spaced letters' });
    return match[0].replace(/ {2,}|[ ._*-]/g, (gap) => (gap.length > 1 ? ' ' : ''));
  });
}
