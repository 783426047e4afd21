import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer, Trace } from '#contract';
import { Service } from '../service.ts';

const schema = {
  type: 'object',
  properties: {
    waterTemperatureCelsius: { type: 'number' },
    steepMinutes: { type: ['integer', 'null'], description: 'how long the leaves steep, in minutes' },
    firstSold: { type: ['string', 'null'], format: 'date', description: 'day it was first sold' },
    grower: { type: ['string', 'null'], description: 'by whom it is grown' },
    caffeineMilligrams: { type: ['number', 'null'] },
    isOrganic: { type: ['boolean', 'null'] },
  },
  required: ['waterTemperatureCelsius', 'steepMinutes', 'firstSold', 'grower', 'caffeineMilligrams', 'isOrganic'],
  additionalProperties: false,
};
const text = `# Green tea

## Brewing

The water for green tea should be 70 °C hot. The leaves steep for two minutes.

## Origin

The tea is grown in Uji by the farmers of Marukyu. It was first sold on 12 March 2019.
`;

describe('an answer as JSON', () => {
  let service: Service;
  const ask = async (body: object): Promise<Answer> => {
    const response = await service.post('/v1/questions', { question: 'How is green tea brewed?', mode: 'extract', ...body });
    return Answer.parse(await response.json());
  };

  beforeAll(async () => {
    // The gate is not what is tested: the evidence for so small a document stays below its threshold.
    service = await Service.start({ environment: { AQUIFER_ANSWER_THRESHOLD: '0.3' } });
    await service.post('/v1/collections', { name: 'c' });
    expect(await service.settle('c', { name: 'tea.md', bytes: text })).toMatchObject({ status: 'live' });
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it('holds to its schema, and each value is carried by a quote that stands in the document', async () => {
    const answer = await ask({ responseSchema: schema });
    expect(answer).toMatchObject({
      status: 'answered',
      dataReason: null,
      dataBy: 'rules',
      data: {
        waterTemperatureCelsius: 70,
        steepMinutes: 2,
        firstSold: '2019-03-12',
        grower: 'The tea is grown in Uji by the farmers of Marukyu.',
        caffeineMilligrams: null,
        isOrganic: null,
      },
    });
    expect(new Ajv({ formats: { date: true } }).validate(schema, answer.data)).toBe(true);
    const quoteOf = (pointer: string): string[] =>
      (answer.dataSources?.[pointer] ?? []).map((marker) => answer.citations.find((citation) => citation.marker === marker)?.quote ?? '');
    expect(quoteOf('/waterTemperatureCelsius')).toEqual(['The water for green tea should be 70 °C hot.']);
    expect(quoteOf('/firstSold')).toEqual(['It was first sold on 12 March 2019.']);
    expect(answer.citationCheck).toEqual({ checked: answer.citations.length, valid: answer.citations.length });
    expect(answer.dataMissing?.map(({ pointer }) => pointer)).toEqual(['/caffeineMilligrams', '/isOrganic']);
    const trace = Trace.parse(await service.json(`/v1/questions/${answer.id}`));
    expect(trace).toMatchObject({ data: answer.data, dataSources: answer.dataSources, responseSchema: schema });
  });

  it('is null, with the place named, where a value that is required is carried by nothing', async () => {
    const properties = { caffeineMilligrams: { type: 'number' } };
    const answer = await ask({ responseSchema: { type: 'object', properties, required: ['caffeineMilligrams'] } });
    expect(answer).toMatchObject({ status: 'answered', data: null, dataSources: {}, dataBy: null });
    expect(answer.dataReason).toContain('no value for “/caffeineMilligrams”, which the schema requires');
  });

  it('is null where the question is not answered', async () => {
    const answer = await ask({ question: '???', responseSchema: schema });
    expect(answer).toMatchObject({ status: 'refused', data: null, dataReason: answer.reason });
  });

  it('says of lists that a model has to fill them', async () => {
    const answer = await ask({ responseSchema: { type: 'array', items: { type: 'string' } } });
    expect(answer.dataReason).toContain('lists are filled only by a model that has earned writing');
  });

  it('refuses a schema that it could not hold to, with the keyword and the remedy', async () => {
    const properties = { x: { type: 'string', pattern: '^a' } };
    const response = await service.post('/v1/questions', { question: 'What?', responseSchema: { type: 'object', properties } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'bad_request',
      detail: expect.stringContaining('the keyword “pattern” is not supported'),
    });
  });

  it('comes in a stream as an event of its own, and is not among the answers to the same words without a schema', async () => {
    const response = await service.post('/v1/questions', {
      question: 'How is green tea brewed?',
      mode: 'extract',
      stream: true,
      responseSchema: schema,
    });
    const stream = await response.text();
    const events = stream.split('\n').flatMap((line) => (line.startsWith('event: ') ? [line.slice(7)] : []));
    expect(events.slice(-2)).toEqual(['data', 'done']);
    expect(stream).toContain('"waterTemperatureCelsius":70');
    expect(await ask({})).not.toHaveProperty('data');
    const other = await ask({ responseSchema: { type: 'object', properties: { steepMinutes: { type: 'integer' } } } });
    expect(other.data).toEqual({ steepMinutes: 2 });
  });
});
