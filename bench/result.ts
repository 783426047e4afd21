import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../test/service.ts';

export interface BenchResult {
  readonly name: string;
  /** Above 1: faster or better than the peer. */
  readonly ratio: number;
  readonly ours: object;
  readonly peer: object;
}

/** Prints the result last, as one JSON object, and keeps it in bench/results/. */
export function writeResult(result: BenchResult & Readonly<Record<string, unknown>>): void {
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model ?? '', memoryBytes: totalmem(), node: process.versions.node };
  const text = JSON.stringify({ ...result, machine }, null, 2);
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(join(root, `bench/results/${result.name}.json`), `${text}\n`);
  console.log(text);
}

export function percentileMs(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
}
