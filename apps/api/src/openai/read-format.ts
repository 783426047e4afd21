import type { ChatBody } from '#contract';
import { Fault, type JsonObject, readDataSchema } from '#core';
import { refuse } from './refuse.ts';

const param = 'response_format';

/** The schema that the answer is to hold to; null for plain text. */
export function readFormat(format: ChatBody['response_format']): JsonObject | null {
  if (format == null || format.type === 'text') return null;
  if (format.type === 'json_object')
    return refuse(param, 'json_object names no fields, and each value must be found in the documents; use json_schema and name them');
  if (format.type !== 'json_schema') return refuse(param, `"${format.type.slice(0, 60)}" is not known; use text or json_schema`);
  const schema = format.json_schema?.schema;
  if (!schema) return refuse(`${param}.json_schema.schema`, 'it is missing; give a JSON schema');
  try {
    readDataSchema(schema);
    return schema;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return refuse(`${param}.json_schema.schema`, error.message);
  }
}
