import { type RetrievalRequest, type RetrievalSettings, rightsKey, type SearchScope } from '#core';

/** Everything that decides what a retrieval finds but the content itself; a field that joins the request or the settings counts at once. */
export function retrievalKey({ scope, ...asked }: RetrievalRequest, settings: RetrievalSettings): string {
  return scopedKey(scope, { ...asked, settings });
}

/** Whatever is asked of a scope by somebody with these rights. */
export function scopedKey({ principal, collectionIds, ...rest }: SearchScope, asked: object): string {
  return `${rightsKey(principal)}${JSON.stringify(sorted({ ...asked, ...rest, collectionIds: inOrder(collectionIds) }))}`;
}

const inOrder = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** Equal values have equal text: fields of objects in one order, lists as they are. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, sorted(inner)]));
}
