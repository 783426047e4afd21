import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type AnswerEvent,
  type GenerationRequest,
  type GenerationResult,
  type Question,
  type RankedPassage,
  type Retrieval,
  Retriever,
  type Understood,
} from '#core';
import { aFoundChunk, aScope, HashEmbedder, MemoryTraceStore, ranked, retrievalOf, ScriptedGenerator } from '#testing';
import { Answerer, type AnswererParts } from '../answerer.ts';
import { loadPrompts } from '../compose/prompts.ts';

const embedder = new HashEmbedder();
const [tea, oven] = [
  aFoundChunk('The water for green tea should be seventy degrees hot.', { chunkId: 'c1', documentId: 'tea', title: 'Green tea' }),
  aFoundChunk('The oven was invented by Emil Lindqvist. It was built in 1892.', { chunkId: 'c2', documentId: 'oven', title: 'Oven' }),
];
const [hot, invented, bern] = ['How hot should the water be?', 'Who invented the oven?', 'Who owns the factory?'];

interface PartFound {
  readonly question: string;
  readonly passages: readonly RankedPassage[];
  /** Null: its search was late. */
  readonly isLate?: boolean;
}

/** Finds for the whole and for each part what it is given. */
class PartsRetriever extends Retriever {
  constructor(
    readonly whole: readonly RankedPassage[],
    readonly parts: readonly PartFound[],
  ) {
    super();
  }

  async retrieve({ query }: { query: string }): Promise<Retrieval> {
    const [queryVector = null] = await embedder.embed([query], 'query', new AbortController().signal);
    const understood: Understood = {
      query,
      rewrittenFrom: null,
      carried: [],
      by: 'rule',
      type: 'multi-part',
      language: 'en',
      exactTerms: [],
      parts: this.parts.map(({ question }) => question),
      searched: [],
      notes: [],
    };
    const found = retrievalOf(this.whole, { queryVector });
    const searched = this.parts.filter(({ isLate }) => !isLate);
    const beside = searched.map(({ question, passages }) => ({
      query: question,
      share: 0.5,
      retrieval: retrievalOf(passages, { queryVector }),
    }));
    const late = this.parts.filter(({ isLate }) => isLate);
    const unsearched = late.map(({ question: query }) => ({ query, reason: `the search for “${query}” took longer than 1 ms` }));
    return { ...found, understood, beside, unsearched, whole: found };
  }
}

type More = Partial<AnswererParts> & { readonly asked?: Partial<Question> };

async function answerTo(whole: readonly RankedPassage[], parts: readonly PartFound[], { asked, ...more }: More = {}) {
  const answerer = new Answerer({
    retriever: new PartsRetriever(whole, parts),
    embedder,
    generator: null,
    composeAllowed: { allowed: false, why: 'no model is installed' },
    prompts: loadPrompts(),
    traces: new MemoryTraceStore(),
    contradictionsOf: () => [],
    freshnessOf: () => ({ verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] }),
    settings: { threshold: 0.6, chunking: {} },
    clock: () => new Date(0),
    ...more,
  });
  const text = parts.map(({ question }) => question).join(' ');
  const answering = answerer.answer(
    { id: 'q', text, scope: aScope, limit: 6, mode: 'auto', deadlineMs: 10_000, ...asked },
    new AbortController().signal,
  );
  const events: AnswerEvent[] = [];
  for (;;) {
    const step = await answering.next();
    if (step.done) return { answer: step.value satisfies Answer, events };
    events.push(step.value);
  }
}
const near = (chunk: typeof tea, cosine: number): RankedPassage => ranked(chunk, { cosine });
const both = [near(tea, 0.7), near(oven, 0.66)];

describe('a question of several parts', () => {
  it('is answered part by part, with a paragraph for each; tokens joined are the text', async () => {
    const { answer, events } = await answerTo(both, [
      { question: hot, passages: [near(tea, 0.9)] },
      { question: invented, passages: [near(oven, 0.9)] },
    ]);
    expect(answer.parts).toMatchObject([
      { question: hot, status: 'answered', reason: null },
      { question: invented, status: 'answered' },
    ]);
    expect(answer.sentences.map(({ parts }) => parts)).toEqual([[0], [1]]);
    expect(answer.text).toMatch(/hot\. \[1\]\n\nThe oven/);
    expect(events.map((event) => (event.type === 'token' ? event.text : '')).join('')).toBe(answer.text);
  });

  it('says of a part without evidence that there is none, in brackets at the end', async () => {
    const { answer, events } = await answerTo(both, [
      { question: bern, passages: [near(oven, 0.3)] },
      { question: hot, passages: [near(tea, 0.9)] },
    ]);
    expect(answer).toMatchObject({
      status: 'answered',
      parts: [{ status: 'abstained' }, { status: 'answered' }],
      gate: { threshold: 0.6 },
    });
    expect(answer.gate.score).toBeGreaterThan(0.8);
    expect(answer.text).toMatch(/\[1\]\n\n\[No answer to “Who owns the factory\?”: .*nearest is "Oven".*\]$/);
    expect(events.map((event) => (event.type === 'token' ? event.text : '')).join('')).toBe(answer.text);
  });

  it('tells no title in a reason that the output check has not seen', async () => {
    const shown = (text: string) => ({ text: text.replaceAll('![', '! ['), findings: [], isBlocked: false, altered: null });
    const { answer, events } = await answerTo(
      both,
      [
        { question: bern, passages: [near({ ...oven, title: '![x](https://evil.example/?)' }, 0.3)] },
        { question: hot, passages: [near(tea, 0.9)] },
      ],
      {
        outputCheckOf: async () => ({ written: shown, said: shown, value: shown }),
        freshnessOf: () => ({ verdict: 'stale', date: null, words: '“![x](y)” is stale.', documents: [], contradictions: [] }),
      },
    );
    expect(answer.text).toContain('! [x](https://evil.example');
    expect(answer.freshness.words).toBe('“! [x](y)” is stale.');
    const { text, parts, freshness } = answer;
    expect(JSON.stringify([text, parts, freshness, events.filter(({ type }) => type === 'token')])).not.toContain('![');
  });

  it('is not answered at all where no part is, with the reason for each', async () => {
    const { answer } = await answerTo(
      [near(tea, 0.4)],
      [
        { question: hot, passages: [near(tea, 0.4)] },
        { question: bern, passages: [near(oven, 0.3)] },
      ],
    );
    expect(answer).toMatchObject({ status: 'abstained', text: '', parts: [{ status: 'abstained' }, { status: 'abstained' }] });
    expect(answer.reason).toMatch(/“How hot.*nearest is "Green tea".*; “Who owns.*nearest is "Oven"/);
  });

  it('says of a part whose search was late no word about the documents', async () => {
    const { answer } = await answerTo(
      [near(tea, 0.4)],
      [
        { question: hot, passages: [near(tea, 0.9)] },
        { question: invented, passages: [], isLate: true },
      ],
    );
    expect(answer.parts).toMatchObject([
      { status: 'answered' },
      { status: 'retrieval_only', reason: expect.stringContaining('took longer') },
    ]);
  });

  it('says a sentence that answers two parts once, and it stands for both', async () => {
    const { answer } = await answerTo(
      [near(oven, 0.5)],
      [
        { question: invented, passages: [near(oven, 0.9)] },
        { question: 'When was the oven built?', passages: [near(oven, 0.9)] },
      ],
    );
    expect(answer.sentences.map(({ parts }) => parts)).toEqual([[0, 1], [1]]);
    expect(answer.citations).toHaveLength(2);
  });

  it('has a sentence once that two places of a document say, and what is taken out of it is told once', async () => {
    const masked = (text: string) =>
      text.includes('Emil')
        ? {
            text: text.replace('Emil', '[name withheld]'),
            findings: [{ kind: 'personal-data' as const, reason: 'a name was masked' }],
            isBlocked: false,
            altered: 'masked' as const,
          }
        : { text, findings: [], isBlocked: false, altered: null };
    const said = aFoundChunk('The oven was invented by Emil Lindqvist.', { documentId: 'oven', title: 'Oven' });
    const { answer } = await answerTo(
      [near(said, 0.5)],
      [
        { question: invented, passages: [near({ ...said, chunkId: 'c2' }, 0.9)] },
        { question: 'Who has invented the oven, then?', passages: [near({ ...said, chunkId: 'c3', start: 900, end: 940 }, 0.9)] },
      ],
      { outputCheckOf: async () => ({ written: masked, said: masked, value: masked }) },
    );
    expect(answer.sentences.map(({ text, parts }) => [text, parts])).toEqual([
      ['The oven was invented by [name withheld] Lindqvist.', [0, 1]],
    ]);
    expect(answer.guard?.withheld).toHaveLength(1);
    expect(answer.fallbacks).toEqual(['withheld from what is shown: personal data 1']);
  });

  it('is answered as one where a passage is nearer to all of it than any is to a part', async () => {
    const { answer } = await answerTo(
      [near(oven, 0.95)],
      [
        { question: invented, passages: [near(oven, 0.7)] },
        { question: 'When was the oven built?', passages: [near(oven, 0.7)] },
      ],
    );
    expect(answer.parts).toBeUndefined();
    expect(answer.status).toBe('answered');
  });

  it('is answered part by part where one passage has the evidence for each, and hardly more for all of it', async () => {
    const built = 'When was the oven built?';
    const { answer } = await answerTo(
      [near(oven, 0.74)],
      [
        { question: invented, passages: [near(oven, 0.72)] },
        { question: built, passages: [near(oven, 0.7)] },
      ],
    );
    expect(answer.parts?.map(({ question, status }) => [question, status])).toEqual([
      [invented, 'answered'],
      [built, 'answered'],
    ]);
  });

  it('is composed from the evidence of the parts that are answered; the others are said as they are', async () => {
    const generator = new ScriptedGenerator(['The water for green tea should be seventy degrees hot.']);
    const composing = { generator, composeAllowed: { allowed: true, why: 'measured' } };
    const { answer } = await answerTo(
      both,
      [
        { question: hot, passages: [near(tea, 0.9)] },
        { question: bern, passages: [near(oven, 0.3)] },
      ],
      composing,
    );
    expect(answer).toMatchObject({ mode: 'compose', status: 'answered', sentences: [{ verdict: 'supported', parts: [0] }] });
    expect(answer.text).toMatch(/\n\n\[No answer to “Who owns the factory\?”/);
    const prompts = JSON.stringify(generator);
    expect(prompts).toContain('seventy degrees');
    expect(prompts).not.toContain('Who owns the factory');
  });

  it('is composed from one passage with nothing told as answered of which nothing was said', async () => {
    const ferry = aFoundChunk('The ferry leaves at nine. A ticket costs five euros.', {
      chunkId: 'c3',
      documentId: 'ferry',
      title: 'Harbour',
    });
    const generator = new ScriptedGenerator(['1. The ferry leaves at nine.']);
    const { answer, events } = await answerTo(
      [near(ferry, 0.5)],
      [
        { question: 'When does the ferry leave?', passages: [near(ferry, 0.8)] },
        { question: 'What does a ticket cost?', passages: [near(ferry, 0.9)] },
      ],
      { generator, composeAllowed: { allowed: true, why: 'measured' } },
    );
    expect(answer.sentences).toMatchObject([
      { text: 'The ferry leaves at nine.', verdict: 'supported' },
      { text: 'A ticket costs five euros.', verdict: 'verbatim', parts: [1] },
    ]);
    expect(answer.parts).toMatchObject([{ status: 'answered' }, { status: 'answered' }]);
    expect(answer.fallbacks.at(-1)).toMatch(/on “What does a ticket cost\?”: its evidence is printed verbatim$/);
    expect(events.map((event) => (event.type === 'token' ? event.text : '')).join('')).toBe(answer.text);
  });

  it('has the first passage of each part, also of one document with a cap of one', async () => {
    const price = aFoundChunk('The oven costs ninety pounds.', { chunkId: 'c4', documentId: 'oven', title: 'Oven' });
    const { answer } = await answerTo(
      both,
      [
        { question: invented, passages: [near(oven, 0.9)] },
        { question: 'What does the oven cost?', passages: [near(price, 0.9)] },
      ],
      { asked: { maxPerDocument: 1 } },
    );
    expect(answer.parts).toMatchObject([{ status: 'answered' }, { status: 'answered' }]);
  });

  it('shows of a part what is of the thing it names, not what is said of others of its kind', async () => {
    const said = (text: string, chunkId: string) => ranked(aFoundChunk(text, { chunkId, documentId: chunkId }), { cosine: 0.8 });
    const others = ['3', '4', '7'].map((number) => said(`The price of the Heron ${number} is ${number}00 euros.`, `heron${number}`));
    const own = said('The price of the Heron 5 is 900 euros.', 'heron5');
    const parts = [
      { question: 'What is the price of the Heron 5?', passages: [...others, own] },
      { question: invented, passages: [ranked(oven, { cosine: 0.8 })] },
    ];
    const { answer } = await answerTo([...others, ranked(oven, { cosine: 0.7 })], parts, { asked: { limit: 4 } });
    expect(answer.parts?.map(({ status }) => status)).toEqual(['answered', 'answered']);
    expect(answer.text).toContain('The price of the Heron 5 is 900 euros.');
  });

  it('is answered as one where fewer passages than parts were asked for, and says so', async () => {
    const parts = [hot, invented].map((question) => ({ question, passages: [near(oven, 0.9)] }));
    const { answer } = await answerTo(both, parts, { asked: { limit: 1 } });
    expect(answer.parts).toBeUndefined();
    expect(answer.fallbacks).toEqual(['the question has 2 parts and is answered as one: limit 1 is less']);
  });

  it('has its last tokens also where time is up: joined they are the text', async () => {
    class Stalling extends ScriptedGenerator {
      override async *generate(request: GenerationRequest, until: AbortSignal): AsyncGenerator<string, GenerationResult> {
        const whole = yield* super.generate(request, until);
        await new Promise((_, reject) => until.addEventListener('abort', () => reject(until.reason as Error)));
        return whole;
      }
    }
    const generator = new Stalling(['The oven was invented by Emil Lindqvist. The water']);
    const { answer, events } = await answerTo(
      both,
      [
        { question: hot, passages: [near(tea, 0.9)] },
        { question: invented, passages: [near(oven, 0.9)] },
      ],
      { generator, composeAllowed: { allowed: true, why: 'measured' }, asked: { deadlineMs: 100 } },
    );
    expect(answer.parts).toMatchObject([{ status: 'retrieval_only' }, { status: 'answered' }]);
    expect(answer.fallbacks).toContain('time was up after 100 ms: the answer ends here');
    expect(answer.text).toContain('[No answer to “How hot');
    expect(events.map((event) => (event.type === 'token' ? event.text : '')).join('')).toBe(answer.text);
    expect(answer.usage.embeddedTexts).toBeGreaterThanOrEqual(3);
  });
});
