import { remainder } from './checksums.ts';
import { type Finder, type PersonalDatum } from './personal-datum.ts';

/** Characters in all, by country (SWIFT, IBAN registry, release 97). */
const lengths = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 ' +
    'GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 ' +
    'MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 ' +
    'TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

const starts = /(?:(?<=iban)|(?<![\p{L}\p{N}]))[a-z]{2}[ ]?\d{2}(?=[ \n./_-]?[a-z\d])/giu;
/** Between its groups; a line may end there, too. */
const parting = /^(?:[ ./_-]|[ \t]{0,2}\n[ \t]{0,4})$/;
const mark = /[\s./_-]/;

export const findIbans: Finder = (text) => {
  const found: PersonalDatum[] = [];
  for (const { 0: head, index } of text.matchAll(starts)) {
    const country = head.slice(0, 2).toUpperCase();
    const length = lengths.get(country);
    const written = length === undefined ? null : take(text, index, length);
    if (written !== null && isIban(written)) {
      found.push({ kind: 'iban', start: index, end: index + written.length, confidence: 0.99, detail: `IBAN of ${country}` });
    }
  }
  return found;
};

/** So many letters and digits, parted by single marks or the end of a line; null where a word goes on after them. */
function take(text: string, start: number, length: number): string | null {
  let [at, count, parted] = [start, 0, ''];
  while (count < length) {
    const character = text[at];
    if (character === undefined) return null;
    if (/[a-z\d]/i.test(character)) {
      if (parted !== '' && !parting.test(parted)) return null;
      [count, parted] = [count + 1, ''];
    } else if (mark.test(character) && parted.length < 8) parted += character;
    else return null;
    at += 1;
  }
  return /[a-z\d]/i.test(text[at] ?? '') ? null : text.slice(start, at);
}

/** ISO 7064, MOD 97-10, letters as 10 to 35. */
function isIban(written: string): boolean {
  const characters = written.replace(/[\s./_-]/g, '').toUpperCase();
  const digits = Array.from(characters.slice(4) + characters.slice(0, 4))
    .map((character) => Number.parseInt(character, 36))
    .join('');
  return remainder(digits, 97) === 1;
}
