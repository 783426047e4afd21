/** Half-open range of UTF-16 code units in a revision's canonical text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
