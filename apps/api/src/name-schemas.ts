import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import * as contract from '#contract';
import { schemaOf } from './openapi.ts';

/**
 * Gives every schema that the contract has a name for that name: what was written out at each place stands once under
 * `components.schemas` and is referred to. A client made of the document then has types that people can say.
 */
export function nameSchemas(document: OpenAPIObject): void {
  const names = namesOfContract();
  const schemas: Record<string, unknown> = {};

  const refer = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(refer);
    if (!isObject(value)) return value;
    const { description, ...rest } = value;
    const whole = names.get(textOf(value));
    const name = whole ?? names.get(textOf(rest));
    if (name === undefined) return referWithin(value);
    if (!(name in schemas)) {
      // Taken before it is filled: a schema may hold itself.
      schemas[name] = null;
      schemas[name] = referWithin(whole === undefined ? rest : value);
    }
    return { $ref: `#/components/schemas/${name}`, ...(whole === undefined && { description }) };
  };
  const referWithin = (value: object): object => Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, refer(inner)]));

  document.paths = referWithin(document.paths) as OpenAPIObject['paths'];
  const sorted = Object.entries(schemas).toSorted(([one], [other]) => (one < other ? -1 : 1));
  document.components = { ...document.components, schemas: Object.fromEntries(sorted) as never };
}

/** What is written out for each named schema, as answers have it and, where that differs, as requests do. */
function namesOfContract(): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, schema] of Object.entries(contract)) {
    if (!(schema instanceof z.ZodType)) continue;
    for (const [io, named] of [
      ['output', name],
      ['input', /(Body|Input|Patch)$/.test(name) ? name : `${name}Input`],
    ] as const) {
      const described = schemaOf(schema, io);
      if (isWorthAName(described) && !names.has(textOf(described))) names.set(textOf(described), named);
    }
  }
  return names;
}

/** An object with fields, a choice of words, or one of several forms; text and numbers stand where they are. */
const isWorthAName = (schema: object): boolean => ['properties', 'enum', 'anyOf', 'oneOf'].some((keyword) => keyword in schema);

/** The same for two schemas that say the same in another order. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const fields = Object.keys(value).toSorted();
  const text = `{${fields.map((field) => `${field}:${textOf(value[field])}`).join()}}`;
  texts.set(value, text);
  return text;
}

const texts = new WeakMap<object, string>();

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
