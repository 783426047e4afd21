import { Fault } from './fault.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = Readonly<Record<string, unknown>>;

export interface DataProperty {
  readonly schema: DataSchema;
  readonly isRequired: boolean;
}

/** A JSON schema of the subset that answers can be held to (docs/json-answers.md), read. */
export interface DataSchema {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly isNullable: boolean;
  /** Title and description; empty without. */
  readonly description: string;
  /** The only values allowed, without null; null where each of the type is. */
  readonly options: readonly (string | number)[] | null;
  readonly properties: ReadonlyMap<string, DataProperty>;
  /** Of an array. */
  readonly items: DataSchema | null;
  readonly isDate: boolean;
  readonly limits: Readonly<Partial<Record<DataLimit, number>>>;
}

const dataLimits = ['minItems', 'maxItems', 'minLength', 'maxLength', 'minimum', 'maximum'] as const;
export type DataLimit = (typeof dataLimits)[number];
const pairedLimits = [
  ['minItems', 'maxItems'],
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
] as const;

const types = ['object', 'array', 'string', 'number', 'integer', 'boolean'] as const;
/** Say nothing that a value could break. */
const annotations = ['$schema', '$id', '$comment', 'title', 'description', 'default', 'examples', 'deprecated'];
const known = new Set<string>([
  ...annotations,
  ...dataLimits,
  'type',
  'nullable',
  'enum',
  'anyOf',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'format',
]);
const remedies: Readonly<Record<string, string>> = {
  const: 'write an enum of one value',
  oneOf: 'write one type; for “or null” add "null" to `type`',
  allOf: 'write its parts as one schema',
  not: 'leave it out and check the value yourself',
  $ref: 'write the schema out where it is referred to',
  $defs: 'write each schema out where it is used',
  definitions: 'write each schema out where it is used',
  pattern: 'leave it out and check the value yourself',
  exclusiveMinimum: 'use minimum',
  exclusiveMaximum: 'use maximum',
  patternProperties: 'name every property under `properties`',
};

/** Beyond these neither a person nor a small model fills a schema well, and every leaf is a search. */
export const dataSchemaLimits = { depth: 5, values: 40, options: 200, characters: 20_000, name: 100, description: 1000 } as const;

interface Reading {
  readonly path: string;
  readonly depth: number;
  readonly count: { values: number; options: number };
}

/** Refuses with `bad_request` what an answer could not be held to, naming the place, the keyword and the remedy. */
export function readDataSchema(raw: unknown): DataSchema {
  const characters = JSON.stringify(raw).length;
  const { characters: most } = dataSchemaLimits;
  if (characters > most) refuse('', `it has ${characters} characters and ${most} are the most`, 'ask several questions');
  return read(raw, { path: '', depth: 1, count: { values: 0, options: 0 } });
}

function refuse(path: string, problem: string, remedy: string): never {
  throw new Fault('bad_request', `responseSchema${path}: ${problem}; ${remedy}`);
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function read(raw: unknown, reading: Reading): DataSchema {
  const { path, depth, count } = reading;
  if (!isObject(raw)) return refuse(path, 'this is no schema', 'write an object with a `type`');
  if (depth > dataSchemaLimits.depth) refuse(path, `it is more than ${dataSchemaLimits.depth} levels deep`, 'make it flatter');
  const foreign = Object.keys(raw).find((key) => !known.has(key));
  if (foreign !== undefined)
    refuse(
      path,
      `the keyword “${foreign.slice(0, 60)}” is not supported`,
      remedies[foreign] ?? 'leave it out and check the value yourself',
    );
  if ('anyOf' in raw) return readChoice(raw, reading);
  const { type, hasNull } = typeOf(raw, path);
  const options = optionsOf(raw, type, path);
  count.options += options?.values.length ?? 0;
  if (type !== 'object' && type !== 'array') count.values += 1;
  if (count.values > dataSchemaLimits.values)
    refuse(path, `it asks for more than ${dataSchemaLimits.values} values`, 'ask several questions');
  if (count.options > dataSchemaLimits.options)
    refuse(path, `its enums have more than ${dataSchemaLimits.options} values`, 'ask for a string instead');
  return {
    type,
    isNullable: (hasNull || raw['nullable'] === true) && (options?.hasNull ?? true),
    description: descriptionOf(raw, path),
    options: options?.values ?? null,
    properties: type === 'object' ? propertiesOf(raw, reading) : new Map(),
    items: type === 'array' ? itemsOf(raw, reading) : null,
    isDate: isDate(raw, type, path),
    limits: limitsOf(raw, path),
  };
}

/** “This or null”, as generators of schemas write it. */
function readChoice(raw: JsonObject, reading: Reading): DataSchema {
  const { anyOf, ...around } = raw;
  const others = Array.isArray(anyOf) ? anyOf.filter((one) => !isObject(one) || one['type'] !== 'null') : [];
  const [only] = others;
  const beside = Object.keys(around).find((key) => !annotations.includes(key));
  if (beside !== undefined) refuse(reading.path, `“${beside}” beside anyOf is not supported`, 'write it within the anyOf');
  if (others.length !== 1 || !isObject(only))
    return refuse(`${reading.path}/anyOf`, 'it may only say “this or null”', 'write one schema and {"type": "null"}, or one type');
  const schema = read({ ...around, ...only }, reading);
  return { ...schema, isNullable: schema.isNullable || (Array.isArray(anyOf) && anyOf.length > 1) };
}

function typeOf(raw: JsonObject, path: string): { readonly type: DataSchema['type']; readonly hasNull: boolean } {
  const said: unknown[] = raw['type'] === undefined ? impliedBy(raw) : [raw['type']].flat();
  const others = said.filter((one) => one !== 'null');
  const type = types.find((one) => one === others[0]);
  if (others.length > 1 && type !== undefined)
    return refuse(
      path,
      `a value of several types (${others.join(', ').slice(0, 80)}) is not supported`,
      'choose one; "null" may stand beside it',
    );
  if (type === undefined) return refuse(path, 'it has no type that is known', `write one of ${types.join(', ')}`);
  return { type, hasNull: others.length < said.length };
}

function impliedBy(raw: JsonObject): string[] {
  if ('properties' in raw) return ['object'];
  if ('items' in raw) return ['array'];
  const values = Array.isArray(raw['enum']) ? raw['enum'].filter((one) => one !== null) : [];
  return values.length > 0 && values.every((one) => typeof one === 'string') ? ['string'] : [];
}

interface Options {
  readonly values: readonly (string | number)[];
  /** An enum allows null only where it names it. */
  readonly hasNull: boolean;
}

function optionsOf(raw: JsonObject, type: string, path: string): Options | null {
  if (raw['enum'] === undefined) return null;
  const values: unknown[] = Array.isArray(raw['enum']) ? raw['enum'].filter((one) => one !== null) : [];
  const isFitting = (one: unknown): one is string | number =>
    type === 'string' ? typeof one === 'string' : (type === 'number' || type === 'integer') && typeof one === 'number';
  if (values.length === 0 || !values.every(isFitting))
    return refuse(`${path}/enum`, `its values must be of the type ${type}, and at least one`, 'an enum may hold strings or numbers');
  return { values, hasNull: Array.isArray(raw['enum']) && raw['enum'].includes(null) };
}

function propertiesOf(raw: JsonObject, { path, depth, count }: Reading): ReadonlyMap<string, DataProperty> {
  const { properties, required = [], additionalProperties = false } = raw;
  if (!isObject(properties) || Object.keys(properties).length === 0)
    return refuse(path, 'an object needs `properties`', 'name at least one');
  if (typeof additionalProperties !== 'boolean')
    refuse(`${path}/additionalProperties`, 'it may only be true or false', 'name every property under `properties`');
  const names = Array.isArray(required) ? required : [required];
  const unknown: unknown = names.find((name) => typeof name !== 'string' || !Object.hasOwn(properties, name));
  if (unknown !== undefined)
    refuse(`${path}/required`, `${JSON.stringify(unknown).slice(0, 80)} is no property`, 'name it under `properties`');
  return new Map(
    Object.entries(properties).map(([name, schema]) => {
      const place = `${path}/properties/${escaped(name)}`;
      if (name === '' || name === '__proto__' || name.length > dataSchemaLimits.name)
        refuse(place, 'this cannot be the name of a property', `choose another of at most ${dataSchemaLimits.name} characters`);
      return [name, { schema: read(schema, { path: place, depth: depth + 1, count }), isRequired: names.includes(name) }];
    }),
  );
}

function itemsOf(raw: JsonObject, { path, depth, count }: Reading): DataSchema {
  if (raw['items'] === undefined) return refuse(path, 'an array needs `items`', 'write the schema of one item');
  return read(raw['items'], { path: `${path}/items`, depth: depth + 1, count });
}

function isDate(raw: JsonObject, type: string, path: string): boolean {
  if (raw['format'] === undefined) return false;
  if (type !== 'string' || raw['format'] !== 'date')
    return refuse(`${path}/format`, 'only the format “date” of strings is supported', 'leave it out and check the value yourself');
  return true;
}

function limitsOf(raw: JsonObject, path: string): DataSchema['limits'] {
  const said = dataLimits.flatMap((name): [DataLimit, number][] => {
    const value = raw[name];
    if (value === undefined) return [];
    const isBound = name === 'minimum' || name === 'maximum';
    if (typeof value !== 'number' || (!isBound && !(Number.isInteger(value) && value >= 0)))
      return refuse(`${path}/${name}`, 'this is no number that it can be', `write a number${isBound ? '' : ', 0 or more'}`);
    return [[name, value]];
  });
  const limits: DataSchema['limits'] = Object.fromEntries(said);
  for (const [least, most] of pairedLimits) {
    const [from = -Infinity, to = Infinity] = [limits[least], limits[most]];
    if (from > to) refuse(path, `${least} is ${from} and ${most} ${to}, which no value holds to`, `make ${most} ${from} or more`);
  }
  return limits;
}

function descriptionOf(raw: JsonObject, path: string): string {
  const said = [raw['title'], raw['description']].filter((one) => typeof one === 'string' && one.trim() !== '').join(': ');
  if (said.length > dataSchemaLimits.description)
    refuse(path, `its description has more than ${dataSchemaLimits.description} characters`, 'shorten it');
  return said;
}

/** As a JSON pointer writes it. */
export const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
