import { useState } from 'preact/hooks';
import type { ListOf } from '../http/bodies.ts';
import { asFault } from '../http/fault.ts';
import { announce } from './announce.tsx';

/** A list whose first items are there: all that were brought, and a button for the next while there are more. */
export function useMore<Item>(first: ListOf<Item>, next: (cursor: string) => Promise<ListOf<Item>>) {
  const [more, setMore] = useState<ListOf<Item>>({ items: [], nextCursor: first.nextCursor });
  const { nextCursor: cursor } = more;
  const bring = (from: string): void =>
    void next(from).then(
      ({ items, nextCursor }) => setMore({ items: [...more.items, ...items], nextCursor }),
      (error: unknown) => announce(asFault(error).problem.detail),
    );
  const button = cursor !== null && (
    <button type="button" class="button" onClick={() => bring(cursor)}>
      Show more
    </button>
  );
  return { items: [...first.items, ...more.items], button };
}
