import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type Finder, type PersonalDatum } from './personal-datum.ts';

/** Digits in groups, as telephone numbers are written; at most 22 of them. */
const candidates =
  /(?<![\p{L}\p{N}.,/=#$€£-]|\d[ :]|_(?!\+))(?:\+|00|\(\+?)?\d(?:[ ().\u2011/-]{0,3}\d){5,21}(?![\p{L}\p{N}_]|[.,:/-]\d|[ ]?[%€$£°])/gu;
/** In the five languages, and on cards: T, M, F. */
const cue =
  /(?:\b(?:tele?(?:phone|fon|foon|fono|fax)?|tél(?:éphone)?|teléfono|phone|mobile?|móvil|cell(?:ulare|ulaire|phone| phone| no| number)|portable|handy|fax|call|ring|dial|whatsapp|sms|anruf(?:en)?|rufnummer|durchwahl|hotline|appelez|llame|llámeme|chiam[ai]re?|chiamami|contact(?:o|ez)?|erreich(?:en|bar)|number is|faites le|composez le|marque el|fa(?:re|ccia) il|wählen sie|numero è|número es|numéro est)\b|\b[tmf]:)[^\d\n]{0,16}$/iu;
const never =
  /(?:\b(?:isbn|issn|doi|pmid|id|no|nr|version|order|invoice|rechnung|bestellung|commande|pedido|ordine|article|artikel|part|catalog(?:ue)? number|serial|grant|accession|patent|sku|ean|gtin|ref|case|ticket)\b|n°|nº)[.:# -]{0,4}$/iu;
const byLanguage: readonly CountryCode[] = ['US', 'GB', 'DE', 'FR', 'ES', 'IT', 'AT', 'CH', 'BE', 'NL', 'IE', 'AU', 'CA', 'MX'];
const northAmerican = /^(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}$/;
/** A zero, then the digits in at least three groups or a prefix that is set off. */
const national = /^\(?0\d{1,5}\)?(?:[ /-]{1,3}\d{2,8}){1,5}$|^0\d(?:\.\d{2}){4}$/;
const fewestUncued = 9;
const calendar = /^(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4})\b/;

/** Numbers by Google's metadata (libphonenumber): whether a plan has such a number, in the country named or in one of those we read. */
export const findPhones: Finder = (text) => {
  const found: PersonalDatum[] = [];
  for (const match of text.matchAll(candidates)) {
    const [written] = match;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const confidence = confidenceOf(written, before);
    if (confidence === 0) continue;
    found.push({ kind: 'phone', start: match.index, end: match.index + written.length, confidence, detail: null });
  }
  return found;
};

function confidenceOf(written: string, before: string): number {
  const isCued = cue.test(before);
  const isForeign = /^\(?\+|^00\d/.test(written);
  if (!isCued && written.replace(/\D/g, '').length < fewestUncued) return 0;
  if (!isForeign && !isCued && !northAmerican.test(written) && !national.test(written)) return 0;
  if (!isCued && (calendar.test(written) || never.test(before))) return 0;
  if (isForeign) {
    const number = parsePhoneNumberFromString(written.replace(/^\(?(?:00|\+)/, '+'));
    return number?.isValid() ? (isCued || written.includes('+') ? 0.95 : 0.7) : isCued ? 0.6 : 0;
  }
  const isValid = byLanguage.some((country) => parsePhoneNumberFromString(written, country)?.isValid());
  if (!isValid) return isCued && northAmerican.test(written) ? 0.6 : 0;
  if (isCued) return 0.92;
  return northAmerican.test(written) ? (written.startsWith('(') ? 0.8 : 0.6) : 0.55;
}
