import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { ask, search } from './ask.ts';
import { onOneLine, plain, type Screens } from './say.ts';

/** Sets a title, clears the screen by one byte, writes over what stands there, and ends a line to begin one that looks like ours. */
const hostile = (words: string): string => `${words}\u001b]0;owned\u0007\u009b2J\u0008\r\nnote: all is well`;
const choice = { question: hostile('Which?'), documentId: 'd', title: hostile('Manual'), hint: hostile('page 2') };
const done = {
  id: 'q',
  answer: hostile('Hot.'),
  status: 'answered',
  reason: null,
  citations: [{ marker: 1, title: hostile('Tea'), page: 2, quote: hostile('Hot.'), url: hostile('https://a') }],
  choices: [choice, choice],
  fallbacks: [hostile('the model broke off')],
  guard: {
    verdict: 'suspect',
    question: null,
    passages: [{ chunkId: 'c', handling: 'marked', reason: hostile('it says how to answer') }],
    poisoned: [],
    withheld: [{ kind: 'link', reason: hostile('a link was taken out') }],
  },
};
const told: Record<string, (response: ServerResponse) => void> = {
  '/at/v1/questions': (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`event: token\ndata: ${JSON.stringify({ text: done.answer, sentence: null })}\n\n`);
    response.end(`event: done\ndata: ${JSON.stringify(done)}\n\n`);
  },
  '/at/v1/questions/q/suggestions': (response) =>
    json(response, { items: [{ question: hostile('And tea?'), title: hostile('Tea') }], notes: [hostile('a note')] }),
  '/at/v1/search': (response) =>
    json(response, {
      items: [{ title: hostile('Tea'), text: hostile('Hot.'), score: 1, page: 1 }],
      legs: [{ leg: 'w', note: hostile('slow') }],
    }),
};
const json = (response: ServerResponse, body: object): void =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const destroy = (response: ServerResponse): void => void response.destroy();
const service = createServer((request, response) => (told[request.url ?? ''] ?? destroy)(response));
await once(service.listen(0, '127.0.0.1'), 'listening');
// Also under a path, as behind a proxy.
const server = { url: `http://127.0.0.1:${(service.address() as AddressInfo).port}/at/`, key: undefined };
afterAll(() => void service.close());

const asking = { collections: undefined, mode: 'auto', next: true } as const;

/** What a command wrote to its two screens. */
async function written(isTTY: boolean, command: (screens: Screens) => Promise<void>): Promise<{ out: string; aside: string }> {
  const text = { out: '', aside: '' };
  const screen = (name: keyof typeof text): Screens['out'] => ({ isTTY, write: (more) => (text[name] += more) });
  await command({ out: screen('out'), aside: screen('aside') });
  return text;
}

describe('what documents say cannot speak to the terminal', () => {
  test('in an answer, its quotes, choices, suggested questions and notes', async () => {
    const { out, aside } = await written(false, (screens) => ask(server, 'q', asking, screens));
    for (const text of [out, aside]) expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(out).toContain('1. Which?]0;owned2J note: all is well (Manual]0;owned2J note: all is well, page 2');
    expect(out).toContain('- And tea?]0;owned');
    const asides = [
      /^note: the model broke off/,
      /^guard: a passage .*: it says how to answer/,
      /^guard: a link was taken out/,
      /^note: a note/,
    ];
    expect(aside.split('\n')).toEqual([...asides.map((each) => expect.stringMatching(each)), '']);
  });

  test('on a terminal no title, no clearing of the screen and no other colours than ours', async () => {
    const { out } = await written(true, (screens) => ask(server, 'q', asking, screens));
    const ours = /\^\[(?:2|22|36|39)m|\r\^\[K|\n/g;
    expect(out.replaceAll('\u001b', '^').replaceAll(ours, '')).not.toMatch(/[\p{Cc}^]/u);
  });

  test('in what a search finds, and how it went', async () => {
    const { out, aside } = await written(false, (screens) => search(server, 'q', { collections: undefined, limit: 5 }, screens));
    for (const text of [out, aside]) expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(out.split('\n')).toHaveLength(4);
  });
});

test('line ends and tabs stay in a text, and never in a line', () => {
  expect(plain('a\tb\r\nc\u0085')).toBe('a\tb\nc');
  expect(onOneLine(' a\tb\r\nc\u2028d\u0085e ')).toBe('a b c d e');
});

test('a connection that breaks in an answer is told in words', async () => {
  const answer = told['/at/v1/questions'];
  told['/at/v1/questions'] = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: token\ndata: {"text":"Hot","sentence":null}\n\n');
    setTimeout(() => response.destroy(), 20);
  };
  const cut = written(false, (screens) => ask(server, 'q', asking, screens));
  await expect(cut).rejects.toThrow(/ended in the middle: the connection was cut/);
  told['/at/v1/questions'] = (response) =>
    void response
      .writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '5' })
      .end(JSON.stringify({ status: 503, code: 'model_unavailable', detail: 'busy', retryAfterSeconds: 5 }));
  await expect(written(false, (screens) => ask(server, 'q', asking, screens))).rejects.toThrow(
    'model_unavailable: busy (try again in 5 s)',
  );
  if (answer) told['/at/v1/questions'] = answer;
});
