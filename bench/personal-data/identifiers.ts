// Valid numbers by their public specifications, completed in other ways than the detector checks them: by tables, by trying, by long integers.
import type { Draw } from './random.ts';

const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
const decimals = Array.from('0123456789');

function luhnSum(digits: string): number {
  return Array.from(digits)
    .reverse()
    .reduce((sum, digit, index) => sum + (index % 2 ? (doubled[Number(digit)] as number) : Number(digit)), 0);
}

/** With the first of the endings that makes it valid; drawn anew where none does. */
export function completed(start: () => string, endings: readonly string[], isValid: (whole: string) => boolean): string {
  for (;;) {
    const begun = start();
    const ending = endings.find((one) => isValid(begun + one));
    if (ending !== undefined) return begun + ending;
  }
}

export function parted(number: string, lengths: readonly number[], sign: string): string {
  let at = 0;
  return lengths.map((length) => number.slice(at, (at += length))).join(sign);
}

export function paymentCard(draw: Draw): string {
  const [prefix, length] = draw.one([
    ['4', 16],
    [`5${draw.between(1, 5)}`, 16],
    [String(draw.between(2221, 2720)), 16],
    ['34', 15],
    ['37', 15],
    ['6011', 16],
    [String(draw.between(3528, 3589)), 16],
  ] as const);
  const start = (): string => prefix + draw.digits(length - 1 - prefix.length);
  const number = completed(start, decimals, (whole) => luhnSum(whole) % 10 === 0);
  const groups = length === 15 ? [4, 6, 5] : [4, 4, 4, 4];
  return draw.one([number, parted(number, groups, ' '), parted(number, groups, ' '), parted(number, groups, '-')]);
}

/** Country and account, as the registry has them; “@” a capital, “#” a digit. */
const accounts: Readonly<Record<string, readonly string[]>> = {
  en: [`GB@@@@${'#'.repeat(14)}`, `IE@@@@${'#'.repeat(14)}`],
  de: [`DE${'#'.repeat(18)}`, `AT${'#'.repeat(16)}`, `CH${'#'.repeat(17)}`],
  fr: [`FR${'#'.repeat(23)}`, `BE${'#'.repeat(12)}`, `LU${'#'.repeat(16)}`],
  es: [`ES${'#'.repeat(20)}`],
  it: [`IT@${'#'.repeat(22)}`],
};

export function iban(draw: Draw, language: string): string {
  const form = draw.one(accounts[language] as string[]);
  const [country, account] = [form.slice(0, 2), draw.like(form.slice(2))];
  const number = `${account}${country}00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const written = `${country}${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${account}`;
  return draw.one([written, written.replace(/(.{4})(?=.)/g, '$1 ')]);
}

/** ICAO Doc 9303, two lines of 44. */
export function passport(draw: Draw): string {
  const names = `${draw.like('@@@@@@@')}<<${draw.like('@@@@@')}`.padEnd(39, '<');
  const number = withDigit(draw.like('@########'));
  const born = withDigit(yymmdd(draw));
  const until = withDigit(`${draw.between(27, 35)}${month(draw)}${day(draw)}`);
  const country = draw.one(['GBR', 'D<<', 'FRA', 'ESP', 'ITA']);
  const personal = '<'.repeat(14);
  const rest = `${personal}0`;
  return `P<${country}${names}\n${number}${country}${born}${draw.one(['M', 'F'])}${until}${rest}${checkDigit(number + born + until + rest)}`;
}

const withDigit = (field: string): string => field + checkDigit(field);

function checkDigit(field: string): string {
  const values = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const weights = [7, 3, 1] as const;
  const sum = Array.from(field).reduce(
    (total, sign, index) => total + Math.max(0, values.indexOf(sign)) * (weights[index % 3] as number),
    0,
  );
  return String(sum % 10);
}

export const month = (draw: Draw): string => String(draw.between(1, 12)).padStart(2, '0');
export const day = (draw: Draw): string => String(draw.between(1, 28)).padStart(2, '0');
export const yymmdd = (draw: Draw): string => String(draw.between(40, 99)) + month(draw) + day(draw);
