export const digitsOf = (text: string): number[] => Array.from(text.replace(/\D/g, '')).map(Number);

export const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** ISO/IEC 7812-1, annex B. */
export function isLuhn(digits: readonly number[]): boolean {
  const sum = digits.toReversed().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit : digit * 2;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 7064, MOD 11,10: the last digit checks those before. */
export function isMod11And10(digits: readonly number[]): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) product = (((digit + product) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === digits.at(-1);
}

/** The remainder of a number too long for arithmetic, written in digits. */
export function remainder(digits: string, divisor: number): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % divisor;
  return rest;
}

const permuted = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** J. Verhoeff, Error detecting decimal codes (1969): the dihedral group of ten elements. */
export function isVerhoeff(digits: readonly number[]): boolean {
  const check = digits.toReversed().reduce((total, digit, index) => {
    let turned = digit;
    for (let turn = 0; turn < index % 8; turn += 1) turned = permuted[turned] as number;
    return dihedral(total, turned);
  }, 0);
  return check === 0;
}

function dihedral(left: number, right: number): number {
  if (left < 5) return right < 5 ? (left + right) % 5 : 5 + ((left + right) % 5);
  return right < 5 ? 5 + ((left - right + 5) % 5) : (left - right + 5) % 5;
}

/** Whether a calendar has such a day; a year of two digits is taken for any century. */
export function isDay(year: number, month: number, day: number): boolean {
  const whole = year < 100 ? 2000 + year : year;
  const date = new Date(Date.UTC(whole, month - 1, day));
  return month >= 1 && month <= 12 && day >= 1 && date.getUTCMonth() === month - 1;
}
