import { isDay } from '../checksums.ts';

const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
/** Digits are written as these letters where two people would have the same code. */
const digitLetters = 'LMNPQRSTUV';

const months = 'ABCDEHLMPRST';

/** Check letter after the decree of 23 December 1976; women have 40 added to the day. */
export function isCodiceFiscale(code: string): boolean {
  const sum = Array.from(code.slice(0, 15)).reduce((total, character, index) => {
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (index % 2 === 0 ? (odd[value] as number) : value);
  }, 0);
  if (String.fromCharCode(65 + (sum % 26)) !== code[15]) return false;
  const [year, day] = [numberOf(code.slice(6, 8)), numberOf(code.slice(9, 11))];
  return isDay(year, months.indexOf(code[8] as string) + 1, day > 40 ? day - 40 : day);
}

function numberOf(digits: string): number {
  return Number(digits.replace(/[A-Z]/g, (letter) => String(digitLetters.indexOf(letter))));
}
