/** A picture as a file of its own: PNG, JPEG, WebP, TIFF (its first page), BMP or PNM. */
export interface Picture {
  readonly bytes: Uint8Array;
  /** 1 to 8 as in EXIF: how it must be turned to stand upright; 1 when left out. */
  readonly orientation?: number;
}

/** In pixels of the upright picture, origin at its top left corner. `confidence` is 0 to 100. */
export interface RecognisedWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly confidence: number;
}

export interface RecognisedLine extends Omit<RecognisedWord, 'text' | 'confidence'> {
  readonly words: readonly RecognisedWord[];
  /** Lines with the same number belong together. */
  readonly paragraph: number;
}

/** In reading order. `confidence` is the mean over the letters, 0 to 100; null on a page without any. */
export interface RecognisedPage {
  readonly lines: readonly RecognisedLine[];
  readonly confidence: number | null;
}

/** Reads text off pictures, one at a time. Implementers refuse with damaged_file what is no picture; sizes are the caller's to check. */
export abstract class Recogniser {
  abstract recognise(picture: Picture): RecognisedPage;
}

/** For parsers: the recogniser when first needed, or why there is none, in words that end a sentence. */
export type Recognition = { readonly open: () => Promise<Recogniser>; readonly maxPages: number } | { readonly whyNot: string };
