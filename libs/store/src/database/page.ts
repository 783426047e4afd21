import { Fault } from '#core';

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Where the page before ended; null at the start. */
export function positionOf(request: PageRequest): string | null {
  if (request.cursor === undefined) return null;
  const position = Buffer.from(request.cursor, 'base64url').toString('utf8');
  if (position === '' || !/^[\p{L}\p{N}._ -]+$/u.test(position))
    throw new Fault('bad_request', `The cursor "${request.cursor}" is none of ours. Start without one.`);
  return position;
}

/** Cuts a page from rows read with one more than the limit; `place` is what the next page starts after. */
export function toPage<Item>(items: readonly Item[], limit: number, place: (item: Item) => string): Page<Item> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  const more = items.length > limit && last !== undefined;
  return { items: shown, nextCursor: more ? Buffer.from(place(last)).toString('base64url') : null };
}
