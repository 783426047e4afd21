import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Document, Problem, type Progress, type System } from '#contract';
import { type Service, until } from './service.ts';

/** The answer is problem+json with this status and code; resolves with it. */
export async function expectProblem(response: Response, status: number, code: string): Promise<Problem> {
  const text = await response.text();
  expect({ status: response.status, text }).toMatchObject({ status });
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  const problem = Problem.parse(JSON.parse(text));
  expect(problem).toMatchObject({ status, code, requestId: response.headers.get('x-request-id') });
  expect(problem.detail.length).toBeGreaterThan(10);
  return problem;
}

/** Nothing is left of what went wrong: no half-written file, no file without a document, no row on its way, no process too many. */
export async function expectClean(service: Service, collection: string): Promise<void> {
  const temporary = join(service.dataDir, 'blobs/temporary');
  await until(async () => (existsSync(temporary) && readdirSync(temporary).length > 0 ? null : true), 20_000);
  expect((await service.json<Progress>(`/v1/collections/${collection}/progress`)).pending).toBe(0);
  const { storage } = await service.json<System>('/v1/system');
  expect(blobFiles(service)).toHaveLength(storage.blobs);
  expect(childrenOf(service.pid).length).toBeLessThanOrEqual(parsersAtMost);
  expect((await service.fetch('/health/ready')).status).toBe(200);
}

/** Parsers wait for the next document: as many as the worker does at a time. */
const parsersAtMost = 2;

export function blobFiles({ dataDir }: Service): string[] {
  const dir = join(dataDir, 'blobs');
  return existsSync(dir) ? readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => /[\da-f]{64}$/.test(path)) : [];
}

/** Processes that this one started and that still run. */
export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

export function residentMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

export const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !/State:\s+Z/.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

/** The document failed with this code and says why in words. */
export function expectFailed(document: Document, code: string, reason: RegExp): void {
  expect(document).toMatchObject({ status: 'failed', failure: { code, reason: expect.stringMatching(reason) } });
}
