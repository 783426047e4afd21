import OpenAI, { APIUserAbortError, AuthenticationError, BadRequestError, NotFoundError, RateLimitError } from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Annotation, ChatCompletion, type CompletionAnswer, type Document, NewKey, type Received, Trace } from '#contract';
import { expectProblem } from '../problems.ts';
import { Service, until } from '../service.ts';

const green = 'How hot should the water for green tea be?';
let service: Service;
let client: OpenAI;
let embedder: string;
const model = 'aquifer/kitchen';
const user = (content: string) => ({ role: 'user' as const, content });

/** What the stock client hands on without having a type for it. */
type Extended<Body> = Body & { aquifer: CompletionAnswer };
const ask = async (content: string, more: object = {}): Promise<Extended<OpenAI.ChatCompletion>> =>
  (await client.chat.completions.create({ model, messages: [user(content)], ...more })) as Extended<OpenAI.ChatCompletion>;

beforeAll(async () => {
  service = await Service.start();
  // Its clients send a key, whatever it is; without any the service needs none.
  expect((await new OpenAI({ apiKey: 'none', baseURL: `${service.url}/v1` }).models.list()).data.length).toBeGreaterThan(1);
  const key = await newKey('admin');
  client = new OpenAI({ apiKey: key, baseURL: `${service.url}/v1`, maxRetries: 0 });
  await post('/v1/collections', { name: 'kitchen' });
  await post('/v1/collections', { name: 'office rules' });
  await add('kitchen', {
    externalId: 'green',
    title: 'Green tea',
    text: 'The water for green tea should be seventy degrees hot, no more.',
  });
  await add('kitchen', {
    externalId: 'black',
    title: 'Black tea',
    text: 'The water for black tea should be boiling hot when it is poured.',
  });
  await add('kitchen', { externalId: 'oven', title: 'Oven', text: 'The oven of the bakery weighs 120 kg.' });
  await post('/v1/collections', { name: 'machines' });
  for (const [name, years] of [
    ['Heron 3', 2],
    ['Heron 5', 7],
  ] as const)
    await add('machines', { externalId: name, title: name, text: `The warranty lasts ${years} years from the date of purchase.` });
  await add('office rules', { externalId: 'key', title: 'Door', text: 'The front door of the office is locked at eight in the evening.' });
  embedder = (await client.models.list()).data.find(({ id }) => !id.startsWith('aquifer'))?.id ?? '';
});
afterAll(() => service[Symbol.asyncDispose]());

describe('models', () => {
  test('are the collections, all of them, and the embedder', async () => {
    const ids = (await client.models.list()).data.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['aquifer', model, 'aquifer/office rules', embedder]));
    expect(embedder).not.toBe('');
  });

  test('are found one by one, however the slash is written', async () => {
    for (const id of ['aquifer', model, 'aquifer/office rules', embedder]) expect(await client.models.retrieve(id)).toMatchObject({ id });
    expect(await (await get(`/v1/models/${model}`)).json()).toMatchObject({ id: model, object: 'model', owned_by: 'aquifer' });
    await expect(client.models.retrieve('aquifer/cellar')).rejects.toThrow(/no model "aquifer\/cellar".*aquifer\/kitchen/);
  });
});

describe('a chat completion', () => {
  test('answers with citations as annotations, each at its marker', async () => {
    const completion = await ask(green);
    expect(ChatCompletion.parse(completion)).toBeTruthy();
    const [{ message, finish_reason: reason }] = completion.choices as [OpenAI.ChatCompletion.Choice];
    expect(reason).toBe('stop');
    expect(message.content).toContain('seventy degrees');
    expect(message.annotations?.length).toBeGreaterThan(0);
    for (const { url_citation: cited } of message.annotations ?? [])
      expect(message.content?.slice(cited.start_index, cited.end_index)).toMatch(/^\[\d+\]$/);
    const [first] = message.annotations as [Annotation];
    const { citations, id, status } = completion.aquifer;
    expect(status).toBe('answered');
    expect(first.url_citation).toMatchObject({ title: 'Green tea' });
    expect(first.url_citation.url).toContain(`${service.url}/documents/${citations[0]?.documentId}?revision=1`);
    expect((await fetch(first.url_citation.url)).status).toBe(200);
    expect(Trace.parse(await (await get(`/v1/questions/${id}`)).json())).toMatchObject({ question: green, status: 'answered' });
  });

  test('reads a question after those before it, and looks only where the model says', async () => {
    const messages = [user(green), { role: 'assistant' as const, content: 'Seventy degrees [1]' }, user('And for black tea?')];
    const completion = (await client.chat.completions.create({ model, messages })) as Extended<OpenAI.ChatCompletion>;
    expect(completion.choices[0]?.message.content).toContain('boiling');
    expect(completion.aquifer.understood?.query).toBe('How hot should the water for black tea be?');
    const elsewhere = await ask(green, { model: 'aquifer/office rules' });
    expect(elsewhere.choices[0]?.message).toMatchObject({ annotations: [] });
    expect(elsewhere.aquifer.status).toBe('abstained');
    const parts = [
      { type: 'text' as const, text: 'When is the front door' },
      { type: 'text' as const, text: 'of the office locked?' },
    ];
    const everywhere = await client.chat.completions.create({ model: 'aquifer', messages: [{ role: 'user', content: parts }] });
    expect(everywhere.choices[0]?.message.content).toContain('eight in the evening');
  });

  test('asks back which one is meant, and understands the reply', async () => {
    const question = 'How long does the warranty last?';
    const asked = await ask(question, { model: 'aquifer/machines' });
    const back = asked.choices[0]?.message.content ?? '';
    expect(back).toContain('- How long does the warranty last for Heron 5?');
    for (const [reply, years] of [
      ['the first one', asked.aquifer.choices?.[0]?.title === 'Heron 3' ? '2' : '7'],
      ['The Heron 5', '7'],
    ] as const) {
      const messages = [user(question), { role: 'assistant', content: back }, user(reply)];
      const { choices } = await ask(reply, { model: 'aquifer/machines', messages });
      expect(choices[0]?.message.content).toContain(`lasts ${years} years`);
      const more = [...messages, { role: 'assistant', content: choices[0]?.message.content }, user('And for the Heron 5?')];
      expect((await ask(reply, { model: 'aquifer/machines', messages: more })).choices[0]?.message.content).toContain('lasts 7 years');
    }
  });

  test('says in words why there is no answer', async () => {
    const [choice] = (await ask('Who won the chess championship of 1921 in Havana?')).choices;
    expect(choice).toMatchObject({ finish_reason: 'stop', message: { refusal: null, annotations: [] } });
    expect(choice?.message.content).toMatch(/^[A-Z].*\.$/s);
  });

  test('is as long as was asked for, in whole sentences, streamed or not', async () => {
    for (const [most, content, end] of [
      [5, '', 'length'],
      [100, expect.stringContaining('seventy degrees'), 'stop'],
    ] as const) {
      const { choices, aquifer } = await ask(green, { max_tokens: most });
      expect(choices[0]).toMatchObject({ finish_reason: end, message: { content } });
      expect(aquifer).toMatchObject({ answer: expect.stringContaining('seventy degrees'), notes: [] });
      const stream = client.chat.completions.stream({ model, messages: [user(green)], max_completion_tokens: most });
      expect((await stream.finalChatCompletion()).choices[0]).toMatchObject({ finish_reason: end, message: { content } });
    }
  });

  test('tells what had no effect, and calls no tool', async () => {
    const tools = [{ type: 'function' as const, function: { name: 'boil', parameters: {} } }];
    const messages = [{ role: 'system' as const, content: 'Answer as a pirate.' }, user(green)];
    const body = { model, messages, tools, temperature: 0.2, user: 'ann' };
    const { aquifer, choices } = (await client.chat.completions.create(body)) as Extended<OpenAI.ChatCompletion>;
    expect(choices[0]?.message.tool_calls).toBeUndefined();
    const notes = aquifer.notes.join('\n');
    expect(notes).toMatch(/role "system".*\n.*no tool was called.*\n.*no effect here: temperature$/);
    expect(notes).not.toContain('user');
    expect((await ask(green)).aquifer.notes).toEqual([]);
  });

  test('is JSON where a schema is asked for, or a refusal', async () => {
    const schema = { type: 'object', properties: { weight_kg: { type: 'number' } }, required: ['weight_kg'] };
    const format = { response_format: { type: 'json_schema' as const, json_schema: { name: 'oven', schema } } };
    const question = 'How heavy is the oven of the bakery?';
    const completion = await ask(question, format);
    expect(completion.choices[0]?.message).toMatchObject({ content: '{"weight_kg":120}', refusal: null });
    expect(completion.choices[0]?.message.annotations?.[0]?.url_citation).toMatchObject({
      title: 'Oven',
      start_index: 0,
      end_index: 17,
    });
    const unknown = 'Who won the chess championship of 1921 in Havana?';
    const refused = { content: null, refusal: expect.stringMatching(/\w/) };
    expect((await ask(unknown, format)).choices[0]?.message).toMatchObject(refused);
    for (const [asked, message] of [
      [question, { content: '{"weight_kg":120}' }],
      [unknown, refused],
    ] as const) {
      const streamed = client.chat.completions.stream({ model, messages: [user(asked)], ...format });
      expect((await streamed.finalChatCompletion()).choices[0]?.message).toMatchObject(message);
    }
    const wrong = { response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { $ref: '#/x' } } } };
    await expect(ask(question, wrong)).rejects.toMatchObject({ status: 400, param: 'response_format.json_schema.schema' });
  });
});

describe('a streamed completion', () => {
  test('begins with the role, ends with the citations, why it stopped and the usage', async () => {
    const body = { model, messages: [user(green)], stream: true as const, stream_options: { include_usage: true } };
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of await client.chat.completions.create(body)) chunks.push(chunk);
    expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
    const whole = await ask(green);
    const content = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
    expect(content).toBe(whole.choices[0]?.message.content);
    const [cited, last, usage] = chunks.slice(-3) as [
      OpenAI.ChatCompletionChunk,
      Extended<OpenAI.ChatCompletionChunk>,
      OpenAI.ChatCompletionChunk,
    ];
    const [citing] = cited.choices;
    expect(citing?.delta).toHaveProperty('annotations', whole.choices[0]?.message.annotations);
    expect(last.choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(last.aquifer.status).toBe('answered');
    expect(usage).toMatchObject({ choices: [], usage: { total_tokens: 0 } });
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  test('is put together by the client’s own helper, and ends on the wire as it must', async () => {
    const final = await client.chat.completions.stream({ model, messages: [user(green)] }).finalChatCompletion();
    expect(final.choices[0]?.message.content).toContain('seventy degrees');
    const wire = await (await post('/v1/chat/completions', { model, messages: [user(green)], stream: true })).text();
    expect(wire.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(wire).not.toContain('event:');
    expect(wire).not.toContain('"usage":{"prompt_tokens"');
  });

  test('may be left in the middle or before it begins; the next question is answered', async () => {
    const controller = new AbortController();
    const stream = await client.chat.completions.create({ model, messages: [user(green)], stream: true }, { signal: controller.signal });
    for await (const _ of stream) controller.abort();
    const early = client.chat.completions.create(
      { model, messages: [user('When is tea poured, and how hot?')] },
      { signal: AbortSignal.timeout(1) },
    );
    await expect(early).rejects.toBeInstanceOf(APIUserAbortError);
    expect((await ask(green)).choices[0]?.message.content).toContain('seventy');
  });
});

describe('errors', () => {
  test('of a chat are the client’s own, and name the parameter', async () => {
    await expect(ask(green, { model: 'gpt-4o' })).rejects.toSatisfy(
      (error) =>
        error instanceof NotFoundError &&
        error.code === 'model_not_found' &&
        error.param === 'model' &&
        /aquifer\/kitchen/.test(error.message),
    );
    await expect(client.responses.create({ model, input: green })).rejects.toSatisfy(
      (error) => error instanceof NotFoundError && error.code === 'unknown_url' && error.message.includes('/v1/chat/completions'),
    );
    for (const [param, more] of [
      ['tool_choice', { tools: [{ type: 'function', function: { name: 'boil' } }], tool_choice: 'required' }],
      ['n', { n: 2 }],
      ['response_format', { response_format: { type: 'json_object' } }],
      ['messages.0.content', { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:' } }] }] }],
      ['messages.0.content', { messages: [user('tea '.repeat(600))] }],
      ['messages', { messages: [{ role: 'system', content: 'hello' }] }],
      ['messages', { messages: undefined }],
    ] as const)
      await expect(ask(green, more), param).rejects.toSatisfy(
        (error) => error instanceof BadRequestError && error.param === param && error.type === 'invalid_request_error',
      );
    await expect(ask(green, { stream: true, aquifer: { deadlineMs: 1 }, messages: [user('How hot is it at all?')] })).rejects.toMatchObject(
      {
        status: 504,
        type: 'server_error',
      },
    );
  });

  test('of a key and of its limits, too; the rest of the service keeps its own', async () => {
    const wrong = new OpenAI({ apiKey: 'wrong', baseURL: `${service.url}/v1`, maxRetries: 0 });
    await expect(wrong.models.list()).rejects.toSatisfy(
      (error) => error instanceof AuthenticationError && error.code === 'invalid_api_key' && error.type === 'invalid_request_error',
    );
    const slow = new OpenAI({ apiKey: await newKey('reader', { requestsPerMinute: 1 }), baseURL: `${service.url}/v1`, maxRetries: 0 });
    await slow.models.list();
    await expect(slow.models.list()).rejects.toSatisfy(
      (error) => error instanceof RateLimitError && Number(error.headers?.get('retry-after')) > 0 && error.code === 'rate_limit_exceeded',
    );
    const broken = await service.fetch('/v1/chat/completions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${client.apiKey}` },
      body: '{',
    });
    expect(await broken.json()).toMatchObject({ error: { type: 'invalid_request_error', message: expect.stringContaining('not JSON') } });
    await expectProblem(await service.post('/v1/questions', { question: green }), 401, 'unauthenticated');
  });
});

describe('embeddings', () => {
  test('are the same as floats and as base64, and unlike for questions', async () => {
    const input = ['Green tea is brewed at seventy degrees.', 'The door is locked at eight.'];
    const floats = await client.embeddings.create({ model: embedder, input, encoding_format: 'float' });
    const packed = await client.embeddings.create({ model: embedder, input });
    expect(floats.data.map(({ index }) => index)).toEqual([0, 1]);
    expect(packed.data[1]?.embedding).toEqual(floats.data[1]?.embedding);
    const length = Math.hypot(...(floats.data[0]?.embedding ?? []));
    expect(length).toBeCloseTo(1, 3);
    expect(floats.usage.prompt_tokens).toBeGreaterThan(10);
    expect(floats.model).toBe(embedder);
    const one = await client.embeddings.create({
      model: embedder,
      input: input[0] ?? '',
      dimensions: floats.data[0]?.embedding.length ?? 0,
    });
    expect(one.data[0]?.embedding).toEqual(floats.data[0]?.embedding);
    const query = { model: embedder, input, input_type: 'query' };
    expect((await client.embeddings.create(query)).data).toHaveLength(2);
  });

  test('refuse in words what they do not do', async () => {
    const embed = (more: object) => client.embeddings.create({ model: embedder, input: 'tea', ...more });
    await expect(embed({ model: 'text-embedding-3-small' })).rejects.toThrow(new RegExp(`to embed texts there is ${embedder}`));
    await expect(embed({ dimensions: 7 })).rejects.toMatchObject({ status: 400, param: 'dimensions' });
    await expect(embed({ input: [1, 2, 3] })).rejects.toThrow(/lists of token numbers are not taken/);
    await expect(embed({ input: [] })).rejects.toMatchObject({ status: 400, param: 'input' });
    await expect(embed({ input: Array.from({ length: 2049 }, () => 'tea') })).rejects.toThrow(/2,049 texts.*2,048/);
    const tooLong = { status: 400, code: 'context_length_exceeded', param: 'input' };
    await expect(embed({ input: 'tea '.repeat(20_000) })).rejects.toMatchObject(tooLong);
  });
});

async function newKey(role: string, more: object = {}): Promise<string> {
  const response = await post('/v1/keys', { name: role, role, ...more });
  return NewKey.parse(await response.json()).key;
}

const headers = (): Record<string, string> => (client ? { authorization: `Bearer ${client.apiKey}` } : {});
const post = (path: string, body: unknown): Promise<Response> => service.post(path, body, headers());
const get = (path: string): Promise<Response> => service.fetch(path, { headers: headers() });

async function add(collection: string, document: object): Promise<void> {
  const received = (await (await post(`/v1/collections/${encodeURIComponent(collection)}/documents`, document)).json()) as Received;
  const id = received.items[0]?.documentId;
  await until(async () => ((await (await get(`/v1/documents/${id}`)).json()) as Document).status === 'live' || null);
}
