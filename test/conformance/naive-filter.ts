import type { Random } from './random.ts';

export type Json = Readonly<Record<string, unknown>>;

/** The filter as its documentation says it, over one document's attributes; written without a look at how SQL says it. */
export function holds(filter: Json, attributes: Json): boolean {
  return Object.entries(filter).every(([name, value]) => {
    if (name === 'and') return (value as Json[]).every((inner) => holds(inner, attributes));
    if (name === 'or') return (value as Json[]).some((inner) => holds(inner, attributes));
    if (name === 'not') return !holds(value as Json, attributes);
    const found = valuesAt(name, attributes);
    if (Array.isArray(value)) return value.every((each) => found.values.includes(each));
    if (typeof value !== 'object' || value === null) return found.values.includes(value);
    return Object.entries(value).every(([operator, operand]) => passes(operator, operand, found));
  });
}

interface FoundValues {
  readonly isThere: boolean;
  readonly values: readonly unknown[];
}

function valuesAt(name: string, attributes: Json): FoundValues {
  const whole = Object.hasOwn(attributes, name) ? [attributes[name]] : [];
  const nested = name.includes('.') ? follow(name.split('.'), attributes) : [];
  const there = [...whole, ...nested];
  return { isThere: there.length > 0, values: there.flat() };
}

function follow([first, ...rest]: readonly string[], value: unknown): unknown[] {
  if (first === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((each) => (Array.isArray(each) ? [] : follow([first, ...rest], each)));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return [];
  return follow(rest, (value as Json)[first]);
}

function passes(operator: string, operand: unknown, { isThere, values }: FoundValues): boolean {
  if (operator === 'eq') return values.includes(operand);
  if (operator === 'ne') return !values.includes(operand);
  if (operator === 'in') return (operand as unknown[]).some((each) => values.includes(each));
  if (operator === 'exists') return isThere === operand;
  return values.some((value) => compares(operator, value, operand));
}

/** Only what is of one kind has an order. */
function compares(operator: string, left: unknown, right: unknown): boolean {
  if (left === null && right === null) return operator === 'gte' || operator === 'lte';
  if (typeof left !== typeof right || left === null || right === null || typeof left === 'object') return false;
  const [a, b] = [left as string, right as string];
  return { gt: a > b, gte: a >= b, lt: a < b, lte: a <= b }[operator] ?? false;
}

const words = ['sea', 'air', 'Zürich', '2020', '', 'say "hi"', 'true'];
const scalars: readonly unknown[] = [...words, 2020, 2020.5, -3, 0, true, false, null];
const fields = [
  'team',
  'year',
  'tags',
  'author.name',
  'author.office.city',
  'version.major',
  'mixed',
  'odd "name" \\',
  'mediaType',
  'toString',
];
const operators = ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'exists'] as const;

/** Metadata with what filters stumble over: lists, objects, names with dots, nulls, one field of many types. */
export function someMetadata({ pick, chance, some }: Random): Json {
  const maybe = (share: number, fieldsOf: () => Json): Json => (chance(share) ? fieldsOf() : {});
  const office = () => (chance(0.5) ? { city: pick(words) } : pick([{}, null, [{ city: pick(words) }, { city: pick(words) }]]));
  return {
    ...maybe(0.7, () => ({ team: pick(words) })),
    ...maybe(0.7, () => ({ year: pick([2019, 2020, 2020.5, '2020', null]) })),
    ...maybe(0.7, () => ({ tags: some(scalars, 0.3) })),
    ...maybe(0.6, () => ({ author: { name: pick(scalars), office: office() } })),
    ...maybe(0.5, () => (chance(0.5) ? { 'version.major': pick([1, 2]) } : { version: { major: pick([1, 2, '2']) } })),
    ...maybe(0.7, () => ({ mixed: pick(scalars) })),
    ...maybe(0.3, () => ({ 'odd "name" \\': pick(scalars) })),
    ...maybe(0.1, () => ({ mediaType: 'text/csv' })),
  };
}

/** Out of the whole grammar. */
export function someFilter(random: Random, depth = 0): Json {
  const { pick, chance, some, upTo } = random;
  const entries = Array.from({ length: 1 + upTo(1) }, (): [string, unknown] => {
    if (depth < 3 && chance(0.4)) {
      const inner = () => someFilter(random, depth + 1);
      return chance(0.3) ? ['not', inner()] : [pick(['and', 'or']), Array.from({ length: upTo(3) }, inner)];
    }
    const field = pick(fields);
    if (chance(0.2)) return [field, pick(scalars)];
    if (chance(0.15)) return [field, some(scalars, 0.12)];
    const tests = Array.from({ length: 1 + upTo(1) }, (): [string, unknown] => {
      const operator = pick(operators);
      if (operator === 'exists') return [operator, chance(0.5)];
      return [operator, operator === 'in' ? some(scalars, 0.25) : pick(scalars)];
    });
    return [field, Object.fromEntries(tests)];
  });
  return Object.fromEntries(entries);
}
