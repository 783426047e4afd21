import { readFileSync } from 'node:fs';

/** Of this process, in bytes: what it holds now, and the most it ever held. Linux only. */
export function resident(): { readonly now: number; readonly peak: number } {
  const status = readFileSync('/proc/self/status', 'utf8');
  const bytes = (name: string): number => 1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
  return { now: bytes('VmRSS'), peak: bytes('VmHWM') };
}
