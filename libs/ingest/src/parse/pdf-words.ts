import { toCanonicalLine } from './canonical-text.ts';
import type { Rectangle } from './pdf-space.ts';
import { type Doubts, noDoubts } from './pdf-doubts.ts';
import type { PdfWord } from './pdf-word.ts';
import type { PdfCharacter, PdfPage } from './pdfium-page.ts';

/** What no page of any book holds; the rest is left out with a warning. */
export const maxLetters = 200_000;

/** In PDFium's order, of the page's first `maxLetters`. Letters in doubt and others are never one word. */
export function readWords(page: PdfPage, doubts: Doubts = noDoubts): PdfWord[] {
  const words: PdfWord[] = [];
  let line = 0;
  let letters: PdfCharacter[] = [];
  const end = (): void => {
    const word = letters.length > 0 ? toWord(letters, page, { line, order: words.length }) : null;
    if (word) words.push(word);
    letters = [];
  };
  for (const character of page.characters(maxLetters, doubts)) {
    const endsLine = character.hyphen || character.text === '\n' || character.text === '\r';
    if (character.hyphen) letters.push({ ...character, text: '-' });
    else if (character.text.trim() === '' || isApart(letters.at(-1), character)) end();
    if (!character.hyphen && character.text.trim() !== '') letters.push(character);
    if (!endsLine) continue;
    end();
    line += 1;
  }
  end();
  return words;
}

/** PDFium puts no space where a table's cells stand close; a letter's height is too far for one word. So is what is seen from what may not be. */
function isApart(last: PdfCharacter | undefined, next: PdfCharacter): boolean {
  if (!last?.box || !next.box) return false;
  if ((last.doubt === null) !== (next.doubt === null)) return true;
  const gap = Math.max(next.box.left - last.box.right, last.box.left - next.box.right);
  return gap > last.box.top - last.box.bottom && gap > last.box.right - last.box.left;
}

function toWord(letters: readonly PdfCharacter[], page: PdfPage, place: { line: number; order: number }): PdfWord | null {
  const text = toCanonicalLine(letters.map((letter) => letter.text).join(''));
  if (text === '') return null;
  const { x, y, width, height } = page.toShown(around(letters));
  return {
    text,
    left: x,
    top: y,
    right: x + width,
    bottom: y + height,
    size: medianHeight(letters),
    bold: page.isBold(letters[0]?.index ?? 0),
    broken: letters.at(-1)?.hyphen === true,
    ...(letters[0]?.doubt && {
      doubted: {
        how: letters[0].doubt,
        letters: letters.flatMap(({ object, text: letter, box }) => (box ? [{ object, code: letter.codePointAt(0) ?? 0, box }] : [])),
      },
    }),
    ...place,
  };
}

function around(letters: readonly PdfCharacter[]): Rectangle {
  const union = { left: Infinity, top: -Infinity, right: -Infinity, bottom: Infinity };
  for (const { box } of letters) {
    if (!box) continue;
    union.left = Math.min(union.left, box.left);
    union.right = Math.max(union.right, box.right);
    union.top = Math.max(union.top, box.top);
    union.bottom = Math.min(union.bottom, box.bottom);
  }
  return union.left <= union.right ? union : { left: 0, top: 0, right: 0, bottom: 0 };
}

function medianHeight(letters: readonly PdfCharacter[]): number {
  const heights: number[] = [];
  for (const { box } of letters) if (box) heights.push(box.top - box.bottom);
  const [first = 0] = heights;
  if (heights.every((height) => height === first)) return first;
  return heights.sort((a, b) => a - b)[heights.length >> 1] ?? 0;
}
