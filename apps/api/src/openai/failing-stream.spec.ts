import { fastify } from 'fastify';
import OpenAI, { APIError } from 'openai';
import { describe, expect, it } from 'vitest';
import { EventStream } from '../event-stream.ts';
import { CompletionStream } from './completion-stream.ts';

const problem = {
  type: 'about:blank',
  title: 'Unavailable',
  status: 503,
  detail: 'the database does not answer; ask again in 5 s',
  code: 'unavailable',
  requestId: 'r-1',
};

/** Says one sentence and then fails, as an answer whose database goes away does. */
async function failing() {
  const app = fastify();
  app.post('/v1/chat/completions', (_request, reply) => {
    const head = { id: 'chatcmpl-1', created: 1, model: 'aquifer' };
    using stream = new CompletionStream(() => new EventStream(reply), { head, isJson: false, limit: null, includeUsage: false });
    stream.take({ type: 'token', text: 'Ten bar. [1]', sentence: null });
    stream.fail(problem);
  });
  const baseURL = `${await app.listen({ port: 0, host: '127.0.0.1' })}/v1`;
  return { client: new OpenAI({ baseURL, apiKey: 'none', maxRetries: 0 }), [Symbol.asyncDispose]: () => app.close() };
}

describe('an answer that fails after it has begun', () => {
  it('is thrown by the stock client of OpenAI, with what was said before it', async () => {
    await using service = await failing();
    const stream = await service.client.chat.completions.create({
      model: 'aquifer',
      stream: true,
      messages: [{ role: 'user', content: 'How much?' }],
    });
    let said = '';
    const read = async (): Promise<void> => {
      for await (const { choices } of stream) said += choices[0]?.delta.content ?? '';
    };
    const failure: unknown = await read().catch((error: unknown) => error);
    expect(said).toBe('Ten bar. [1]');
    expect(failure).toBeInstanceOf(APIError);
    expect(failure).toMatchObject({ code: 'unavailable', type: 'server_error', error: { message: problem.detail } });
  });
});
