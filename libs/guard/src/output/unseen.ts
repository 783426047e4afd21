/** Orders to a terminal with their letters. */
const terminal =
  // oxlint-disable-next-line no-control-regex
  /\u001b(?:\[[0-?]{0,30}[ -/]{0,5}[@-~]|[\]PX^_][^\u0007\u001b\u009c]{0,500}(?:\u0007|\u001b\\|\u009c)?|[@-Z\\^_a-z])?|\u009b[0-?]{0,30}[ -/]{0,5}[@-~]?/gu;
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;
/** Embeddings, overrides and isolates; the marks that right-to-left words are written with stay. */
const direction = /[\u202a-\u202e\u2066-\u2069]/gu;
/**
 * Letters that nobody sees and programs read: tags, variation selectors in a row, where one chooses among the forms of a letter, and so many
 * other signs without width that they may be bits of one.
 */
const letters =
  /[\u{e0001}-\u{e007f}]|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2,}|(?:[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]|\u034f){8,100000}/gu;
/** No part of any word's spelling. */
const blanksWithoutWidth = /[\u00ad\u200b\u2060-\u2064\ufeff]/gu;

export interface Seen {
  readonly text: string;
  /** Whether what went speaks to a terminal or hides how the text reads. */
  readonly isTelling: boolean;
}

/** The text without what is not there to be read; lines and tabs stay. */
export function onlySeen(text: string): Seen {
  const plain = text.replaceAll(terminal, '').replaceAll(direction, '').replaceAll(letters, '');
  return { text: plain.replaceAll(controls, ''), isTelling: plain !== text };
}

/** The same for words that no document has to the letter. */
export function onlyWords(text: string): Seen {
  const seen = onlySeen(text);
  return { ...seen, text: seen.text.replaceAll(blanksWithoutWidth, '') };
}
