import { boundAnywhere, boundTo } from '../bound.ts';
import { digitsOf, isDay, isLuhn, isMod11And10, remainder, weighted } from '../checksums.ts';
import type { NationalId } from './national-id.ts';
import { isCodiceFiscale } from './codice-fiscale.ts';
import { isGermanPension } from './german-pension.ts';

const always = (confidence: number) => () => confidence;
const blanked = (spaced: number, tight: number) => (written: string) => (/\D/.test(written) ? spaced : tight);

export const europeanIds: readonly NationalId[] = [
  {
    name: 'German tax id',
    pattern: boundTo('[1-9]\\d ?\\d{3} ?\\d{3} ?\\d{3}'),
    isValid: (id) => repeatsOneDigit(id.slice(0, 10)) && isMod11And10(digitsOf(id)),
    cue: /steuer-?(?:id|identifikations)|\bidnr|\btax id|\btin\b/i,
    uncued: blanked(0.65, 0.55),
  },
  {
    name: 'German pension number',
    pattern: boundAnywhere('\\d{2} ?\\d{6} ?[a-z] ?\\d{3}'),
    isValid: isGermanPension,
    cue: /renten|sozialversicherung|\bsv-?n|\brvnr/i,
    uncued: always(0.85),
  },
  {
    name: 'French social security number',
    pattern: boundAnywhere('[12] ?\\d{2} ?\\d{2} ?(?:\\d{2}|2[ab]) ?\\d{3} ?\\d{3} ?\\d{2}'),
    isValid: isNir,
    cue: /s[ée]curit[ée] sociale|\bnir\b|num[ée]ro de s[ée]cu|\binsee/i,
    uncued: always(0.95),
  },
  {
    name: 'Spanish DNI',
    pattern: boundAnywhere('\\d{8}[ -]?[a-z]|\\d{2}([. ])\\d{3}\\1\\d{3}[ -]?[a-z]'),
    isValid: (id) => isSpanish(id),
    cue: /\bdni\b|\bnif\b|documento nacional/i,
    uncued: (written) => (/\d \d/.test(written) ? 0.4 : 0.75),
  },
  {
    name: 'Spanish NIE',
    pattern: boundAnywhere('[xyz]-?\\d{7}-?[a-z]'),
    isValid: (id) => isSpanish(String('XYZ'.indexOf(id[0] as string)) + id.slice(1)),
    cue: /\bnie\b|extranjero/i,
    uncued: always(0.85),
  },
  {
    name: 'Italian codice fiscale',
    pattern: boundAnywhere('[a-z]{3} ?[a-z]{3} ?[\\dlmnp-v]{2}[abcdehlmprst][\\dlmnp-v]{2} ?[a-z][\\dlmnp-v]{3} ?[a-z]'),
    isValid: isCodiceFiscale,
    cue: /codice fiscale|\bc\.?f\.?\b/i,
    uncued: always(0.97),
  },
  {
    name: 'Dutch BSN',
    pattern: boundTo('\\d{4}[. ]\\d{2}[. ]\\d{3}|\\d{8,9}'),
    isValid: (id) => isElevenProof(id.padStart(9, '0')),
    cue: /\bbsn\b|burgerservice|sofi-?num/i,
    uncued: always(0.2),
  },
  {
    name: 'Polish PESEL',
    pattern: boundTo('\\d{11}'),
    isValid: isPesel,
    cue: /\bpesel\b/i,
    uncued: always(0.4),
  },
  {
    name: 'British national insurance number',
    pattern: boundTo('(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-prtw-z][a-ceghj-nprtw-z] ?\\d{2} ?\\d{2} ?\\d{2} ?[a-d]'),
    isValid: () => true,
    cue: /national insurance|\bnino?\b|\bni (?:no|num)/i,
    uncued: blanked(0.8, 0.55),
  },
  {
    name: 'British NHS number',
    pattern: boundTo('\\d{3}[ -]?\\d{3}[ -]?\\d{4}'),
    isValid: isNhs,
    cue: /\bnhs\b/i,
    uncued: always(0.25),
  },
  {
    name: 'Swedish personnummer',
    pattern: boundTo('(?:19|20)?\\d{6}[+-]?\\d{4}'),
    isValid: isPersonnummer,
    cue: /person-?(?:nummer|nr)|samordnings/i,
    uncued: (written) => (/[+-]/.test(written) ? 0.8 : 0.3),
  },
  {
    name: 'Finnish personal code',
    pattern: boundAnywhere('\\d{6}[+a-fu-y-]\\d{3}[\\da-fhj-np-tu-y]'),
    isValid: isHetu,
    cue: /\bhetu\b|henkil[öo]tunnus/i,
    uncued: always(0.9),
  },
  {
    name: 'Belgian national number',
    pattern: boundTo('\\d{2}\\.\\d{2}\\.\\d{2}-\\d{3}\\.\\d{2}|\\d{11}'),
    isValid: isBelgian,
    cue: /rijksregister|registre national|national register/i,
    uncued: (written) => (/\D/.test(written) ? 0.95 : 0.4),
  },
  {
    name: 'Swiss AHV number',
    pattern: boundTo('756\\.?\\d{4}\\.?\\d{4}\\.?\\d{2}'),
    isValid: (id) => weighted(digitsOf(id), [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
    cue: /\bahv|\bavs\b|\boasi\b/i,
    uncued: blanked(0.95, 0.7),
  },
];

/** Of the first ten digits one stands twice or three times and no other more than once (BZSt, since 2016). */
function repeatsOneDigit(digits: string): boolean {
  const counts = [...new Set(digits)].map((digit) => digits.split(digit).length - 1).filter((count) => count > 1);
  return counts.length === 1 && (counts[0] as number) <= 3;
}

/** The key is 97 less the remainder; Corsica's 2A and 2B count as 19 and 18 (INSEE). */
function isNir(id: string): boolean {
  const number = id.slice(0, 13).replace('2A', '19').replace('2B', '18');
  const month = Number(id.slice(3, 5));
  return /^\d+$/.test(number) && ((month >= 1 && month <= 12) || month >= 20) && 97 - remainder(number, 97) === Number(id.slice(13));
}

function isSpanish(id: string): boolean {
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(id.slice(0, 8)) % 23] === id[8];
}

function isElevenProof(id: string): boolean {
  return weighted(digitsOf(id), [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && !/^(\d)\1+$/.test(id);
}

/** The century is added to the month: 1800s 80, 2000s 20, 2100s 40, 2200s 60. */
function isPesel(id: string): boolean {
  const digits = digitsOf(id);
  const month = Number(id.slice(2, 4)) % 20;
  return weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0 && isDay(Number(id.slice(0, 2)), month, Number(id.slice(4, 6)));
}

function isNhs(id: string): boolean {
  const digits = digitsOf(id);
  const check = (11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === digits[9] && !/^(\d)\1+$/.test(id);
}

/** Without the century, Luhn; those of people who are no citizens have 60 added to the day. */
function isPersonnummer(id: string): boolean {
  const digits = id.replace(/\D/g, '').slice(-10);
  const day = Number(digits.slice(4, 6));
  const isBorn = isDay(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), day > 60 ? day - 60 : day);
  return isBorn && isLuhn(digitsOf(digits));
}

function isHetu(id: string): boolean {
  const [day, month, year] = [id.slice(0, 2), id.slice(2, 4), id.slice(4, 6)];
  const number = Number(day + month + year + id.slice(-4, -1));
  return isDay(Number(year), Number(month), Number(day)) && '0123456789ABCDEFHJKLMNPRSTUVWXY'[number % 31] === id.at(-1);
}

/** Those born since 2000 count with a 2 before. */
function isBelgian(id: string): boolean {
  const [number, check] = [id.slice(0, 9), Number(id.slice(9))];
  const isBorn = isDay(Number(id.slice(0, 2)), Number(id.slice(2, 4)), Number(id.slice(4, 6)));
  return isBorn && [number, `2${number}`].some((base) => 97 - remainder(base, 97) === check);
}
