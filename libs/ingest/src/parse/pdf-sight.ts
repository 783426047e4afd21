import type { HiddenText } from '#core';
import { extentOf } from './pdf-grid.ts';
import type { DoubtedLetter, Extent, PdfWord } from './pdf-word.ts';
import { hiddenBy, isCertain } from './pdf-painted.ts';
import type { PageSize } from './pdf-lines.ts';
import type { PageImage, PdfPage } from './pdfium-page.ts';

/** Fine enough that the thin strokes of small type are dark. */
const dpi = 120;
/** Of 255, between the page with a letter and without it, where the difference is greatest. */
const faintest = 20;
/** Points: nobody reads a letter of this height, unless the whole page is drawn so small. */
const tiny = 1.5;
/** Points: nobody reads this, whatever the other letters are; most may be such, beside a heading. */
const unreadable = 1;
/** Points, the longer side: a page that is smaller is drawn at another scale and read enlarged. */
const smallestSheet = 500;
/** Texts in doubt that lie on each other are drawn apart, so many times at most. */
const maxDrawings = 5;

export interface Sight {
  readonly seen: readonly PdfWord[];
  readonly hidden: readonly HiddenText[];
}

/** Parts the words that somebody who looks at the page sees from the others, which are proven: drawing the page without them makes no difference. */
export function inSight(words: readonly PdfWord[], page: PdfPage, size: PageSize): Sight {
  const usual = usualSize(words);
  const least = unreadable * Math.min(1, Math.max(size.width, size.height) / smallestSheet);
  const isTiny = ({ size: height }: PdfWord): boolean => height > 0 && (height < least || (height < tiny && height < usual / 2));
  const unseen = provenUnseen(
    words.filter((word) => word.doubted && !isReplaced(word) && isOnPage(word, size) && !isTiny(word)),
    page,
  );
  const howOf = (word: PdfWord): string | null => {
    if (!isOnPage(word, size)) return 'outside the page';
    if (isTiny(word)) return 'too small to read';
    return unseen.has(word) || isReplaced(word) ? (word.doubted?.how ?? null) : null;
  };
  const byHow = Map.groupBy(words, howOf);
  const hidden = [...byHow].flatMap(([how, some]) =>
    how === null ? [] : [{ how, page: size.number, text: some.map(({ text }) => text).join(' ') }],
  );
  return { seen: byHow.get(null) ?? [], hidden };
}

function isReplaced({ doubted }: PdfWord): boolean {
  return doubted?.how === hiddenBy.replaced;
}

function isOnPage({ left, right, top, bottom }: PdfWord, { width, height }: PageSize): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

/** Height of the page's letters, the median. */
function usualSize(words: readonly PdfWord[]): number {
  return words.map(({ size }) => size).sort((a, b) => a - b)[words.length >> 1] ?? 0;
}

function provenUnseen(doubted: readonly PdfWord[], page: PdfPage): ReadonlySet<PdfWord> {
  const unseen = new Set<PdfWord>();
  if (doubted.length === 0) return unseen;
  const area = areaAround(doubted, page);
  const whole = page.render(dpi, area);
  if (!whole) return unseen;
  for (const group of apart(doubted)) {
    const objects = new Set(group.flatMap((word) => lettersOf(word).map(({ object }) => object)));
    page.setDrawn(objects, false);
    const without = page.render(dpi, area);
    if (!without) return unseen;
    const shown = new Set<number>();
    for (const word of group) {
      const marked = lettersOf(word).filter(
        (letter) =>
          leavesMark(page.toShown(letter.box), area, { whole, without }) || !(isCertain(word.doubted?.how ?? '') || page.canDraw(letter)),
      );
      for (const { object } of marked) shown.add(object);
      if (2 * marked.length < lettersOf(word).length) unseen.add(word);
    }
    // What made no difference stays away: of two texts on each other one would hide the other.
    page.setDrawn(shown, true);
  }
  return unseen;
}

function lettersOf({ doubted }: PdfWord): readonly DoubtedLetter[] {
  return doubted?.letters ?? [];
}

/** Groups in which no two words lie on each other, those of one object together. */
function apart(words: readonly PdfWord[]): PdfWord[][] {
  const byObject = Map.groupBy(words, (word) => lettersOf(word)[0]?.object ?? 0);
  const groups: { readonly words: PdfWord[]; readonly taken: Set<number> }[] = [];
  for (const together of byObject.values()) {
    const cells = together.flatMap(cellsOf);
    let group = groups.find(({ taken }) => cells.every((cell) => !taken.has(cell)));
    if (!group && groups.length < maxDrawings) groups.push((group = { words: [], taken: new Set() }));
    group ??= groups.at(-1);
    group?.words.push(...together);
    for (const cell of cells) group?.taken.add(cell);
  }
  return groups.map(({ words: together }) => together);
}

/** Places of four points that a word fills; its edges, where lines touch, are left out. */
function cellsOf({ left, right, top, bottom }: PdfWord): number[] {
  const cells: number[] = [];
  const inset = (bottom - top) / 4;
  for (let x = Math.floor(left / 4); x <= Math.floor(right / 4) && cells.length < 4000; x += 1)
    for (let y = Math.floor((top + inset) / 4); y <= Math.floor((bottom - inset) / 4) && cells.length < 4000; y += 1)
      cells.push(y * 100_000 + x);
  return cells;
}

/** Only so much is drawn. */
function areaAround(words: readonly PdfWord[], { width, height }: PdfPage): Extent {
  const { left, top, right, bottom } = extentOf(words);
  return {
    left: Math.max(0, left - 2),
    top: Math.max(0, top - 2),
    right: Math.min(width, right + 2),
    bottom: Math.min(height, bottom + 2),
  };
}

interface Drawings {
  readonly whole: PageImage;
  readonly without: PageImage;
}

function leavesMark(box: ReturnType<PdfPage['toShown']>, area: Extent, { whole, without }: Drawings): boolean {
  const scale = whole.dpi / 72;
  const [x, y] = [(box.x - area.left) * scale, (box.y - area.top) * scale];
  const [left, right] = [Math.max(0, Math.floor(x)), Math.min(whole.width, Math.ceil(x + box.width * scale) + 1)];
  const [top, bottom] = [Math.max(0, Math.floor(y)), Math.min(whole.height, Math.ceil(y + box.height * scale) + 1)];
  for (let row = top; row < bottom; row += 1)
    for (let at = 4 * (row * whole.width + left); at < 4 * (row * whole.width + right); at += 1)
      if (Math.abs((whole.rgba[at] ?? 0) - (without.rgba[at] ?? 0)) >= faintest) return true;
  return false;
}
