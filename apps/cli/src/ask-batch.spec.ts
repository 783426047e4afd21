import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Batch } from '#contract';
import { askBatch, progressWords, questionLines } from './ask-batch.ts';

describe('the questions of a file', () => {
  it('are a line each in plain text, asked as the options say', () => {
    const lines = questionLines('How hot?\r\n\n Who signs? \n', 'questions.txt', { mode: 'extract', collections: ['tea'] }).split('\n');
    expect(lines).toEqual([
      '{"mode":"extract","collections":["tea"],"question":"How hot?"}',
      '',
      '{"mode":"extract","collections":["tea"],"question":"Who signs?"}',
      '',
    ]);
  });

  it('are what they say themselves in NDJSON, before the options', () => {
    expect(questionLines('{"question":"How hot?","mode":"compose"}', 'q.jsonl', { mode: 'auto' })).toBe(
      '{"mode":"compose","question":"How hot?"}',
    );
    for (const bad of ['no json', '[1]', '"text"'])
      expect(() => questionLines(`{}\n${bad}`, 'q.ndjson', {})).toThrow(/line 2 is no JSON object/);
  });
});

it('says how far a batch is, and why it waits', () => {
  const batch = { ended: 3, questions: 9, counts: { answered: 2, retrieval_only: 1 }, secondsLeft: 12, waits: null } as unknown as Batch;
  expect(progressWords(batch)).toBe('3 of 9 questions, 2 answered, 1 retrieval only, about 12 s left');
  const waits = { until: '2026-01-01T00:00:00.000Z', why: 'no tokens left' };
  expect(progressWords({ ...batch, waits })).toContain('waits until 2026-01-01T00:00:00.000Z: no tokens left');
});

it('goes on waiting where a look is refused for something that passes, and brings the results', async () => {
  const over = { id: 'b', state: 'finished', questions: 1, ended: 1, counts: { answered: 1 }, secondsLeft: null, waits: null };
  const refusal = { code: 'rate_limited', detail: 'This key may make 1 request a minute.', retryAfterSeconds: 0 };
  const answers = [
    { status: 202, body: over },
    { status: 429, body: refusal },
    { status: 200, body: over },
    { status: 200, body: 'a line' },
  ];
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const { status, body } = answers.shift() ?? { status: 500, body: '' };
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dir = mkdtempSync(join(tmpdir(), 'aquifer-ask-'));
  try {
    writeFileSync(join(dir, 'questions.txt'), 'How hot?');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const silent = { write: () => true };
    const screens = { out: silent, aside: silent };
    await askBatch({ url, key: undefined }, join(dir, 'questions.txt'), { out: join(dir, 'out') }, screens);
    expect(seen).toEqual(['POST /v1/batches', 'GET /v1/batches/b', 'GET /v1/batches/b', 'GET /v1/batches/b/results']);
    expect(readFileSync(join(dir, 'out'), 'utf8')).toBe('a line');
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(dir, { recursive: true });
  }
});

it('says of a file that is not there what to name', async () => {
  await expect(askBatch({ url: 'http://127.0.0.1:9', key: undefined }, '/nope.txt', {})).rejects.toThrow(
    /\/nope\.txt cannot be read .*name a file of UTF-8 with a question on each line/,
  );
});

it('asks nothing of a file that is no text, or where the results cannot be written', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'batch-'));
  try {
    writeFileSync(join(dir, 'bytes'), Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
    writeFileSync(join(dir, 'questions.txt'), 'How hot?');
    const nobody = { url: 'http://127.0.0.1:9', key: undefined };
    await expect(askBatch(nobody, join(dir, 'bytes'), {})).rejects.toThrow(/cannot be read .*UTF-8/);
    await expect(askBatch(nobody, join(dir, 'questions.txt'), { out: join(dir, 'nope/out') })).rejects.toThrow(
      /out cannot be written .*ENOENT/,
    );
  } finally {
    rmSync(dir, { recursive: true });
  }
});
