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

/** Ways in which words were kept out of sight that were never part of the text, or are not worth a word to the person who uploaded the file. */
const aside = /^(?:a property of the file|alternative text|a comment|what a link|deleted with changes|the name of)/;

/** Warnings: that something nobody sees is left out, by how it is hidden, and where. */
export function leftOut(hidden: readonly HiddenText[]): string[] {
  const told = hidden.filter(({ how }) => !aside.test(how));
  return [...Map.groupBy(told, ({ how }) => how)].map(([how, some]) => {
    const letters = some.reduce((sum, { text }) => sum + text.length, 0);
    return `text that nobody sees is left out: ${how} (${letters} letters)`;
  });
}
