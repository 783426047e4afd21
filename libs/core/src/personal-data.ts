/** What a text may tell of a person, as it can be found by form, checksum or the words around it. */
export const personalKinds = [
  'payment-card',
  'iban',
  'national-id',
  'passport',
  'phone',
  'e-mail',
  'address',
  'birth-date',
  'name',
  'ip-address',
  'mac-address',
] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** What is taken out before a document is indexed; `kinds` count only in the mode `redact`. */
export interface PersonalDataSettings {
  readonly mode: 'keep' | 'redact';
  readonly kinds: readonly PersonalKind[];
}

/** Addresses of machines are seldom a person's, and documents about networks are made of them. */
export const usualPersonalKinds: readonly PersonalKind[] = personalKinds.filter((kind) => kind !== 'ip-address' && kind !== 'mac-address');

/** A value that was taken out of a document, as it was first written there, and what stands in its place. */
export interface Redaction {
  readonly placeholder: string;
  readonly kind: PersonalKind;
  readonly value: string;
}

/** The kinds that were looked for, and what was found, in the order of the text. */
export interface TakenOut {
  readonly kinds: readonly PersonalKind[];
  readonly values: readonly Redaction[];
}
