// National numbers by their public specifications. Check digits are found by trying all of them against the specification's own sum.
import { completed, day, month, parted, yymmdd } from './identifiers.ts';
import type { Draw } from './random.ts';

const decimals = Array.from('0123456789');
const capitals = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const hundred = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0'));
const dot = (digits: string, weights: string): number =>
  weights.split(' ').reduce((sum, weight, index) => sum + Number(weight) * Number(digits[index]), 0);

/** Each: the number as it is written, and what it is called where it has to be named. */
export interface Numbered {
  readonly value: string;
  readonly called: string;
}

type Maker = (draw: Draw) => Numbered;

const ssn: Maker = (draw) => ({ value: `${draw.between(101, 665)}-${draw.between(10, 99)}-${draw.between(1000, 9999)}`, called: 'SSN' });

const nino: Maker = (draw) => {
  const start = draw.one(['AB', 'CE', 'HK', 'JN', 'PR', 'SW', 'YZ']);
  const value = `${start}${draw.digits(6)}${draw.one(Array.from('ABCD'))}`;
  return { value: draw.one([value, parted(value, [2, 2, 2, 2, 1], ' ')]), called: 'National Insurance number' };
};

const nhs: Maker = (draw) => {
  const value = completed(
    () => `${draw.between(4, 7)}${draw.digits(8)}`,
    decimals,
    (whole) => dot(whole, '10 9 8 7 6 5 4 3 2 1') % 11 === 0,
  );
  return { value: parted(value, [3, 3, 4], ' '), called: 'NHS number' };
};

const aadhaar: Maker = (draw) => {
  const value = completed(() => `${draw.between(2, 9)}${draw.digits(10)}`, decimals, isVerhoeffByTable);
  return { value: parted(value, [4, 4, 4], ' '), called: 'Aadhaar' };
};

const taxId: Maker = (draw) => {
  const start = (): string => {
    const digits = shuffled(draw, decimals).slice(0, 9);
    digits.splice(draw.between(1, 8), 0, draw.one(digits));
    return digits[0] === '0' || adjacentTriple(digits) ? start() : digits.join('');
  };
  const value = completed(start, decimals, isMod11And10ByRest);
  return { value: draw.one([value, parted(value, [2, 3, 3, 3], ' ')]), called: 'Steuer-ID' };
};

const pension: Maker = (draw) => {
  const start = (): string =>
    `${draw.between(10, 89)}${day(draw)}${month(draw)}${draw.between(40, 99)}${draw.one(capitals)}${draw.digits(2)}`;
  const value = completed(start, decimals, (whole) => {
    const digits = whole.slice(0, 8) + String(capitals.indexOf(whole[8] as string) + 1).padStart(2, '0') + whole.slice(9, 11);
    const products = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1].map((weight, index) => weight * Number(digits[index]));
    return Array.from(products.join('')).reduce((sum, digit) => sum + Number(digit), 0) % 10 === Number(whole[11]);
  });
  return { value: draw.one([value, parted(value, [2, 6, 1, 3], ' ')]), called: 'Rentenversicherungsnummer' };
};

const ahv: Maker = (draw) => {
  const value = completed(
    () => `756${draw.digits(9)}`,
    decimals,
    (whole) => dot(whole, '1 3 1 3 1 3 1 3 1 3 1 3 1') % 10 === 0,
  );
  return { value: parted(value, [3, 4, 4, 2], '.'), called: 'AHV-Nummer' };
};

const nir: Maker = (draw) => {
  const start = (): string => `${draw.between(1, 2)}${draw.between(40, 99)}${month(draw)}${draw.between(10, 95)}${draw.digits(6)}`;
  const value = completed(
    start,
    hundred,
    (whole) => (BigInt(whole.slice(0, 13)) + BigInt(whole.slice(13))) % 97n === 0n && Number(whole.slice(13)) > 0,
  );
  return { value: draw.one([value, parted(value, [1, 2, 2, 2, 3, 3, 2], ' ')]), called: 'numéro de sécurité sociale' };
};

const belgian: Maker = (draw) => {
  const start = (): string => `${yymmdd(draw)}${draw.between(100, 899)}`;
  const value = completed(
    start,
    hundred,
    (whole) => (Number(whole.slice(0, 9)) + Number(whole.slice(9))) % 97 === 0 && Number(whole.slice(9)) > 0,
  );
  return {
    value: `${parted(value.slice(0, 6), [2, 2, 2], '.')}-${value.slice(6, 9)}.${value.slice(9)}`,
    called: 'numéro de registre national',
  };
};

const spanish = 'TRWAGMYFPDXBNJZSQVHLCKE';
const dni: Maker = (draw) => {
  const number = draw.digits(8);
  return { value: `${number}${draw.one(['', '', '-'])}${spanish[Number(number) % 23]}`, called: 'DNI' };
};
const nie: Maker = (draw) => {
  const [first, number] = [draw.below(3), draw.digits(7)];
  return { value: `${'XYZ'[first]}${number}${spanish[Number(`${first}${number}`) % 23]}`, called: 'NIE' };
};

/** Values of odd places, in the order of 0 to 9 and A to Z (DM 23 December 1976, table). */
const oddPlaces = '1 0 5 7 9 13 15 17 19 21 1 0 5 7 9 13 15 17 19 21 2 4 18 20 11 3 6 8 12 14 16 10 22 25 24 23'.split(' ').map(Number);
const codice: Maker = (draw) => {
  const start = (): string =>
    draw.like('@@@@@@') +
    draw.between(40, 99) +
    draw.one(Array.from('ABCDEHLMPRST')) +
    String(draw.between(1, 28) + draw.one([0, 40])).padStart(2, '0') +
    draw.like('@###');
  const value = completed(start, capitals, (whole) => {
    const values = Array.from(whole.slice(0, 15)).map((sign, index) => {
      const place = Number.parseInt(sign, 36);
      return index % 2 === 0 ? (oddPlaces[place] as number) : place > 9 ? place - 10 : place;
    });
    return capitals[values.reduce((sum, one) => sum + one, 0) % 26] === whole[15];
  });
  return { value, called: 'codice fiscale' };
};

const bsn: Maker = (draw) => ({
  value: completed(
    () => `${draw.between(1, 9)}${draw.digits(7)}`,
    decimals,
    (whole) => dot(whole, '9 8 7 6 5 4 3 2 -1') % 11 === 0,
  ),
  called: 'BSN',
});
const pesel: Maker = (draw) => ({
  value: completed(
    () => yymmdd(draw) + draw.digits(4),
    decimals,
    (whole) => dot(whole, '1 3 7 9 1 3 7 9 1 3 1') % 10 === 0,
  ),
  called: 'PESEL',
});
const cpf: Maker = (draw) => {
  const value = completed(
    () => draw.digits(9),
    hundred,
    (whole) =>
      ((dot(whole, '10 9 8 7 6 5 4 3 2') * 10) % 11) % 10 === Number(whole[9]) &&
      ((dot(whole, '11 10 9 8 7 6 5 4 3 2') * 10) % 11) % 10 === Number(whole[10]),
  );
  return { value: `${parted(value.slice(0, 9), [3, 3, 3], '.')}-${value.slice(9)}`, called: 'CPF' };
};
const personnummer: Maker = (draw) => {
  const value = completed(
    () => yymmdd(draw) + draw.digits(3),
    decimals,
    (whole) => {
      const products = [2, 1, 2, 1, 2, 1, 2, 1, 2, 1].map((weight, index) => weight * Number(whole[index]));
      return Array.from(products.join('')).reduce((sum, digit) => sum + Number(digit), 0) % 10 === 0;
    },
  );
  return { value: `${value.slice(0, 6)}-${value.slice(6)}`, called: 'personnummer' };
};

/** Those of a language's countries, and in English of others that write to us in it. */
export const nationalNumbers: Readonly<Record<string, readonly Maker[]>> = {
  en: [ssn, nino, nhs, aadhaar, bsn, pesel, cpf, personnummer],
  de: [taxId, pension, ahv],
  fr: [nir, belgian],
  es: [dni, nie],
  it: [codice],
};

function shuffled(draw: Draw, items: readonly string[]): string[] {
  return items
    .map((item) => ({ item, key: draw.below(1_000_000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

const adjacentTriple = (digits: readonly string[]): boolean => /(\d)\1\1/.test(digits.join(''));

function isMod11And10ByRest(whole: string): boolean {
  let rest = 10;
  for (const digit of whole.slice(0, 10)) {
    const sum = (rest + Number(digit)) % 10;
    rest = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (rest + Number(whole[10])) % 10 === 1;
}

/** The tables as they are printed everywhere; the detector reckons in the group. */
const multiply = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const permute = ['0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258'];
function isVerhoeffByTable(whole: string): boolean {
  return (
    Array.from(whole)
      .reverse()
      .reduce((check, digit, index) => Number(multiply[check]?.[Number(permute[index % 8]?.[Number(digit)])]), 0) === 0
  );
}
