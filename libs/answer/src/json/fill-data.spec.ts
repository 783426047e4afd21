import { describe, expect, it } from 'vitest';
import { type AnswerData, type JsonObject, type RankedPassage, type Retrieval, Retriever } from '#core';
import { aFoundChunk, aScope, HashEmbedder, MemoryTraceStore, ranked, retrievalOf, ScriptedGenerator, ToldAllowance } from '#testing';
import { AnswerDraft } from '../answer-draft.ts';
import { planOf } from '../parts/plan.ts';
import { loadPrompts } from '../compose/prompts.ts';
import { fillData } from './fill-data.ts';

const embedder = new HashEmbedder();
const signal = new AbortController().signal;

/** Finds the same passages whatever is asked. */
class FixedRetriever extends Retriever {
  private asked = 0;
  constructor(
    readonly passages: readonly RankedPassage[],
    /** Time is up as it is asked for the third time: the question itself, then a value, then another. */
    readonly ends?: AbortController,
  ) {
    super();
  }

  async retrieve({ query }: { query: string }): Promise<Retrieval> {
    if ((this.asked += 1) === 3) this.ends?.abort();
    this.ends?.signal.throwIfAborted();
    const [queryVector = null] = await embedder.embed([query], 'query', signal);
    return retrievalOf(this.passages, { queryVector });
  }
}

const object = (properties: JsonObject, required: readonly string[] = []): JsonObject => ({ type: 'object', properties, required });
const passageOf = (title: string, text: string): RankedPassage => ranked(aFoundChunk(text, { title }));

interface Filled {
  readonly data: AnswerData;
  readonly draft: AnswerDraft;
  readonly quoteOf: (pointer: string) => string | undefined;
}

async function fill(
  question: string,
  responseSchema: JsonObject,
  passages: readonly RankedPassage[],
  { script, ends, usedUp }: { readonly script?: readonly string[]; readonly ends?: AbortController; readonly usedUp?: string } = {},
): Promise<Filled> {
  const retriever = new FixedRetriever(passages, ends);
  const generator = script ? new ScriptedGenerator(script) : null;
  const asked = { id: 'q', text: question, scope: aScope, limit: 6, mode: 'auto', deadlineMs: 1000, responseSchema } as const;
  const composeAllowed = { allowed: script !== undefined, why: 'measured' };
  const traces = new MemoryTraceStore();
  const parts = {
    retriever,
    embedder,
    tables: null,
    generator,
    composeAllowed,
    allowance: new ToldAllowance(usedUp),
    prompts: loadPrompts(),
    traces,
    settings: { threshold: 0 },
  };
  const draft = new AnswerDraft();
  const plan = planOf(asked, await retriever.retrieve({ query: question }), 0);
  for await (const event of fillData(parts, plan, draft, ends?.signal ?? signal)) expect(event.type).toBe('citation');
  const { data } = draft;
  if (!data) throw new Error('nothing was filled in');
  const quoteOf = (pointer: string): string | undefined =>
    draft.citations.all.find(({ marker }) => data.sources[pointer]?.includes(marker))?.quote;
  return { data, draft, quoteOf };
}

const number = { type: ['number', 'null'] };
const integer = { type: ['integer', 'null'] };
const date = { type: ['string', 'null'], format: 'date' };

describe('values read by rule', () => {
  const tea = passageOf(
    'Green tea',
    'The water for green tea should be seventy °C hot. It steeps for two to three minutes. A tin costs 1.200 yen. It was first sold on 12 March 2019. It is not sold with milk.',
  );

  it('are those that a sentence names, with the unit that is asked for, and have its words as their quote', async () => {
    const { data, quoteOf } = await fill('How is green tea made?', object({ waterTemperatureCelsius: number, firstSold: date }), [tea]);
    expect(data).toMatchObject({ by: 'rules', value: { waterTemperatureCelsius: 70, firstSold: '2019-03-12' } });
    expect(quoteOf('/waterTemperatureCelsius')).toBe('The water for green tea should be seventy °C hot.');
  });

  it('are so where the key has used up what models may do for it, and lists are then none', async () => {
    const schema = object({ waterTemperatureCelsius: number, steps: { type: 'array', items: { type: 'string' } } });
    const { data, draft } = await fill('How is green tea made?', schema, [tea], {
      script: ['{}'],
      usedUp: 'this key has used its 9 tokens',
    });
    expect(data).toMatchObject({ by: 'rules', value: { waterTemperatureCelsius: 70 } });
    expect(draft.fallbacks).toEqual(['this key has used its 9 tokens: the values are read by rule']);
    expect(data.missing).toMatchObject([{ pointer: '/steps', reason: expect.stringContaining('this key has used its 9 tokens') }]);
  });

  it('are no parts of another thing where the number is a word', async () => {
    const steeped = passageOf('Green tea', 'The leaves steep for two minutes.');
    const steepMinutes = { ...integer, description: 'how long the leaves steep, in minutes' };
    expect((await fill('How is green tea brewed?', object({ steepMinutes }), [steeped])).data.value).toEqual({ steepMinutes: 2 });
  });

  it('that were read before time was up stay', async () => {
    const schema = object({ waterTemperatureCelsius: number, firstSold: date });
    const { data } = await fill('How is green tea made?', schema, [tea], { ends: new AbortController() });
    expect(data).toMatchObject({ value: { waterTemperatureCelsius: 70, firstSold: null } });
    expect(JSON.stringify(data.missing)).toContain('time was up');
  });

  it.each([
    ['a range', { steepMinutes: number, water: { ...number, description: 'of the water, in °C' } }, 'steepMinutes'],
    ['what may be read in two ways', { tinYen: number, water: { ...number, description: 'of the water, in °C' } }, 'tinYen'],
    ['another unit', { waterTemperatureFahrenheit: number, firstSold: date }, 'waterTemperatureFahrenheit'],
    ['what is negated', { milk: { type: ['string', 'null'], enum: ['milk', null] }, firstSold: date }, 'milk'],
    ['what holds or not', { isSold: { type: ['boolean', 'null'] }, firstSold: date }, 'isSold'],
    ['what no sentence names', { caffeineMilligrams: number, firstSold: date }, 'caffeineMilligrams'],
  ])('are none for %s', async (_, properties, name) => {
    const { data } = await fill('How is green tea made?', object(properties), [tea]);
    expect(data.value).toMatchObject({ [name]: null });
    expect(data.missing).toMatchObject([{ pointer: `/${name}` }]);
  });

  it('are none where documents that are as much about the question say different things', async () => {
    const plans = [passageOf('Basic plan', 'The Basic plan has 3 users.'), passageOf('Pro plan', 'The Pro plan has 25 users.')];
    expect((await fill('What does the plan have?', object({ users: integer }), plans)).data.value).toBeNull();
    expect((await fill('What does the Pro plan have?', object({ users: integer }), plans.toReversed())).data.value).toEqual({ users: 25 });
  });

  it('are none of a thing that has another number', async () => {
    const phone = passageOf('Phone Arka 5', 'Weight: 189 g\nPrice: 549 euros\nThe Arka 4 weighed 201 g.');
    expect((await fill('How heavy is the Arka 4?', object({ weightGrams: number, priceEuros: number }), [phone])).data.value).toBeNull();
    expect((await fill('How heavy is the Arka 5?', object({ weightGrams: number }), [phone])).data.value).toEqual({ weightGrams: 189 });
  });

  const heron = passageOf(
    'Heron 3',
    `# Heron 3

## Data

The machine runs for up to 3 hours on one charge. Charging takes 8 hours. The battery of the Heron 3 weighs 12 kg.
The rent is 65 EUR per day and a deposit is asked for. The delivery costs at least 30 EUR.
The insurance is 25 EUR. A trailer costs 30 euros more. At most 4 people may ride. The warranty of the motor is 5 years. It is checked every 2 years. It is minus 5 °C cold there. The fee rose by 40 EUR.`,
  );
  it.each<[string, JsonObject, unknown]>([
    ['the sentence that is about it, and not one that mentions its word', { chargeHours: number }, 8],
    ['no bound', { runHours: number }, null],
    ['no lower bound', { deliveryEur: number }, null],
    ['nothing of its part', { weightKg: number }, null],
    ['the part, where it is asked for', { batteryWeightKg: number }, 12],
    ['nothing of another clause', { depositEur: number }, null],
    ['nothing by another rate', { rentEur: number }, null],
    ['the rate that it names', { rentPerDayEur: number }, 65],
    ['the one amount that it has, in whichever unit', { insurance: number }, 25],
    ['nothing that comes on top', { trailerEur: number }, null],
    ['no bound of whole numbers', { people: integer }, null],
    ['nothing of a part that is not asked for', { warrantyYears: number }, null],
    ['the part by its name', { motorWarrantyYears: number }, 5],
    ['not how often', { checkedYears: number }, null],
    ['no other sign', { temperatureCelsius: number }, null],
    ['no change', { feeEur: number }, null],
  ])('are %s', async (_, properties, value) => {
    const [name = ''] = Object.keys(properties);
    const { data } = await fill('Technical data of the Heron 3', object({ ...properties, charging: { type: ['string', 'null'] } }), [
      heron,
    ]);
    expect(data.value).toMatchObject({ [name]: value });
  });

  it('are no two of one sentence', async () => {
    const { data } = await fill('What does it cost?', object({ setupHours: number, teardownHours: number, insurance: number }), [
      passageOf('Stage', 'The setup before the teardown takes 2 hours, the setup and the teardown take 2 hours. The insurance is 25 EUR.'),
    ]);
    expect(data.value).toEqual({ setupHours: null, teardownHours: null, insurance: 25 });
  });

  it('are what stands behind a label', async () => {
    const lines = passageOf('Invoice', 'Supplier: Rossi & Sons, Trieste\nDue date: 13 June 2024\nTotal: 1,284.50 euros');
    const { data } = await fill('What does the invoice say?', object({ supplier: { type: 'string' }, dueDate: date, totalEuros: number }), [
      lines,
    ]);
    expect(data.value).toEqual({ supplier: 'Rossi & Sons, Trieste', dueDate: '2024-06-13', totalEuros: 1284.5 });
  });
});

describe('values that a model filled in', () => {
  const lease = passageOf(
    'Lease',
    'The landlord is Immo Zürich AG. The rent is 2150 euros. The flat has a balcony and a cellar. Pets are not allowed.',
  );
  const schema = object({
    landlord: { type: ['string', 'null'] },
    rentEuros: number,
    extras: { type: ['array', 'null'], items: { type: 'string' } },
  });

  it('stand as they are where the evidence carries them', async () => {
    const written = { landlord: 'Immo Zürich AG', rentEuros: 2150, extras: ['a balcony', 'a garden', 'a cellar'] };
    const { data, quoteOf } = await fill('What does the lease say?', schema, [lease], { script: [JSON.stringify(written)] });
    expect(data).toMatchObject({ by: 'model', value: { landlord: 'Immo Zürich AG', rentEuros: 2150, extras: ['a balcony', 'a cellar'] } });
    expect(quoteOf('/extras/1')).toBe('The flat has a balcony and a cellar.');
    expect(data.missing[0]).toMatchObject({ reason: expect.stringContaining('a garden') });
  });

  it('go where it does not, with what it says instead', async () => {
    const written = { landlord: 'Nora Frei', rentEuros: 2500, extras: null };
    const { data } = await fill('What does the lease say?', schema, [lease], { script: [JSON.stringify(written)] });
    expect(data).toMatchObject({ value: null, by: null });
    expect(data.missing.map(({ reason }) => reason).join('; ')).toContain('the model wrote 2500, and the evidence says 2150');
  });

  it('are none where its JSON has no end, and the answer says so', async () => {
    const { data, draft } = await fill('What does the lease say?', schema, [lease], { script: ['{"landlord": "Immo'] });
    expect(data.reason).toContain('did not come to its end');
    expect(draft.fallbacks).toHaveLength(1);
  });
});
