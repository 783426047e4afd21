import type { DataSchema, JsonObject } from '#core';

/** Items of an array that a model may write. */
const mostItems = 20;

/** What the model is held to: the schema with null for every value, so that it can say that there is none. */
export function grammarOf({ type, properties, items, options, limits }: DataSchema): JsonObject {
  if (type === 'object')
    return { type: 'object', properties: Object.fromEntries([...properties].map(([name, { schema }]) => [name, grammarOf(schema)])) };
  if (type === 'array' && items)
    return { type: 'array', items: grammarOf(items), maxItems: Math.min(mostItems, limits.maxItems ?? mostItems) };
  return options ? { enum: [...options, null] } : { type: [type, 'null'] };
}

/** A line for each value, as the model reads it: “delivery.city (string): where it is sent to”. */
export function fieldsOf(schema: DataSchema, name = ''): string {
  const { type, properties, items, description, options, isDate } = schema;
  const kind = options ? `one of ${options.map((option) => JSON.stringify(option)).join(', ')}` : isDate ? 'date, YYYY-MM-DD' : type;
  const own = `- ${name || 'the whole'} (${kind})${description === '' ? '' : `: ${description.replaceAll(/\s+/g, ' ')}`}`;
  if (type === 'object') {
    const below = [...properties].map(([key, { schema: each }]) => fieldsOf(each, name === '' ? key : `${name}.${key}`));
    return [...(description === '' || name === '' ? [] : [own]), ...below].join('\n');
  }
  return items ? [own, fieldsOf(items, `${name}[]`)].join('\n') : own;
}
