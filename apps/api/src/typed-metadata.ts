import { Fault, type FieldType } from '#core';

type Metadata = Readonly<Record<string, unknown>>;

/**
 * Metadata held against the fields that its collection declares; times become UTC, days stay days, so that they compare as text.
 * `bad_request` names the field, its value and its type. Fields nobody declared are kept as they are.
 */
export function typedMetadata(metadata: Metadata, fields: Readonly<Record<string, FieldType>>): Metadata {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => {
      const type = fields[name];
      return [name, type === undefined || value === null ? value : typed(name, value, type)];
    }),
  );
}

function typed(name: string, value: unknown, type: FieldType): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => typed(name, item, type));
  const isFit = {
    text: typeof value === 'string',
    number: typeof value === 'number',
    boolean: typeof value === 'boolean',
    date: isDate(value),
  }[type];
  if (!isFit)
    throw new Fault(
      'bad_request',
      `The metadata field "${name}" is ${JSON.stringify(value).slice(0, 100)}, but the collection declares it a ${type}${type === 'date' ? ' (RFC 3339, such as 2026-05-01 or 2026-05-01T12:00:00Z)' : ''}. Send one, or change the declaration.`,
    );
  return type === 'date' ? comparableDate(value as string) : value;
}

function isDate(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

const comparableDate = (text: string): string => (text.includes('T') ? new Date(text).toISOString() : text);

type Filter = Readonly<Record<string, unknown>>;

/** A filter whose times, on fields declared as dates, are written as the documents' are. */
export function typedFilter(filter: Filter, dates: ReadonlySet<string>): Filter {
  return Object.fromEntries(
    Object.entries(filter).map(([name, value]) => {
      if (name === 'and' || name === 'or') return [name, (value as Filter[]).map((each) => typedFilter(each, dates))];
      if (name === 'not') return [name, typedFilter(value as Filter, dates)];
      return [name, dates.has(name) ? withDates(value) : value];
    }),
  );
}

function withDates(value: unknown): unknown {
  if (isDate(value)) return comparableDate(value);
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([operator, operand]) => [operator, withDates(operand)]));
}
