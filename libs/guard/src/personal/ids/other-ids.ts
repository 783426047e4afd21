import { boundTo } from '../bound.ts';
import { digitsOf, isVerhoeff, weighted } from '../checksums.ts';
import type { NationalId } from './national-id.ts';

export const otherIds: readonly NationalId[] = [
  {
    name: 'US social security number',
    pattern: boundTo('\\d{3}([ -]?)\\d{2}\\1\\d{4}'),
    isValid: isSsn,
    cue: /\bssn\b|social security|\btin\b|\bitin\b/i,
    uncued: (written) => (written.includes('-') ? 0.75 : 0.2),
  },
  {
    name: 'Brazilian CPF',
    pattern: boundTo('\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}|\\d{11}'),
    isValid: isCpf,
    cue: /\bcpf\b/i,
    uncued: (written) => (written.includes('.') ? 0.95 : 0.4),
  },
  {
    name: 'Indian Aadhaar number',
    pattern: boundTo('(?<!\\d[ -])[2-9]\\d{3}([ -]?)\\d{4}\\1\\d{4}(?![ -]\\d)'),
    // Three years in a row are none.
    isValid: (id) => isVerhoeff(digitsOf(id)) && !/^(?:20\d{2}){3}$/.test(id),
    cue: /aadh?aa?r|\buidai?\b/i,
    uncued: (written) => (/\D/.test(written) ? 0.6 : 0.3),
  },
];

/** No checksum: ranges that were never given out, and the two numbers that were printed in advertisements (SSA). */
function isSsn(id: string): boolean {
  const [area, group, serial] = [id.slice(0, 3), id.slice(3, 5), id.slice(5)];
  const isIssued = area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000';
  return isIssued && id !== '078051120' && id !== '219099999';
}

function isCpf(id: string): boolean {
  if (/^(\d)\1+$/.test(id)) return false;
  const digits = digitsOf(id);
  const checkOf = (count: number): number => {
    const weights = Array.from({ length: count }, (_, index) => count + 1 - index);
    return ((weighted(digits, weights) * 10) % 11) % 10;
  };
  return checkOf(9) === digits[9] && checkOf(10) === digits[10];
}
