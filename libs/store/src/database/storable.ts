/**
 * A value as PostgreSQL can keep it: text without NUL and without half surrogate pairs, each replaced by U+FFFD so that
 * every span into the text still holds. Works through arrays and plain objects.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD');
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null || value instanceof Date || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]));
}

/** A parameter for a jsonb column. */
export function json(value: unknown): string {
  return JSON.stringify(storable(value) ?? null);
}

/** A parameter for a vector: pgvector's own text form. */
export function vectorText(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}
