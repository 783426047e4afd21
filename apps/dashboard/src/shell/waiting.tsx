import { count, many } from '../format/quantity.ts';
import { heldBack } from '../guard/held-back.ts';

/** How many things wait for a person on a page; nothing where none does. */
export const Waiting = ({ path }: { readonly path: string }) =>
  path === 'guard' && heldBack.value ? (
    <span class="waiting-count" data-testid="held-back-count" title={`${many(heldBack.value, 'document')} to look at`}>
      {count(heldBack.value)}
    </span>
  ) : null;
