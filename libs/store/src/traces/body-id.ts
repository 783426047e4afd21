import { createHash } from 'node:crypto';

/** A body as text in which equal bodies are equal to the letter, and the id that it has by that. */
export function identify(body: unknown): { readonly id: string; readonly text: string } {
  const text = JSON.stringify(sorted(body));
  return { id: createHash('sha256').update(text).digest('hex').slice(0, 16), text };
}

/** Keys in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
