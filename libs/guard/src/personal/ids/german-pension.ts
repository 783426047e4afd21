import { digitsOf, isDay } from '../checksums.ts';

const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];

/** The letter counts as its place in the alphabet, of two digits; each product by its sum of digits (VKVV, § 2). */
export function isGermanPension(id: string): boolean {
  const letter = String(id.charCodeAt(8) - 64).padStart(2, '0');
  const digits = digitsOf(id.slice(0, 8) + letter + id.slice(9, 11));
  const sum = weights.reduce((total, weight, index) => {
    const product = weight * (digits[index] as number);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  const isBorn = isDay(Number(id.slice(6, 8)), Number(id.slice(4, 6)), Number(id.slice(2, 4)));
  return isBorn && sum % 10 === Number(id[11]);
}
