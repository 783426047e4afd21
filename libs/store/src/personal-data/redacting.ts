import type { PersonalKind, TakenOut } from '#core';

export interface KnownValue {
  readonly kind: PersonalKind;
  /** Its words in lower case, blanks between them. */
  readonly value: string;
}

/** Takes personal data of these kinds out: the guard's way of doing it, handed in, as the store knows no rules. */
export interface Redacting {
  /** `known` goes too, however it is cased and whatever stands between its words. */
  readonly text: (text: string, kinds: readonly PersonalKind[], known?: readonly KnownValue[]) => string;
  /** Of fields with their names. */
  readonly record: (record: Readonly<Record<string, unknown>>, kinds: readonly PersonalKind[]) => Readonly<Record<string, unknown>>;
  /** Of what people called a document, with what was taken out of its text. */
  readonly around: (around: Around, takenOut: TakenOut) => Around;
}

interface Around {
  readonly names: readonly (string | null)[];
  readonly metadata: Readonly<Record<string, unknown>>;
}
