import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readQuestions, verifyCitations } from '../../apps/cli/src/verify-citations.ts';
import { Answer, Trace } from '#contract';
import { buildPdf } from '../fixtures/index.ts';
import { Service } from '../service.ts';

let service: Service;
beforeAll(async () => {
  service = await Service.start();
  await service.post('/v1/collections', { name: 'c' });
  const pages = [[{ text: 'Boiler manual', size: 20 }, { text: '' }, { text: 'The safety valve of the boiler opens at six bar.' }]];
  const files = [
    { name: 'boiler.pdf', bytes: buildPdf({ title: 'Boiler manual', pages }) },
    { name: 'garden.md', bytes: '\uFEFF# Garden 🌹\n\nRoses are pruned in March,\nabove the fifth leaf.\n', type: 'text/markdown' },
  ];
  for (const file of files) expect(await service.settle('c', file)).toMatchObject({ status: 'live' });
});
afterAll(() => service[Symbol.asyncDispose]());

const questions = ['At how many bar does the safety valve of the boiler open?', 'When are roses pruned?', 'How far away is the moon?'];

describe('the independent check of citations', () => {
  test('finds every quote of a running service', async () => {
    const report = await verifyCitations({ url: service.url, key: undefined }, questions, { mode: 'auto' });
    expect(report).toMatchObject({ questions: 3, unsourced: 0, faults: [] });
    expect(report.statuses['answered']).toBeGreaterThanOrEqual(2);
    expect(report.citations).toBeGreaterThanOrEqual(2);
    expect(report.valid).toBe(report.citations);
  });

  test('is done by the service itself too, and kept with the trace', async () => {
    const answer = Answer.parse(await (await service.post('/v1/questions', { question: questions[0] })).json());
    expect(answer.citationCheck).toEqual({ checked: answer.citations.length, valid: answer.citations.length });
    expect(answer.timings['citations']).toBeGreaterThan(0);
    const trace = Trace.parse(await service.json(`/v1/questions/${answer.id}`));
    expect(trace).toMatchObject({ citationCheck: answer.citationCheck, removed: [] });
    expect(await (await service.fetch('/metrics')).text()).toContain('aquifer_citations_total{outcome="valid"}');
  });

  test('finds a quote that does not stand where it is said to, and a sentence without one', async () => {
    const quote = 'It opens at six bar.';
    const sentences = [
      { text: quote, markers: [1], verdict: 'verbatim' },
      { text: 'It is red.', markers: [2], verdict: 'supported' },
    ];
    const citations = [{ marker: 1, documentId: 'd', revision: 1, quote, span: { start: 0, end: quote.length } }];
    await using lying = await serving({ status: 'answered', sentences, citations }, 'It opens at two bar.');
    const report = await verifyCitations({ url: lying.url, key: undefined }, ['?'], { mode: 'auto' });
    expect(report).toMatchObject({ citations: 1, valid: 0, sentences: 2, unsourced: 1 });
    expect(report.faults.join('\n')).toMatch(/there stands “It opens at two bar\.”[^]*no quote shown carries “It is red\.”/);
  });

  test('reads questions by line or as JSON lines', () => {
    expect(readQuestions('When?\n\n{"question":"Who?"}\r\n{"query":"Where?"}\n')).toEqual(['When?', 'Who?', 'Where?']);
  });
});

/** A service that answers everything with the same answer and the same text. */
async function serving(answer: object, text: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => response.end(request.method === 'POST' ? JSON.stringify(answer) : text));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
