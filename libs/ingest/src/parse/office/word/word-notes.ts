import type { HiddenText } from '#core';
import { toCanonicalLine } from '../../canonical-text.ts';
import { attribute, elements, within, type XmlElement } from '../xml.ts';
import { readInline } from './word-inline.ts';

/** Notes and comments of a document, each on one line, by `footnote 3`, `endnote 1`, `comment 0`; what nobody sees of them goes to `hidden`. */
export function readNotes(parts: readonly (XmlElement | null)[], hidden: HiddenText[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of parts) {
    for (const note of elements(part)) {
      const text = toCanonicalLine(textOf(note, hidden));
      // Lines that part the notes from the text are stored as notes too.
      if (attribute(note, 'type') === null || attribute(note, 'type') === 'normal')
        found.set(`${note.name} ${attribute(note, 'id') ?? ''}`, text);
      if (note.name === 'comment') found.set(`comment ${attribute(note, 'id') ?? ''}`, commentLine(note, text));
    }
  }
  return found;
}

function textOf(note: XmlElement, hidden: HiddenText[]): string {
  const paragraphs = [...within(note, 'p')].map((paragraph) => readInline(paragraph));
  hidden.push(...paragraphs.flatMap((paragraph) => paragraph.hidden));
  return paragraphs.map(({ text }) => text).join(' ');
}

function commentLine(comment: XmlElement, text: string): string {
  const author = toCanonicalLine(attribute(comment, 'author') ?? '');
  return text === '' ? '' : `Comment${author === '' ? '' : ` by ${author}`}: ${text}`;
}
