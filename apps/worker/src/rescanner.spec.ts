import { expect, it, vi } from 'vitest';
import type { DocumentVerdict, WorkQueue } from '#core';
import type { Runtime } from '#runtime';
import type { Database } from '#store';
import { Rescanner } from './rescanner.ts';

const text = { file_name: 'a.txt', title: 'A', text: 'The ferry leaves at nine.', pages: [] };

/** One text waits for its verdict, and the judge who reads it does not come to an end. */
function aWorld() {
  const asked: string[] = [];
  const judging: string[] = [];
  const answers: Readonly<Record<string, (parameters: readonly unknown[]) => object>> = {
    list_revisions_to_scan: ([, status]) =>
      status === 'embedded' ? { last: 'r1', looked_at: 1, ids: ['r1'] } : { last: null, looked_at: 0, ids: [] },
    claim_revision: () => ({ revision_id: 'r1' }),
    read_revision_to_scan: () => text,
  };
  const query = (statement: string, parameters: readonly unknown[] = []): Promise<object[]> => {
    asked.push(statement);
    const row = answers[statement]?.(parameters);
    return Promise.resolve(row ? [row] : []);
  };
  const database = { query, transaction: (work: Parameters<Database['transaction']>[0]) => work({ query } as never) };
  const settle = ({ name }: { name: string }, signal: AbortSignal): Promise<DocumentVerdict> => {
    judging.push(name);
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  };
  const runtime = {
    database,
    config: { guard: { documents: true }, parse: { timeoutMs: 10_000, memoryMb: 512, maxPages: 10 } },
    documentJudges: { version: 'test-1', settle },
    models: { embedder: { id: 'test-model' } },
    metrics: { scans: { scanned: () => undefined } },
    log: { info: () => undefined, error: () => undefined },
  } as unknown as Runtime;
  return { asked, judging, rescanner: new Rescanner(runtime, {} as WorkQueue) };
}

it('follows what verdicts, people and policies say while a text that waits is still read', { timeout: 10_000 }, async () => {
  const { asked, judging, rescanner } = aWorld();
  rescanner.onApplicationBootstrap();
  try {
    await vi.waitFor(() => expect(judging).toContain('r1'), 8000);
    expect(asked).toContain('list_guard_conflicts');
    expect(asked.indexOf('note_guard_version')).toBeGreaterThanOrEqual(0);
    expect(asked.indexOf('note_guard_version')).toBeLessThan(asked.indexOf('list_revisions_to_scan'));
  } finally {
    await rescanner.onApplicationShutdown();
  }
});
