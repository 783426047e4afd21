import { Fault } from '#core';

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** The pages of one list. */
export interface Pages {
  /** Where the page before ended; null at the start. `bad_request` where another list gave the cursor. */
  after(request: PageRequest): string | null;
  /** Cuts a page from rows read with one more than the limit; `place` is what the next page starts after. */
  cut<Item>(items: readonly Item[], request: PageRequest, place: (item: Item) => string): Page<Item>;
}

const words = /^[\p{L}\p{N}._ -]+$/u;

/**
 * Its cursors name the list, so that no other takes them for places of its own: a list of something, or in another order, has that in its
 * name. `places` is what a place of it looks like.
 */
export function pagesOf(list: string, places: RegExp = words): Pages {
  const start = `${list}:`;
  return {
    after: ({ cursor }) => {
      if (cursor === undefined) return null;
      const said = Buffer.from(cursor, 'base64url').toString('utf8');
      const place = said.slice(start.length);
      if (!said.startsWith(start) || !places.test(place)) throw notOurs(cursor);
      return place;
    },
    cut: (items, { limit }, place) => {
      const shown = items.slice(0, limit);
      const last = shown.at(-1);
      const more = items.length > limit && last !== undefined;
      return { items: shown, nextCursor: more ? Buffer.from(start + place(last)).toString('base64url') : null };
    },
  };
}

function notOurs(cursor: string): Fault {
  const said = cursor.length > 80 ? `${cursor.slice(0, 80)}…` : cursor;
  return new Fault(
    'bad_request',
    `The cursor "${said}" is none of this list: another list gave it, or it is not whole. Use the nextCursor of this list's page before, or start without one.`,
  );
}
