/** How a country writes the number of a person. */
export interface NationalId {
  readonly name: string;
  readonly pattern: RegExp;
  /** By checksum, date and ranges; `written` comes without blanks, dots and dashes, letters as capitals. */
  readonly isValid: (written: string) => boolean;
  /** Words that say what it is. */
  readonly cue: RegExp;
  /** How sure it is without such a word: below 0.5 where other numbers pass for it too often. */
  readonly uncued: (written: string) => number;
}
