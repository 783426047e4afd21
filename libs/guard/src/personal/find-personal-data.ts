import type { PersonalKind } from '#core';
import { canonicalise } from '../canonical/canonicalise.ts';
import { type CanonicalText, canonicalOf, originalSpan, replaced } from '../canonical/canonical-text.ts';
import { findBirthDates } from './birth-dates.ts';
import { findIbans } from './iban.ts';
import { findMailAddresses } from './mail-addresses.ts';
import { findNames } from './names.ts';
import { findNationalIds } from './national-ids.ts';
import { findHardwareAddresses, findNetworkAddresses } from './network-addresses.ts';
import { findPassports } from './passports.ts';
import { findPaymentCards } from './payment-cards.ts';
import type { Finder, PersonalDatum } from './personal-datum.ts';
import { findPhones } from './phones.ts';
import { findPostalAddresses } from './postal-addresses.ts';

const finders: Readonly<Record<PersonalKind, Finder>> = {
  passport: findPassports,
  iban: findIbans,
  'payment-card': findPaymentCards,
  'national-id': findNationalIds,
  'e-mail': findMailAddresses,
  'birth-date': findBirthDates,
  phone: findPhones,
  address: findPostalAddresses,
  name: findNames,
  'ip-address': findNetworkAddresses,
  'mac-address': findHardwareAddresses,
};

export interface PersonalDataRules {
  /** All when left out. */
  readonly kinds?: readonly PersonalKind[];
  /** What is less sure is not told; 0.5 when left out. */
  readonly least?: number;
}

/**
 * What a text tells of persons, in its order and without overlaps: of two that overlap the surer one, of equally sure ones the longer.
 * Spans count UTF-16 code units of the text as given, also where digits were full-width, of another script or parted by what nobody sees.
 */
export function findPersonalData(text: string, { kinds, least = 0.5 }: PersonalDataRules = {}): PersonalDatum[] {
  const canonical = readable(text);
  // Every kind is looked for: what is surely a card is no telephone number, even where cards are none of our business.
  const found = Object.values(finders).flatMap((find) => find(canonical.text).filter(({ confidence }) => confidence >= least));
  return withoutOverlaps(found)
    .filter(({ kind }) => kinds?.includes(kind) ?? true)
    .map((datum) => ({ ...datum, ...originalSpan(canonical, datum.start, datum.end) }));
}

const foreignDigits = /[^\P{Nd}0-9]/gu;
const dashes = /[\u2010-\u2015\u2212]/g;

/** As a reader takes it, digits of every script as 0 to 9 and every dash as “-”. */
function readable(text: string): CanonicalText {
  const { canonical } = canonicalise(canonicalOf(text));
  const withDigits = replaced(canonical, foreignDigits, ([digit]) => String(valueOf(digit)));
  return replaced(withDigits, dashes, () => '-');
}

/** Unicode lays the digits of a script out in a row of ten, each row from a multiple of ten after a zero. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) as number;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return point - zero;
}

function withoutOverlaps(found: readonly PersonalDatum[]): PersonalDatum[] {
  const best = found.toSorted((a, b) => b.confidence - a.confidence || b.end - b.start - (a.end - a.start));
  const kept = new SpanSet();
  return best.filter((datum) => kept.add(datum)).sort((a, b) => a.start - b.start);
}

/** Spans that do not overlap, in their order. */
class SpanSet {
  readonly #spans: { readonly start: number; readonly end: number }[] = [];

  /** False where it would overlap one that is there. */
  add({ start, end }: { readonly start: number; readonly end: number }): boolean {
    let [low, high] = [0, this.#spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#spans[middle] as { end: number }).end > start) high = middle;
      else low = middle + 1;
    }
    const next = this.#spans[low];
    if (next && next.start < end) return false;
    this.#spans.splice(low, 0, { start, end });
    return true;
  }
}
