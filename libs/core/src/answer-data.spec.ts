import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { assembleData, type DataFilling, dataLeft } from './answer-data.ts';
import { type Json, readDataSchema } from './data-schema.ts';
import { violationOf } from './data-validity.ts';
import type { Answer, Citation } from './answer.ts';
import { heldBack } from './review.ts';
import { withhold } from './withhold.ts';

const ajv = new Ajv({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });

/** Filled from a table by pointer; what is not in it is missing. */
const filledFrom = (
  values: Readonly<Record<string, string | number | boolean>>,
  counts: Readonly<Record<string, number>> = {},
): DataFilling => ({
  leaf: (pointer) => {
    const value = values[pointer];
    return value === undefined ? { reason: 'nothing says it' } : { value, markers: [1 + Object.keys(values).indexOf(pointer)] };
  },
  items: (pointer) => counts[pointer] ?? { reason: 'nobody counted' },
});

const tea = {
  type: 'object',
  properties: {
    degrees: { type: ['number', 'null'] },
    kind: { type: 'string' },
    shops: {
      type: ['array', 'null'],
      maxItems: 2,
      items: { type: 'object', properties: { name: { type: 'string' }, stars: { type: 'integer' } }, required: ['name'] },
    },
  },
  required: ['degrees', 'kind', 'shops'],
};

const gone = { rested: 'rested', before: 'before' };

describe('the data of an answer', () => {
  it('names for each value what carries it, and tells what is missing', () => {
    const filling = filledFrom({ '/kind': 'green', '/shops/1/name': 'Uji', '/shops/2/name': 'Lindow' }, { '/shops': 4 });
    expect(assembleData(tea, filling, 'rules')).toMatchObject({
      value: { degrees: null, kind: 'green', shops: [{ name: 'Uji' }, { name: 'Lindow' }] },
      reason: null,
      sources: { '/kind': [1], '/shops/0/name': [2], '/shops/1/name': [3] },
    });
  });

  it('is null where a value that the schema needs has nothing to carry it, and names that value', () => {
    const made = assembleData(tea, filledFrom({ '/degrees': 70 }), 'rules');
    expect(made).toMatchObject({ value: null, sources: {}, by: null });
    expect(made.reason).toBe('the documents found carry no value for “/kind”, which the schema requires (nothing says it)');
  });

  it('is null rather than full of nulls', () => {
    const schema = { type: 'object', properties: { a: { type: ['number', 'null'] } }, required: ['a'] };
    expect(assembleData(schema, filledFrom({}), 'rules').value).toBeNull();
  });

  it('loses what rested on a citation that went, with the reasons that might quote it', () => {
    const whole = assembleData(
      tea,
      filledFrom({ '/degrees': 70, '/kind': 'green', '/shops/0/name': 'Uji', '/shops/1/name': 'Lindow' }, { '/shops': 2 }),
      'rules',
    );
    const left = dataLeft(whole, (marker) => marker !== 1 && marker !== 3, gone);
    expect(left.value).toEqual({ degrees: null, kind: 'green', shops: [{ name: 'Lindow' }] });
    expect(left.sources).toEqual({ '/kind': [2], '/shops/0/name': [4] });
    expect(left.missing.find(({ pointer }) => pointer === '/degrees')?.reason).toBe('rested');
    expect(dataLeft(whole, (marker) => marker !== 2, gone)).toMatchObject({ value: null, reason: 'rested', sources: {} });
  });

  it('says of what nothing carried that it was missing before, and not why', () => {
    const whole = assembleData(tea, filledFrom({ '/kind': 'green' }), 'rules');
    const reasonOf = (pointer: string) => dataLeft(whole, () => true, gone).missing.find((each) => each.pointer === pointer)?.reason;
    expect(reasonOf('/degrees')).toBe('before');
    expect(dataLeft(assembleData(tea, filledFrom({}), 'rules'), () => false, gone)).toMatchObject({ value: null, reason: 'before' });
  });

  it('validates by another judge, whatever schema and whatever values', () => {
    let given = 0;
    for (let seed = 1; seed <= 600; seed += 1) {
      const random = seeded(seed);
      const schema = randomSchema(random, 1);
      const filling: DataFilling = {
        leaf: () => (random() < 0.3 ? { reason: 'none' } : { value: randomLeaf(random), markers: [1] }),
        items: () => (random() < 0.2 ? { reason: 'none' } : Math.floor(random() * 4)),
      };
      const { value, reason, sources } = assembleData(schema, filling, 'rules');
      expect((value === null) !== (reason === null)).toBe(true);
      if (value === null) continue;
      given += 1;
      expect(ajv.validate(schema, value), JSON.stringify([schema, value, ajv.errors])).toBe(true);
      expect(Object.keys(sources).length).toBeGreaterThan(0);
    }
    expect(given).toBeGreaterThan(60);
  });

  it('is judged as another judge does, also where it does not hold', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const random = seeded(seed);
      const schema = randomSchema(random, 2);
      const value = randomValue(random, 2);
      expect(violationOf(readDataSchema(schema), value) === null, JSON.stringify([schema, value])).toBe(ajv.validate(schema, value));
    }
  });
});

describe('the data of an answer that not everybody may see', () => {
  const data = assembleData(tea, filledFrom({ '/degrees': 70, '/kind': 'green' }), 'rules');
  const citation = (marker: number, documentId: string): Citation => ({
    marker,
    documentId,
    revision: 1,
    chunkId: 'c',
    title: 'Tea',
    quote: 'q',
    start: 0,
    end: 1,
    page: null,
    boxes: [],
    url: null,
  });
  const answer: Answer = {
    id: 'q',
    status: 'answered',
    mode: 'extract',
    reason: null,
    text: '',
    sentences: [],
    citations: [citation(1, 'closed'), citation(2, 'open')],
    data,
    passages: [],
    legs: [],
    fallbacks: [],
    freshness: { verdict: 'current', date: null, words: null, documents: [], contradictions: [] },
    gate: { score: 0.8, threshold: 0.7 },
    configurationId: 'c',
    usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 0 },
    timings: {},
  };

  it('loses the values whose documents are closed to them', () => {
    const seen = withhold(answer, new Set(['open'])).answer.data;
    expect(seen).toMatchObject({ value: { degrees: null, kind: 'green' }, sources: { '/kind': [2] } });
    expect(withhold(answer, new Set(['closed'])).answer.data).toMatchObject({ value: null, sources: {} });
    expect(withhold(answer, new Set(['open', 'closed'])).answer.data).toEqual(data);
  });

  it('is not given while a person looks at the question', () => {
    expect(heldBack(answer, 'a person looks at it').data).toMatchObject({
      value: null,
      reason: 'a person looks at it',
      sources: {},
      missing: [],
    });
  });
});

function seeded(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <Value>(random: () => number, values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;

function randomSchema(random: () => number, depth: number): Readonly<Record<string, unknown>> {
  const type = pick(
    random,
    depth > 3 ? ['string', 'number', 'integer', 'boolean'] : ['object', 'object', 'array', 'string', 'number', 'integer', 'boolean'],
  );
  const types = random() < 0.4 ? [type, 'null'] : type;
  if (type === 'object') {
    const names = ['a', 'b/c', 'd~e'].slice(0, 1 + Math.floor(random() * 3));
    const properties = Object.fromEntries(names.map((name) => [name, randomSchema(random, depth + 1)]));
    return { type: types, properties, required: names.filter(() => random() < 0.6), additionalProperties: false };
  }
  if (type === 'array')
    return { type: types, items: randomSchema(random, depth + 1), ...pick(random, [{}, { maxItems: 2 }, { minItems: 1 }]) };
  if (type === 'string')
    return {
      type: types,
      ...pick(random, [{}, { maxLength: 4 }, { minLength: 2 }, { enum: ['red', '😀'] }, { enum: ['red', null] }, { format: 'date' }]),
    };
  if (type === 'boolean') return { type: types };
  return { type: types, ...pick(random, [{}, { minimum: 0 }, { maximum: 50 }, { enum: [3, 70] }]) };
}

const randomLeaf = (random: () => number): string | number | boolean =>
  pick(random, ['red', '😀', 'a longer word', '', '2024-05-14', 3, 70, -2, 1.5, true, false]);

function randomValue(random: () => number, depth: number): Json {
  const kind = random();
  if (kind < 0.15) return null;
  if (kind < 0.5 || depth > 4) return randomLeaf(random);
  if (kind < 0.65) return Array.from({ length: Math.floor(random() * 4) }, () => randomValue(random, depth + 1));
  return Object.fromEntries(['a', 'b/c', 'd~e', 'f'].filter(() => random() < 0.4).map((name) => [name, randomValue(random, depth + 1)]));
}
