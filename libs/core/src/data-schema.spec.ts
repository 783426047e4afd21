import { describe, expect, it } from 'vitest';
import { readDataSchema } from './data-schema.ts';

const refusal = (raw: unknown): string => {
  try {
    readDataSchema(raw);
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
const inObject = (schema: unknown): unknown => ({ type: 'object', properties: { x: schema } });

describe('a schema that an answer can be held to', () => {
  it('may say “or null” in every way that generators of schemas write', () => {
    const nullable = [
      { type: ['number', 'null'] },
      { type: 'number', nullable: true },
      { anyOf: [{ type: 'number' }, { type: 'null' }], default: null, title: 'X' },
    ];
    for (const schema of nullable) expect(readDataSchema(schema)).toMatchObject({ type: 'number', isNullable: true });
  });

  it('allows null in an enum only where the enum names it', () => {
    expect(readDataSchema({ type: ['string', 'null'], enum: ['a'] }).isNullable).toBe(false);
    expect(readDataSchema({ type: ['string', 'null'], enum: ['a', null] })).toMatchObject({ isNullable: true, options: ['a'] });
  });

  it.each([
    [
      inObject({ type: 'string', pattern: '^x' }),
      'responseSchema/properties/x: the keyword “pattern” is not supported; leave it out and check',
    ],
    [inObject({ $ref: '#/$defs/x' }), 'the keyword “$ref” is not supported; write the schema out where it is referred to'],
    [inObject({ oneOf: [] }), 'add "null" to `type`'],
    [inObject({ type: ['string', 'number'] }), 'several types (string, number)'],
    [inObject({}), 'no type that is known; write one of object, array'],
    [{ type: 'object', properties: { a: { type: 'string' } }, required: ['b'] }, 'responseSchema/required: "b" is no property'],
    [{ type: 'object', properties: {} }, 'an object needs `properties`'],
    [{ type: 'array' }, 'an array needs `items`'],
    [{ type: 'string', format: 'email' }, 'only the format “date”'],
    [{ type: 'string', enum: [1] }, 'its values must be of the type string'],
    [{ type: 'string', maxLength: -1 }, 'responseSchema/maxLength'],
    [inObject({ type: 'number', minimum: 5, maximum: 1 }), 'responseSchema/properties/x: minimum is 5 and maximum 1'],
    [{ type: 'array', items: { type: 'string' }, minItems: 3, maxItems: 2 }, 'make maxItems 3 or more'],
    [inObject(inObject(inObject(inObject(inObject({ type: 'string' }))))), 'more than 5 levels deep'],
    [
      { type: 'object', properties: Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`p${at}`, { type: 'string' }])) },
      'more than 40 values',
    ],
    [{ type: 'object', properties: JSON.parse('{"__proto__": {"type": "string"}}') as unknown }, 'cannot be the name of a property'],
    [{ type: 'string', description: 'x'.repeat(1001) }, 'more than 1000 characters'],
    [{ type: 'string', description: 'x'.repeat(30_000) }, '20000 are the most'],
  ])('refuses what it cannot be held to, with the place and the remedy: %#', (schema, words) => {
    expect(refusal(schema)).toContain(words);
  });
});
