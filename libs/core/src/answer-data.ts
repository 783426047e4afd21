import { escaped, type DataSchema, type Json, type JsonObject, readDataSchema } from './data-schema.ts';
import { violationOf } from './data-validity.ts';

/** What an answer says as JSON. It holds to its schema or is null. */
export interface AnswerData {
  /** As it was asked for. */
  readonly schema: JsonObject;
  readonly value: Json;
  /** Why it is null. */
  readonly reason: string | null;
  /** By JSON pointer into `value`: the markers of the citations that carry it. Every value that is not null has some. */
  readonly sources: Readonly<Record<string, readonly number[]>>;
  /** What was asked for and is not there, in words. */
  readonly missing: readonly MissingValue[];
  /** Who read the values out of the evidence; null where nobody came to. */
  readonly by: 'rules' | 'model' | null;
}

export interface MissingValue {
  readonly pointer: string;
  readonly reason: string;
}

/** What one place of a schema was filled with, or why with nothing. */
export type Filled = { readonly value: string | number | boolean; readonly markers: readonly number[] } | { readonly reason: string };

/** What is there to fill: a leaf by its pointer, and how many items an array has, or why none. */
export interface DataFilling {
  readonly leaf: (pointer: string, schema: DataSchema) => Filled;
  readonly items: (pointer: string) => number | { readonly reason: string };
}

/** Nothing of it, and why. */
export function noData(schema: JsonObject, reason: string, missing: readonly MissingValue[] = []): AnswerData {
  return { schema, value: null, reason, sources: {}, missing, by: null };
}

/** A value and what carries it; `absent` where there is none that its schema allows. */
interface Built {
  readonly value: Json;
  readonly absent: MissingValue | null;
  readonly sources: readonly (readonly [string, readonly number[]])[];
  readonly missing: readonly MissingValue[];
}

/**
 * Puts together what holds to the schema: a leaf that nothing carries is null where its schema allows that and else left out; what needs it
 * goes with it. Where that reaches the whole, or not one value is carried, the whole is null and says which place it was for.
 */
export function assembleData(raw: JsonObject, filling: DataFilling, by: AnswerData['by']): AnswerData {
  const schema = readDataSchema(raw);
  const { value, absent, sources, missing } = build(schema, filling, { pointer: '', from: '' });
  const told = `the documents found carry no value for ${placeOf(absent?.pointer ?? '')}`;
  if (absent) return noData(raw, `${told}, which the schema requires (${absent.reason})`, missing);
  if (sources.length === 0) return noData(raw, 'the documents found carry none of the values that the schema asks for', missing);
  const violation = violationOf(schema, value);
  if (violation !== null) return noData(raw, `what was read does not hold to the schema: ${violation}`, missing);
  return { schema: raw, value, reason: null, sources: Object.fromEntries(sources), missing, by };
}

const placeOf = (pointer: string): string => (pointer === '' ? 'what is asked for' : `“${pointer}”`);

interface Place {
  /** In the value that is being made. */
  readonly pointer: string;
  /** In what it is filled from: items that were left out count there. */
  readonly from: string;
}

const within = ({ pointer, from }: Place, name: string, fromName = name): Place => ({
  pointer: `${pointer}/${escaped(name)}`,
  from: `${from}/${escaped(fromName)}`,
});

function build(schema: DataSchema, filling: DataFilling, place: Place): Built {
  if (schema.type === 'object') return buildObject(schema, filling, place);
  if (schema.type === 'array') return buildArray(schema, filling, place);
  const filled = filling.leaf(place.from, schema);
  if ('reason' in filled) return lacking(schema, place, filled.reason);
  const violation = violationOf(schema, filled.value, place.pointer);
  if (violation !== null) return lacking(schema, place, violation);
  return { value: filled.value, absent: null, sources: [[place.pointer, filled.markers]], missing: [] };
}

/** The places below, where there are any, say themselves why they are missing. */
function lacking({ isNullable }: DataSchema, { pointer }: Place, reason: string, below: readonly MissingValue[] = []): Built {
  const own = { pointer, reason };
  return { value: null, absent: isNullable ? null : own, sources: [], missing: below.length > 0 ? below : [own] };
}

function buildObject(schema: DataSchema, filling: DataFilling, place: Place): Built {
  const parts = [...schema.properties].map(([name, { schema: own, isRequired }]) => {
    return { name, isRequired, built: build(own, filling, within(place, name)) };
  });
  const missing = parts.flatMap(({ built }) => built.missing);
  const wanting = parts.find(({ isRequired, built }) => isRequired && built.absent)?.built.absent;
  if (wanting) return { ...lacking(schema, place, wanting.reason, missing), absent: schema.isNullable ? null : wanting };
  const sources = parts.flatMap(({ built }) => built.sources);
  // At the root the caller is told so instead.
  if (sources.length === 0 && place.pointer !== '') return lacking(schema, place, 'none of its values was found', missing);
  const value = Object.fromEntries(parts.flatMap(({ name, built }) => (built.absent ? [] : [[name, built.value]])));
  return { value, absent: null, sources, missing };
}

/** An empty array would say that there are none, which nothing carries. */
function buildArray(schema: DataSchema, filling: DataFilling, place: Place): Built {
  const { items, limits } = schema;
  const count = filling.items(place.from);
  if (typeof count !== 'number' || !items) return lacking(schema, place, typeof count === 'number' ? 'it has no items' : count.reason);
  const kept: Built[] = [];
  const missing: MissingValue[] = [];
  for (let index = 0; index < count && kept.length < (limits.maxItems ?? count); index += 1) {
    const built = build(items, filling, within(place, String(kept.length), String(index)));
    if (!built.absent && built.sources.length > 0) kept.push(built);
    missing.push(...built.missing);
  }
  if (kept.length === 0) return lacking(schema, place, 'none of its items is carried by the documents', missing);
  if (kept.length < (limits.minItems ?? 0))
    return lacking(schema, place, `${kept.length} of its items are carried by the documents and ${limits.minItems} are needed`, missing);
  return { value: kept.map(({ value }) => value), absent: null, sources: kept.flatMap(({ sources }) => sources), missing };
}

/** Why something of the data is not told once citations are gone. */
export interface DataGone {
  /** Of what rested on one of them. */
  readonly rested: string;
  /** Of what was missing before: its own reason may quote what is gone. */
  readonly before: string;
}

/** The data once citations are gone: what rested on one of them goes as if it had never been found. */
export function dataLeft(data: AnswerData, isShown: (marker: number) => boolean, { rested, before }: DataGone): AnswerData {
  const missing = data.missing.map(({ pointer }) => ({ pointer, reason: before }));
  if (data.value === null) return { ...data, missing, reason: before };
  const gone = { reason: rested };
  const filling: DataFilling = {
    leaf: (pointer) => {
      const value = valueAt(data.value, pointer);
      const markers = data.sources[pointer] ?? [];
      if (value === null || value === undefined || typeof value === 'object' || markers.length === 0) return gone;
      return markers.every(isShown) ? { value, markers } : gone;
    },
    items: (pointer) => {
      const value = valueAt(data.value, pointer);
      return Array.isArray(value) ? value.length : gone;
    },
  };
  const left = assembleData(data.schema, filling, data.by);
  const told = [...missing, ...left.missing.filter(({ pointer }) => missing.every((one) => one.pointer !== pointer))];
  return { ...left, missing: told, reason: left.reason === null ? null : rested };
}

/** What stands at a JSON pointer; undefined where nothing does. */
export function valueAt(value: Json, pointer: string): Json | undefined {
  let at: Json | undefined = value;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) return undefined;
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    at = Object.hasOwn(at, name) ? (at as Readonly<Record<string, Json>>)[name] : undefined;
  }
  return at;
}
