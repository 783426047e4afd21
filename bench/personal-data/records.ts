import { type PersonalKind, personalKinds, type Span } from '#core';
import { bareNames, type Carriers, carriers } from './carriers.ts';
import { heldOutCarriers } from './held-out-carriers.ts';
import { address, birthDate, ipAddress, type Language, languages, macAddress, mailAddress, nameOf, phone } from './contacts.ts';
import { iban, passport, paymentCard } from './identifiers.ts';
import { nationalNumbers } from './national-numbers.ts';
import { lookAlike, misses } from './near-misses.ts';
import { Draw } from './random.ts';

/** A text with what it tells of persons; nothing for a near miss, which `what` names. */
export interface LabelledRecord {
  readonly language: Language;
  readonly text: string;
  readonly truth: readonly (Span & { readonly kind: PersonalKind })[];
  readonly what: PersonalKind | `near miss: ${string}` | 'bare name';
}

/** So many records for each kind, each near miss and each language; the same for the same seed. */
export function makeRecords(seed: number, each: number): LabelledRecord[] {
  const draw = new Draw(seed);
  return languages.flatMap((language) => [
    ...personalKinds.flatMap((kind) => times(each, (index) => carried(draw, { language, kind, index, sentences: carriers }))),
    ...times(each, () => placed(language, bareNames[language], { value: nameOf(draw, language), kind: 'name', what: 'bare name' })),
    ...Object.keys(misses[language]).flatMap((what) => times(each, () => missed(draw, language, what))),
  ]);
}

/** The same values in sentences that were written after the rules. */
export function makeHeldOut(seed: number, each: number): LabelledRecord[] {
  const draw = new Draw(seed);
  return languages.flatMap((language) =>
    personalKinds.flatMap((kind) => times(each, (index) => carried(draw, { language, kind, index, sentences: heldOutCarriers }))),
  );
}

interface Wanted {
  readonly language: Language;
  readonly kind: PersonalKind;
  readonly index: number;
  readonly sentences: Readonly<Record<Language, Carriers>>;
}

const times = <Item>(count: number, make: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => make(index));

function carried(draw: Draw, { language, kind, index, sentences }: Wanted): LabelledRecord {
  const { value, called = '' } =
    kind === 'national-id' ? draw.one(nationalNumbers[language] ?? [])(draw) : { value: valueOf(draw, language, kind) };
  const sentence = draw.one(sentences[language][kind] ?? ['{}']).replace('[]', called);
  // Every tenth number is written so that a plain expression does not see it.
  return placed(language, sentence, { value: index % 10 === 9 ? disguised(draw, value, kind) : value, kind, what: kind });
}

function valueOf(draw: Draw, language: Language, kind: PersonalKind): string {
  const makers: Readonly<Partial<Record<PersonalKind, () => string>>> = {
    'payment-card': () => paymentCard(draw),
    iban: () => iban(draw, language),
    passport: () => passport(draw),
    phone: () => phone(draw, language),
    'e-mail': () => mailAddress(draw, language),
    address: () => address(draw, language),
    'birth-date': () => birthDate(draw, language),
    name: () => nameOf(draw, language),
    'ip-address': () => ipAddress(draw),
    'mac-address': () => macAddress(draw),
  };
  return (makers[kind] as () => string)();
}

function disguised(draw: Draw, value: string, kind: PersonalKind): string {
  if (kind === 'e-mail') return value.replace('@', ' (at) ');
  if (!['payment-card', 'iban', 'national-id', 'phone'].includes(kind)) return value;
  const zero = draw.one([0xff10, 0x0660, 0x0966]);
  return draw.one([
    value.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit))),
    value.replace(/(\d)(?=\d)/g, '$1\u200b'),
    value.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011'),
  ]);
}

function missed(draw: Draw, language: Language, what: string): LabelledRecord {
  const sentence = misses[language][what] as string;
  return { language, text: sentence.replace('{}', lookAlike(draw, what)), truth: [], what: `near miss: ${what}` };
}

function placed(
  language: Language,
  sentence: string,
  { value, kind, what }: { readonly value: string; readonly kind: PersonalKind; readonly what: LabelledRecord['what'] },
): LabelledRecord {
  const start = sentence.indexOf('{}');
  return { language, text: sentence.replace('{}', () => value), truth: [{ kind, start, end: start + value.length }], what };
}
