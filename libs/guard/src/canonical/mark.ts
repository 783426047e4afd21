import type { Span } from '#core';

export type MarkKind =
  | 'tag characters'
  | 'smuggled bytes'
  | 'invisible characters'
  | 'look-alike letters'
  | 'spaced letters'
  | 'text direction';

/** Something that canonicalising undid, at its place in the original. */
export interface Mark extends Span {
  readonly kind: MarkKind;
}
