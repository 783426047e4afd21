// Times as people say them; the exact one stands beside, in the viewer's zone.
import { many } from './quantity.ts';

const locale = 'en-GB';
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });
const clock = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const scales: readonly (readonly [string, number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

export const dateOf = (iso: string): string => day.format(new Date(iso));
export const exactTime = (iso: string): string => exact.format(new Date(iso));
export const clockTime = (iso: string): string => clock.format(new Date(iso));

/** "just now", "3 hours ago", "in 2 days"; a date once it is a month away. */
export function relativeTime(iso: string, nowMs: number): string {
  const secondsAway = (Date.parse(iso) - nowMs) / 1000;
  const distance = Math.abs(secondsAway);
  if (distance < 45) return 'just now';
  if (distance > 30 * 86_400) return dateOf(iso);
  const [unit, size] = scales.find(([, size]) => distance >= size * 0.95) ?? ['minute', 60];
  const amount = many(Math.max(1, Math.round(distance / size)), unit);
  return secondsAway > 0 ? `in ${amount}` : `${amount} ago`;
}
