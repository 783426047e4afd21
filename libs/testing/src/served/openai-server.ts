import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Served, sendJson, serve } from './serve.ts';

export interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly max_tokens: number;
  readonly temperature: number;
  readonly response_format?: { readonly json_schema: { readonly schema: unknown } };
}

/** How a server of models behaves. The words of its replies are its tokens. */
export interface ModelBehaviour {
  reply: (body: ChatBody) => string;
  /** Instead of, or in the middle of, an answer. */
  trouble:
    | 'none'
    | 'hang'
    | 'half'
    | 'silence'
    | 'nonsense'
    | 'page'
    | 'redirect'
    | 'endless'
    /** Ends at once, or when all it may write is thought. */
    | 'empty'
    | 'thinks'
    | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };
  /** Before each word. */
  wordMs: number;
  contextTokens: number | null;
  /** The rest of a longer prompt it cuts off, as some do. */
  readsAtMost: number;
  /** What its chat template adds. */
  templateTokens: number;
  /** What it calls its model. */
  name: string | null;
  /** Of its list of models. */
  listStatus: number | 'hang' | 'page';
  /** Answers 503 to everything. */
  loading: boolean;
}

export interface OpenAiServer extends Served {
  readonly behaves: ModelBehaviour;
  readonly bodies: readonly ChatBody[];
  readonly authorizations: readonly (string | undefined)[];
  /** Connections on which a chat is being answered. */
  readonly open: () => number;
}

/** An OpenAI-compatible server of the test: one model, as well or as badly behaved as it is told to be. */
export async function serveOpenAi(given: Partial<ModelBehaviour> = {}): Promise<OpenAiServer> {
  const behaves: ModelBehaviour = {
    reply: () => 'The sky is blue.',
    trouble: 'none',
    wordMs: 0,
    contextTokens: 4096,
    readsAtMost: Infinity,
    templateTokens: 4,
    name: null,
    listStatus: 200,
    loading: false,
    ...given,
  };
  const bodies: ChatBody[] = [];
  const authorizations: (string | undefined)[] = [];
  let open = 0;
  const served = await serve(async (request, response) => {
    authorizations.push(request.headers.authorization);
    if (behaves.loading) return sendJson(response, { error: { message: 'Loading model' } }, {}, 503);
    if (request.url === '/v1/models') return sendList(response, behaves);
    if (request.url !== '/v1/chat/completions') return sendJson(response, { error: 'no such call' }, {}, 404);
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = JSON.parse(Buffer.concat(pieces).toString()) as ChatBody;
    bodies.push(body);
    open += 1;
    response.on('close', () => (open -= 1));
    return answer(response, body, behaves);
  });
  return { ...served, behaves, bodies, authorizations, open: () => open, url: `${served.url}/v1` };
}

function sendList(response: ServerResponse, { listStatus, contextTokens }: ModelBehaviour): void {
  if (listStatus === 'hang') return;
  if (listStatus === 'page') return void response.end('<h1>Welcome</h1>');
  if (listStatus !== 200) return sendJson(response, { error: 'no list' }, {}, listStatus);
  sendJson(response, { data: [{ id: 'tiny', ...(contextTokens && { max_model_len: contextTokens }) }] });
}

async function answer(response: ServerResponse, body: ChatBody, { trouble, ...behaves }: ModelBehaviour): Promise<void> {
  if (typeof trouble === 'object')
    return void response.writeHead(trouble.status, trouble.headers).end(trouble.body ?? '{"error":{"message":"out of order"}}');
  if (trouble === 'hang') return;
  if (trouble === 'redirect') return void response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  if (trouble === 'page') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (trouble === 'empty') return void response.end('data: [DONE]\n\n');
  if (trouble === 'thinks')
    return void response.end(
      `data: ${JSON.stringify({ choices: [{ delta: { reasoning_content: 'Hm.' }, finish_reason: 'length' }] })}\n\n`,
    );
  if (trouble === 'nonsense') return void response.end('data: [1, "what?"\n\n');
  const words = trouble === 'endless' ? Array<string>(3000).fill('again ') : (behaves.reply(body).match(/\s*\S+/g) ?? []);
  const shown = trouble === 'half' || trouble === 'silence' ? words.slice(0, Math.ceil(words.length / 2)) : words.slice(0, body.max_tokens);
  const model = behaves.name ?? body.model;
  for (const content of trouble === 'endless' ? words : shown) {
    if (behaves.wordMs > 0) await sleep(behaves.wordMs);
    if (response.destroyed) return;
    response.write(`data: ${JSON.stringify({ model, choices: [{ delta: { content } }] })}\n\n`);
  }
  if (trouble === 'silence') return;
  // What was written is sent before the connection ends.
  if (trouble === 'half') return void (await sleep(20), response.destroy());
  const prompt_tokens = Math.min(
    behaves.readsAtMost,
    body.messages.flatMap(({ content }) => content.match(/\S+/g) ?? []).length + behaves.templateTokens,
  );
  const finish_reason = shown.length < words.length ? 'length' : 'stop';
  response.write(`data: ${JSON.stringify({ model, choices: [{ delta: {}, finish_reason }] })}\n\n`);
  response.write(`data: ${JSON.stringify({ model, choices: [], usage: { prompt_tokens, completion_tokens: shown.length } })}\n\n`);
  response.end('data: [DONE]\n\n');
}
