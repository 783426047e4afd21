import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NewKey, type OpenAiModelList } from '#contract';
import { pythonPackage } from '../python-packages.ts';
import { root, Service } from '../service.ts';

const execute = promisify(execFile);
const openai = await pythonPackage('openai==3.54.0');
const documents = {
  'green.txt': 'The water for green tea should be seventy degrees hot, no more.',
  'black.txt': 'The water for black tea should be boiling hot when it is poured.',
  'oven.txt': 'The oven of the bakery weighs 120 kg.',
};
let service: Service;
let environment: Record<string, string>;

describe.skipIf(openai.server === null)(`OpenAI’s client for Python${openai.reason ? ` (${openai.reason})` : ''}`, () => {
  beforeAll(async () => {
    service = await Service.start();
    await service.post('/v1/collections', { name: 'kitchen' });
    for (const [name, bytes] of Object.entries(documents)) await service.settle('kitchen', { name, bytes });
    const embedder = (await service.json<OpenAiModelList>('/v1/models')).data.find(({ id }) => !id.startsWith('aquifer'))?.id ?? '';
    environment = { URL: service.url, EMBEDDER: embedder, KEY: await newKey({ role: 'admin' }), PYTHONPATH: openai.server ?? '' };
  });
  afterAll(() => service[Symbol.asyncDispose]());

  test.each(['sync', 'async'])('as %s: answers, streams, embeddings and errors are its own', async (kind) => {
    const SLOW_KEY = await newKey({ role: 'reader', requestsPerMinute: 1 }, environment['KEY']);
    const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment, SLOW_KEY };
    const { stdout } = await execute('python3', [join(root, 'test/python/openai_clients.py'), kind], { env, timeout: 90_000 });
    expect(JSON.parse(stdout)).toEqual(seen(environment['EMBEDDER'] ?? ''));
  });
});

const seen = (embedder: string): object => {
  const answer = { content: expect.stringContaining('seventy degrees'), markers: ['[1]'], titles: ['green.txt'], status: 'answered' };
  const fault = (fields: object): object => expect.objectContaining(fields);
  return {
    models: { ids: expect.arrayContaining(['aquifer', 'aquifer/kitchen', embedder]), one: 'aquifer/kitchen' },
    chat: answer,
    streamed: { content: expect.stringContaining('seventy degrees hot, no more. [1]'), finish: 'stop', annotations: 1, usage: 0 },
    left: answer,
    parsed: { weight: 120 },
    embeddings: { same: true, count: 2 },
    errors: {
      model: fault({
        class: 'NotFoundError',
        code: 'model_not_found',
        param: 'model',
        message: expect.stringContaining('aquifer/kitchen'),
      }),
      parameter: fault({ class: 'BadRequestError', param: 'n', type: 'invalid_request_error' }),
      key: fault({ class: 'AuthenticationError', code: 'invalid_api_key' }),
      limit: fault({ class: 'RateLimitError', code: 'rate_limit_exceeded', retryAfter: expect.stringMatching(/^[1-9]\d*$/) }),
      time: fault({ class: 'InternalServerError', status: 504, type: 'server_error' }),
      impatient: fault({ class: 'APITimeoutError' }),
      embedding: fault({ class: 'NotFoundError', message: expect.stringContaining(embedder) }),
      unreachable: fault({ class: 'APIConnectionError' }),
    },
  };
};

async function newKey(fields: object, admin?: string): Promise<string> {
  const response = await service.post('/v1/keys', { name: 'a test', ...fields }, admin ? { authorization: `Bearer ${admin}` } : {});
  return NewKey.parse(await response.json()).key;
}
