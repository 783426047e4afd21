import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { Answer, ChatCompletion } from '#contract';
import type { Caller } from './caller.ts';

/** What one asker is told by one road: the words that are the answer, and everything that came. */
export interface Told {
  readonly road: string;
  readonly answer: string;
  readonly all: string;
}

export interface Door {
  readonly caller: Caller;
  readonly url: string;
  readonly key: string;
  readonly collection: string;
}

/** The same question by each road that answers, with a model. */
export async function askByEveryRoad(door: Door, question: string): Promise<readonly Told[]> {
  const { caller, collection } = door;
  const body = { question, mode: 'compose', collections: [collection] };
  const chat = { model: `aquifer/${collection}`, messages: [{ role: 'user', content: question }], aquifer: { mode: 'compose' } };
  const [whole, stream, completion, deltas] = await Promise.all([
    text(caller, '/v1/questions', body),
    text(caller, '/v1/questions', { ...body, stream: true }),
    text(caller, '/v1/chat/completions', chat),
    text(caller, '/v1/chat/completions', { ...chat, stream: true }),
  ]);
  const asked = await useTool(door, 'ask', { question, collections: [collection] });
  return [
    { road: 'questions', answer: (JSON.parse(whole) as Answer).answer, all: whole },
    { road: 'questions, streamed', answer: joined(stream, 'token', ({ text: piece }) => piece), all: stream },
    { road: 'chat', answer: (JSON.parse(completion) as ChatCompletion).choices[0]?.message.content ?? '', all: completion },
    { road: 'chat, streamed', answer: joined(deltas, null, ({ choices }) => choices?.[0]?.delta?.content), all: deltas },
    { road: 'tool ask', answer: (asked.structuredContent as Partial<Answer> | undefined)?.answer ?? '', all: JSON.stringify(asked) },
  ];
}

/** By each road that finds without answering. */
export async function searchByEveryRoad(door: Door, query: string): Promise<readonly Told[]> {
  const body = { query, collections: [door.collection], limit: 20 };
  const found = await text(door.caller, '/v1/search', { ...body, explain: true, sections: true });
  const tool = JSON.stringify(await useTool(door, 'search', body));
  const passages = await text(door.caller, '/v1/questions', { question: query, mode: 'retrieval_only', collections: [door.collection] });
  return Object.entries({ search: found, 'tool search': tool, 'retrieval only': passages }).map(([road, all]) => ({
    road,
    answer: '',
    all,
  }));
}

export async function useTool(
  door: Door,
  name: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Awaited<ReturnType<Client['callTool']>>> {
  const client = new Client({ name: 'a test', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${door.key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', door.url), { requestInit }));
  try {
    return await client.callTool({ name, arguments: input });
  } finally {
    await client.close();
  }
}

const text = async (caller: Caller, path: string, body: object): Promise<string> => (await caller.fetch(path, body)).text();

interface Piece {
  readonly text?: string;
  readonly choices?: readonly { readonly delta?: { readonly content?: string } }[];
}

/** The words of a stream's events of one name, in order. */
function joined(stream: string, event: string | null, wordsOf: (piece: Piece) => string | undefined): string {
  const lines = stream.matchAll(/(?:event: (\w+)\n)?data: (\{.*\})/g);
  return [...lines]
    .filter(([, name]) => event === null || name === event)
    .map(([, , data = '{}']) => wordsOf(JSON.parse(data) as Piece) ?? '')
    .join('');
}
