import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { ofThings } from './numbers-of-things.ts';
import { type Finder, inWords, type PersonalDatum } from './personal-datum.ts';

/** Digits in groups, as telephone numbers are written; at most 22 of them. What has a “+” may stand in a path, too, and behind a word. */
const candidates =
  /(?:(?<=wa\.me\/|\b(?:tel|phone|mob)\.?)|(?<![\p{L}\p{N}.#$€£]|[/-](?!\+)|\d[ :]|_(?!\+|00)))(?:\+|00|\(\+?)?\d(?:[ ().\u2011/-]{0,3}\d){5,21}(?![\p{L}\p{N}]|[.:/-]\d|[ ]?[%€$£°])/giu;
/** In the five languages, and on cards: T, M, F. */
const cue =
  /(?:\b(?:tele?(?! aviv)(?:phone|fon|foon|fono|fax)?|tél(?:éphone)?|teléfono|phone|mob(?:ile?)?|móvil|tlf(?:no)?|tfno|cell(?:ulare|ulaire|phone| phone| no| number|\.)|portable|handy|fax|call|ring|dial|whatsapp|sms|anruf(?:en)?|rufnummer|durchwahl|hotline|appelez|llame|llámeme|chiam[ai]re?|chiamami|contact(?:o|ez)?|erreich(?:en|bar)|number is|faites le|composez le|marque el|fa(?:re|ccia) il|wählen sie|appelle-moi|(?:nummer|number|numero|número|numéro) (?:ist|is|è|es|est))(?!\p{L})|\b[tmf]:)[^\d\n]{0,16}(?:(?<=:[ ]?)\n)?$/iu;
const never =
  /(?:\b(?:isbn|issn|doi|pmid|id|no|nr|version|order|invoice|rechnung|bestellung|commande|pedido|ordine|article|artikel|part|catalog(?:ue)? number|serial|grant|accession|patent|sku|ean|gtin|ref|case|ticket)\b|n°|nº)[.:# -]{0,4}$/iu;
const byLanguage: readonly CountryCode[] = ['US', 'GB', 'DE', 'FR', 'ES', 'IT', 'AT', 'CH', 'BE', 'NL', 'IE', 'AU', 'CA', 'MX'];
/** Of these, those where a number may begin with 0 within the country. */
const withTrunk = byLanguage.filter((country) => !['US', 'CA', 'ES', 'MX'].includes(country));
const northAmerican = /^(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}$/;
/** A zero, then the digits in at least three groups or a prefix that is set off. */
const national = /^\(?0\d{1,5}\)?(?:[ /-]{1,3}\d{2,8}){1,5}$|^0\d(?:\.\d{2}){4}$/;
const fewestUncued = 9;
/** “01 02 03 04 05” counts. */
const french = /^0[1-9](?!([ .-])0\d\1)([ .-])\d{2}(?:\2\d{2}){3}$/;
/** No number is called by a day, whatever stands before it. */
const dated =
  /^(?:(?:19|20)\d{2}([-./])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])([-./])(?:0[1-9]|1[0-2])\2(?:19|20)\d{2})(?!\d)/;
const calendar = /^(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4})\b/;

/** “030 901820 / 030 901821” are two. */
const single = /[^ /](?:(?! \/ ).)*/g;

/** Numbers by Google's metadata (libphonenumber): whether a plan has such a number, in the country named or in one of those we read. */
export const findPhones: Finder = (text) => {
  const found: PersonalDatum[] = [];
  for (const match of text.matchAll(candidates)) {
    const before = inWords(text.slice(Math.max(0, match.index - 40), match.index));
    for (const { 0: written, index } of match[0].matchAll(single)) {
      const [start, end] = [match.index + index, match.index + index + written.length];
      if (isFraction(text, written, start, end)) continue;
      const confidence = confidenceOf(written, before);
      if (confidence > 0) found.push({ kind: 'phone', start, end, confidence, detail: null });
    }
  }
  return found;
};

/** Of an amount; the cells of a row are parted by commas as well, but numbers called from everywhere begin otherwise. */
function isFraction(text: string, written: string, start: number, end: number): boolean {
  const isBehindComma = /\d,$/.test(text.slice(Math.max(0, start - 2), start));
  if (/^[+(0]/.test(written)) return isBehindComma && /^\d{3}(?!\d)/.test(written);
  return isBehindComma || /^(?:,\d|_)/.test(text.slice(end, end + 2));
}

function confidenceOf(written: string, before: string): number {
  if (dated.test(written) || (ofThings.test(before) && !written.includes('+'))) return 0;
  const isLinked = before.endsWith('wa.me/');
  const isCued = isLinked || cue.test(before);
  const isForeign = isLinked || /^\(?\+|^00\d/.test(written);
  if (!isCued && written.replace(/\D/g, '').length < fewestUncued) return 0;
  if (!isForeign && !isCued && !northAmerican.test(written) && !national.test(written) && !french.test(written)) return 0;
  if (!isCued && ((!isForeign && !french.test(written) && calendar.test(written)) || (!written.includes('+') && never.test(before))))
    return 0;
  if (isForeign) {
    const number = parsePhoneNumberFromString(written.replace(/^\(?(?:00|\+)?/, '+'));
    return number?.isValid() ? (isCued || written.includes('+') ? 0.95 : 0.7) : isCued ? 0.6 : 0;
  }
  const isValid = (written.startsWith('0') ? withTrunk : byLanguage).some((country) =>
    parsePhoneNumberFromString(written, country)?.isValid(),
  );
  if (!isValid) return isCued && northAmerican.test(written) ? 0.6 : 0;
  if (isCued) return 0.92;
  return northAmerican.test(written) ? (written.startsWith('(') ? 0.8 : 0.6) : 0.55;
}
