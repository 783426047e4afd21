import type { HiddenText } from '#core';
import { toCanonical } from './canonical-text.ts';

/** A file may hide a library. */
const maxLetters = 200_000;
const maxPieces = 2000;

/** What a parser finds in a file and nobody who looks at it sees, for the guard to read: bounded, and what is beyond that is told. */
export class OutOfSight {
  private readonly found: HiddenText[] = [];
  private letters = 0;
  private isCut = false;

  /** Goes on in the piece before when that is kept out of sight in the same way, on the same page: sentences are hidden word by word. */
  add(text: string, how: string, page: number | null = null): void {
    const kept = toCanonical(text)
      .trim()
      .slice(0, maxLetters - this.letters);
    if (kept.length < text.trim().length) this.isCut ||= this.letters + text.trim().length > maxLetters;
    if (!/[\p{L}\p{N}]/u.test(kept)) return;
    const last = this.found.at(-1);
    const goesOn = last?.how === how && last.page === page;
    if (!goesOn && this.found.length >= maxPieces) {
      this.isCut = true;
      return;
    }
    this.letters += kept.length + 1;
    if (goesOn) this.found[this.found.length - 1] = { text: `${last.text}\n${kept}`, how, page };
    else this.found.push({ text: kept, how, page });
  }

  addAll(texts: readonly HiddenText[]): void {
    for (const { text, how, page } of texts) this.add(text, how, page);
  }

  /** Fields of a parsed document: none where nothing is hidden. */
  get asField(): { readonly hidden?: readonly HiddenText[] } {
    return this.found.length === 0 ? {} : { hidden: this.found };
  }

  get warnings(): readonly string[] {
    return this.isCut ? [`more is out of sight than ${maxLetters} letters or ${maxPieces} stretches: the guard reads the first of it`] : [];
  }
}
