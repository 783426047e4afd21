import { mergeOverlaps } from '../merge-overlaps.ts';
import type { PersonalKind, Redaction, Span } from '#core';
import { findPersonalData } from './find-personal-data.ts';
import { KnownValues } from './known-values.ts';
import { Surnames } from './surnames.ts';

/** A stretch of a text and what it is replaced by. */
export interface Cut extends Span {
  readonly placeholder: string;
}

export interface FoundValue extends Span {
  readonly kind: PersonalKind;
  /** As `PersonalDatum` has it; left out where somebody knows it. */
  readonly confidence?: number;
}

/** “Name: MySQL Server” is no person's: from such a label no surname is learnt. */
const sureName = 0.8;

const words: Readonly<Record<PersonalKind, string>> = {
  'payment-card': 'card',
  iban: 'IBAN',
  'national-id': 'id number',
  passport: 'passport',
  phone: 'phone',
  'e-mail': 'e-mail',
  address: 'address',
  'birth-date': 'birth date',
  name: 'name',
  'ip-address': 'IP address',
  'mac-address': 'MAC address',
};
/** Written with and without blanks, dots and dashes, they are one number. */
const numbers: ReadonlySet<PersonalKind> = new Set(['payment-card', 'iban', 'national-id', 'phone', 'mac-address']);

/**
 * Takes personal data out of the texts of one document. The same value has the same placeholder, `[phone 2]`, wherever it stands in it,
 * and is taken out there also where nothing around it says what it is. Let it learn all texts before any is redacted.
 */
export class Redactor {
  readonly #kinds: readonly PersonalKind[];
  readonly #byKey = new Map<string, Redaction>();
  readonly #known = new KnownValues<Redaction>();
  readonly #surnames = new Surnames();
  readonly #written = new Set<string>();
  readonly #counts = new Map<PersonalKind, number>();

  /** `taken` was taken out of the document before and keeps its placeholders. */
  constructor(kinds: readonly PersonalKind[], taken: readonly Redaction[] = []) {
    this.#kinds = kinds;
    for (const redaction of taken) this.keep(redaction);
  }

  /** In the order in which they were first seen. */
  get redactions(): readonly Redaction[] {
    return [...this.#byKey.values()];
  }

  find(text: string): FoundValue[] {
    return findPersonalData(text, { kinds: this.#kinds });
  }

  takes(kind: PersonalKind): boolean {
    return this.#kinds.includes(kind);
  }

  learn(text: string, found: readonly FoundValue[] = this.find(text)): void {
    for (const { kind, start, end } of found) this.redactionOf(kind, text.slice(start, end));
    this.learnSurnames(text, found);
  }

  /** What of a text goes, in order and without overlaps: what was found in it, and every value that is known from elsewhere. */
  cuts(text: string, found: readonly FoundValue[] = this.find(text)): Cut[] {
    this.learnSurnames(text, found);
    const own = found.map(({ kind, start, end }) => ({ start, end, redaction: this.redactionOf(kind, text.slice(start, end)) }));
    const known = this.#known.in(text).map(({ start, end, tag }) => ({ start, end, redaction: tag }));
    const surnames = this.surnamesIn(text, [...own, ...known]);
    const whole = [...own, ...known, ...surnames].map(({ start, end, redaction }) => ({ start, end, redaction, ownEnd: end }));
    return mergeOverlaps(whole).map(({ start, end, ownEnd, redaction }) => {
      // What grew over another value is one of its own: what is kept of it must bring back all that was cut.
      const { placeholder } = end === ownEnd ? redaction : this.redactionOf(redaction.kind, text.slice(start, end));
      return { start, end, placeholder };
    });
  }

  apply(text: string, found?: readonly FoundValue[]): string {
    return written(text, this.cuts(text, found));
  }

  private learnSurnames(text: string, found: readonly FoundValue[]): void {
    for (const { kind, start, end, confidence = 1 } of found)
      if (kind === 'name' && confidence >= sureName) this.#surnames.learn(text.slice(start, end));
  }

  private surnamesIn(text: string, taken: readonly Span[]): (Span & { readonly redaction: Redaction })[] {
    return this.#surnames
      .in(text, taken)
      .map(({ start, end }) => ({ start, end, redaction: this.redactionOf('name', text.slice(start, end)) }));
  }

  private redactionOf(kind: PersonalKind, value: string): Redaction {
    const redaction = this.#byKey.get(keyOf(kind, value)) ?? this.keep(this.newRedaction(kind, value));
    if (!this.#written.has(value) && isTelling(value)) this.#known.add(value, redaction);
    this.#written.add(value);
    return redaction;
  }

  private newRedaction(kind: PersonalKind, value: string): Redaction {
    return { kind, value, placeholder: `[${words[kind]} ${(this.#counts.get(kind) ?? 0) + 1}]` };
  }

  private keep(redaction: Redaction): Redaction {
    const { kind, value } = redaction;
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    this.#byKey.set(keyOf(kind, value), redaction);
    if (isTelling(value)) this.#known.add(value, redaction);
    this.#written.add(value);
    return redaction;
  }
}

/** The text with its cuts made, which must be in order. */
export function written(text: string, cuts: readonly Cut[]): string {
  let [result, done] = ['', 0];
  for (const { start, end, placeholder } of cuts) {
    result += text.slice(done, start) + placeholder;
    done = end;
  }
  return result + text.slice(done);
}

/**
 * For texts that belong to no document, such as a question: the same value has the same placeholder within it. What is known to be personal
 * from elsewhere goes as well, however it is cased and whatever stands between its words.
 */
export function redactText(text: string, kinds: readonly PersonalKind[], known: readonly Pick<Redaction, 'kind' | 'value'>[] = []): string {
  if (kinds.length === 0) return text;
  const redactor = new Redactor(kinds);
  return redactor.apply(text, [
    ...redactor.find(text),
    ...known.flatMap(({ kind, value }) => saidIn(text, value).map((span) => ({ ...span, kind }))),
  ]);
}

function saidIn(text: string, value: string): Span[] {
  const said = new RegExp(`(?<![\\p{L}\\p{N}])${value.split(' ').join('[^\\p{L}\\p{N}@]{1,8}')}(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(said)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

/** An initial stands in too many places for something else. */
const isTelling = (value: string): boolean => value.replace(/[^\p{L}\p{N}]/gu, '').length > 2;

function keyOf(kind: PersonalKind, value: string): string {
  const plain = value.normalize('NFKC').toLowerCase();
  return `${kind} ${numbers.has(kind) ? plain.replace(/[^\p{L}\p{N}]/gu, '') : plain.replace(/\s+/g, ' ')}`;
}
