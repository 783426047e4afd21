import { signal } from '@preact/signals';
import type { GuardSummary } from '../http/bodies.ts';
import { get } from '../http/client.ts';
import { canEdit, me } from '../http/session.ts';

/** How many hostile documents wait for a person, whether their collection holds them back or only marks them; null until that is known. */
export const heldBack = signal<number | null>(null);

/** Asks again. What cannot be known is no figure, and no failure of the page that is open. */
export function countHeldBack(): void {
  if (me.value === null || !canEdit()) return void (heldBack.value = null);
  get<GuardSummary>('/v1/guard/summary').then(
    ({ open }) => (heldBack.value = open.quarantined),
    () => (heldBack.value = null),
  );
}
