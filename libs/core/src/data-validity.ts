import { type DataSchema, escaped, type Json } from './data-schema.ts';

/** Why a value does not hold to its schema, with its place; null where it does. */
export function violationOf(schema: DataSchema, value: Json, pointer = ''): string | null {
  const at = pointer === '' ? 'the whole' : `“${pointer}”`;
  if (value === null) return schema.isNullable ? null : `${at} is null`;
  if (!isOfType(schema, value)) return `${at} is no ${schema.type}`;
  if (schema.options && !schema.options.some((option) => option === value)) return `${at} is none of the values allowed`;
  const limit = limitBroken(schema, value);
  if (limit !== null) return `${at} ${limit}`;
  if (schema.isDate && !isCalendarDate(value)) return `${at} is no date`;
  if (Array.isArray(value))
    return firstOf(value.map((item: Json, index) => schema.items && violationOf(schema.items, item, `${pointer}/${index}`)));
  return typeof value === 'object' ? violationInObject(schema, value as Readonly<Record<string, Json>>, pointer) : null;
}

function isOfType({ type }: DataSchema, value: Json): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  if (type === 'integer') return Number.isSafeInteger(value);
  return typeof value === type && (type !== 'number' || Number.isFinite(value));
}

function limitBroken({ limits, type }: DataSchema, value: Json): string | null {
  const { minLength = 0, maxLength = Infinity, minItems = 0, maxItems = Infinity, minimum = -Infinity, maximum = Infinity } = limits;
  // Characters as JSON schema counts them, not UTF-16 units.
  const [size, least, most, of] = Array.isArray(value)
    ? [value.length, minItems, maxItems, 'items']
    : typeof value === 'string'
      ? [Array.from(value).length, minLength, maxLength, 'characters']
      : [typeof value === 'number' ? value : 0, type === 'boolean' || type === 'object' ? -Infinity : minimum, maximum, ''];
  if (type === 'object' || type === 'boolean' || (size >= least && size <= most)) return null;
  const bound = size < least ? `at least ${least}` : `at most ${most}`;
  return of === '' ? `is ${size} and has to be ${bound}` : `has ${size} ${of} and has to have ${bound}`;
}

function violationInObject({ properties }: DataSchema, value: Readonly<Record<string, Json>>, pointer: string): string | null {
  const foreign = Object.keys(value).find((name) => !properties.has(name));
  if (foreign !== undefined) return `“${pointer}/${escaped(foreign)}” is not asked for`;
  return firstOf(
    [...properties].map(([name, { schema, isRequired }]) => {
      const own = `${pointer}/${escaped(name)}`;
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given === undefined) return isRequired ? `“${own}” is missing` : null;
      return violationOf(schema, given, own);
    }),
  );
}

const firstOf = (found: readonly (string | null)[]): string | null => found.find((one) => one !== null) ?? null;

function isCalendarDate(value: Json): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
