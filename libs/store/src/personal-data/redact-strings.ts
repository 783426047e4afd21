/** Names of what the program itself wrote: numbers and hashes that may look like anything. */
export const ownNames = /(?:^id|Ids?|[hH]ash|sha256|[aA]t|marker)$/;

/** The same value with every text in it redacted, however deep; what stands under one of the names in `but` stays. */
export function redactStrings<Value>(value: Value, redact: (text: string) => string, but: RegExp | null = null): Value {
  const within = (item: unknown): unknown => redactStrings(item, redact, but);
  if (typeof value === 'string') return redact(value) as Value;
  if (Array.isArray(value)) return value.map(within) as Value;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, but?.test(name) ? item : within(item)])) as Value;
}
