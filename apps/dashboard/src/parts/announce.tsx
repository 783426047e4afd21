import { signal } from '@preact/signals';

const said = signal('');

/** Says something to whoever cannot see the page change; shown for a moment to everyone else. */
export function announce(words: string): void {
  said.value = words;
  setTimeout(() => said.value === words && (said.value = ''), 5000);
}

export const Announcements = () => (
  <div class="announcement" role="status" aria-live="polite">
    {said.value !== '' && <span>{said.value}</span>}
  </div>
);
