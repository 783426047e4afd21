import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Answer, TokenEvent, Trace } from '#contract';
import { Service } from '../service.ts';

const manualOf = (name: string, seconds: number, watts: number) =>
  `# ${name} valve controller\n\n## Reset\n\nTo reset the controller, hold the power button for ${seconds} seconds until the light is red.\n\n` +
  `## Power\n\nThe controller draws ${watts} watts and runs at 24 volts.\n`;
const planOf = (name: string, euros: number) =>
  `# ${name} plan\n\nThe plan costs ${euros} euros a month. Invoices are sent on the first of May.\n`;
const documents = [
  ['green', 'Green tea', 'The water for green tea should be seventy degrees hot, no more.'],
  ['black', 'Black tea', 'The water for black tea should be boiling hot when it is poured.'],
  ['oven', 'Oven', 'The oven of the bakery was invented by Emil Lindqvist of Malmö. It was built in 1892.'],
  ['vx117', 'VX-117 valve controller manual', manualOf('VX-117', 5, 12)],
  ['vx125', 'VX-125 valve controller manual', manualOf('VX-125', 15, 30)],
  ['basic', 'Basic plan', planOf('Basic', 9)],
  ['pro', 'Pro plan', planOf('Pro', 29)],
  ['travel23', 'Travel policy 2023', 'The daily allowance for meals is 28 euros on every day of a journey.'],
  ['travel24', 'Travel policy 2024', 'The daily allowance for meals is 34 euros on every day of a journey.'],
  ['leave-fr', 'Leave policy France', 'Employees have 25 days of paid leave a year. Unused leave expires on 31 May.'],
  ['leave-de', 'Leave policy Germany', 'Employees have 30 days of paid leave a year. Unused leave expires on 31 March.'],
] as const;

let service: Service;
const ids = new Map<string, string>();
const ask = async (question: string, options: object = {}): Promise<Answer> => {
  const response = await service.post('/v1/questions', { question, mode: 'extract', ...options });
  return Answer.parse(await response.json());
};
/** The documents of the sentences that answer a part. */
const citedBy = ({ citations, sentences }: Answer, places: readonly number[]): string[] => {
  const markers = new Set(places.flatMap((place) => sentences[place]?.markers ?? []));
  return [...new Set(citations.filter(({ marker }) => markers.has(marker)).map(({ documentId }) => ids.get(documentId) ?? ''))];
};

beforeAll(async () => {
  // Gated by the first embedder alone, and on a machine that other suites keep busy.
  const patient = { AQUIFER_LEG_DEADLINE_MS: '20000', AQUIFER_QUERY_DEADLINE_MS: '20000' };
  service = await Service.start({ environment: { AQUIFER_ANSWER_THRESHOLD: '0.68', ...patient } });
  await service.post('/v1/collections', { name: 'c' });
  for (const [externalId, title, text] of documents) {
    const response = await service.post('/v1/collections/c/documents', { externalId, title, text, mediaType: 'text/markdown' });
    const { items } = (await response.json()) as { items: { documentId: string }[] };
    ids.set(items[0]?.documentId ?? '', externalId);
  }
  await service.untilIdle('c');
});
afterAll(() => service[Symbol.asyncDispose]());

describe('several questions in one', () => {
  test('are answered part by part, each from its own document, with passages of each', async () => {
    const answer = await ask('How hot should the water for green tea be? Who invented the oven?', { limit: 2 });
    expect(answer).toMatchObject({ status: 'answered', reason: null, parts: [{ status: 'answered' }, { status: 'answered' }] });
    expect(answer.parts?.map(({ sentences }) => citedBy(answer, sentences))).toEqual([['green'], ['oven']]);
    expect(answer.passages.map(({ externalId }) => externalId).toSorted()).toEqual(['green', 'oven']);
    expect(answer.answer).toMatch(/seventy degrees.*\n\n.*Lindqvist/);
  });

  test('say of the part that the documents do not answer that it is so, in the text too', async () => {
    const answer = await ask('How hot should the water for green tea be and who owns the cheese factory in Bern?');
    expect(answer).toMatchObject({ status: 'answered', parts: [{ status: 'answered' }, { status: 'abstained', sentences: [] }] });
    expect(answer.parts?.[1]?.reason).toContain('nearest is');
    expect(answer.answer).toMatch(/\n\n\[No answer to “who owns the cheese factory in Bern\?”: .*nearest is ".*"\]$/);
    expect(answer.citations.map(({ documentId }) => ids.get(documentId))).toEqual(['green']);
  });

  test('do not get the nearest thing for one that no document names', async () => {
    const answer = await ask('How many watts does the VX-117 draw and how many watts does the VX-900 draw?');
    expect(answer.parts?.map(({ status }) => status)).toEqual(['answered', 'abstained']);
    expect(answer.parts?.[1]?.reason).toContain('names vx-900');
  });

  test('show both sides of a comparison', async () => {
    const answer = await ask('What is the difference between green tea and black tea?');
    expect(answer.parts?.map(({ sentences }) => citedBy(answer, sentences))).toEqual([['green'], ['black']]);
  });

  test('have what is compared on both sides', async () => {
    const answer = await ask('Compare the price of the Basic plan and the Pro plan.');
    expect(answer.parts?.map(({ question }) => question)).toEqual(['the price of the Basic plan', 'the price of the Pro plan']);
    expect(answer.parts?.map(({ sentences }) => citedBy(answer, sentences))).toEqual([['basic'], ['pro']]);
  });

  test('are answered as one by a passage that is about all of it, and no sentence is said twice', async () => {
    const answer = await ask('Who invented the oven and when was it built?');
    expect(answer).toMatchObject({ status: 'answered' });
    expect(answer.answer).toContain('Lindqvist');
    expect(answer.answer).toContain('1892');
    expect(new Set(answer.sentences.map(({ text }) => text)).size).toBe(answer.sentences.length);
  });

  test('come in a stream part by part, its tokens are the text, and the trace keeps the parts', async () => {
    const body = {
      question: 'How hot should the water for green tea be and who owns the cheese factory in Bern?',
      mode: 'extract',
      stream: true,
    };
    const events = await (await service.post('/v1/questions', body)).text();
    const dataOf = (name: string): string[] =>
      [...events.matchAll(new RegExp(`event: ${name}\\ndata: (.*)`, 'g'))].map(([, data = '']) => data);
    const done = Answer.parse(JSON.parse(dataOf('done')[0] ?? ''));
    const tokens = dataOf('token').map((data) => TokenEvent.parse(JSON.parse(data)));
    expect(tokens.map(({ text }) => text).join('')).toBe(done.answer);
    expect(tokens.at(-1)?.sentence).toBeNull();
    const trace = Trace.parse(await service.json(`/v1/questions/${done.id}`));
    expect(trace.parts).toEqual(done.parts);
  });
});

describe('a question that does not say which of several things it means', () => {
  test.each([
    ['How do I reset it?', ['How do I reset VX-117?', 'How do I reset VX-125?']],
    ['What does the plan cost?', ['What does the Basic plan cost?', 'What does the Pro plan cost?']],
    ['How many days of paid leave do employees have?', [/for France\?$/, /for Germany\?$/]],
  ])('%s', async (question, choices) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ status: 'abstained', answer: '', citations: [], reason: expect.stringContaining('does not say which') });
    const asked = answer.choices?.toSorted((a, b) => a.question.localeCompare(b.question)) ?? [];
    for (const [index, choice] of choices.entries()) expect(asked[index]?.question).toMatch(choice);
    expect(asked).toHaveLength(choices.length);
    for (const choice of asked) {
      const chosen = await ask(choice.question);
      expect(chosen).toMatchObject({
        status: 'answered',
        citations: expect.arrayContaining([expect.objectContaining({ documentId: choice.documentId })]),
      });
      expect(new Set(chosen.citations.map(({ documentId }) => documentId)).size).toBe(1);
    }
    const trace = Trace.parse(await service.json(`/v1/questions/${answer.id}`));
    expect(trace.choices).toEqual(answer.choices);
  });

  test.each([
    ['the Pro plan', 'pro'],
    ['Basic', 'basic'],
    ['the first one', 0],
    ['das zweite bitte', 1],
  ])('is answered by what the next question of the conversation chooses: %s', async (reply, chosen) => {
    const conversationId = `conversation ${reply}`;
    const { choices = [] } = await ask('What does the plan cost?', { conversationId });
    const choice = choices.find(({ documentId }, place) => place === chosen || ids.get(documentId) === chosen);
    const answer = await ask(reply, { conversationId });
    expect(answer).toMatchObject({
      status: 'answered',
      understood: { query: choice?.question, rewrittenFrom: reply, meant: [{ documentId: choice?.documentId }] },
    });
    expect(new Set([...answer.citations, ...answer.passages].map(({ documentId }) => documentId))).toEqual(new Set([choice?.documentId]));
    const next = await ask('And the Team plan?', { conversationId });
    expect(next.understood?.query).toBe('What does the Team plan cost?');
  });

  test('is answered for each where all are chosen, one after the other', async () => {
    const { choices = [] } = await ask('How do I reset it?', { conversationId: 'all' });
    const answer = await ask('both', { conversationId: 'all' });
    expect(answer).toMatchObject({ status: 'answered', parts: choices.map(({ question }) => ({ question, status: 'answered' })) });
    expect(answer.parts?.map(({ sentences }) => citedBy(answer, sentences))).toEqual(
      choices.map(({ documentId }) => [ids.get(documentId)]),
    );
  });

  test('is no such question where it names one, where all say the same, or where one is only older', async () => {
    const answers = {
      'What does the Pro plan cost?': '29 euros',
      'How many days of paid leave do employees in Germany have?': '30 days',
      'How many days of paid leave do employees in France have?': '25 days',
      'What is the daily allowance for meals on a journey?': '34 euros',
    };
    for (const [question, words] of Object.entries(answers)) {
      const answer = await ask(question);
      expect([question, answer.choices, answer.answer]).toEqual([question, undefined, expect.stringContaining(words)]);
    }
    expect((await ask('On which day are invoices for the plan sent?')).choices).toBeUndefined();
  });
});
