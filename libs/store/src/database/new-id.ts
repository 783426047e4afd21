import { randomBytes } from 'node:crypto';

let last = 0n;

/** A uuid of version 7: sorts by the time it was made, within a process strictly. */
export function newId(): string {
  // 48 bits of milliseconds and 12 bits that count within one; a burst borrows from the next millisecond.
  const now = BigInt(Date.now()) << 12n;
  last = now > last ? now : last + 1n;
  const time = (last >> 12n).toString(16).padStart(12, '0');
  const count = (last & 0xfffn).toString(16).padStart(3, '0');
  const random = randomBytes(8);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const tail = random.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
