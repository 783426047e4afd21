import type { Rectangle } from './pdf-space.ts';

/** Where something stands on its page as shown: points from the top left corner, y downwards. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A letter that may leave no mark: the object that draws it, and where it stands in page space. */
export interface DoubtedLetter {
  readonly object: number;
  /** As Unicode. */
  readonly code: number;
  readonly box: Rectangle;
}

/** Letters between white space. Canonical, never empty. */
export interface PdfWord extends Extent {
  readonly text: string;
  /** Height of its letters in points. */
  readonly size: number;
  readonly bold: boolean;
  /** PDFium ends it with a hyphen that breaks a word at a line's end. */
  readonly broken: boolean;
  /** The place in PDFium's order, and the number of the line PDFium sees it in. */
  readonly order: number;
  readonly line: number;
  /** Why nobody may see it, in words, and its letters, of which that is to be proven; left out where nothing says so. */
  readonly doubted?: { readonly how: string; readonly letters: readonly DoubtedLetter[] };
}
