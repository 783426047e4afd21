// What a scan costs: microseconds of processor time for each kB of this project's own documentation, and of texts made to be slow. Beside the ten regular
// expressions that such filters are often made of, over the same texts in the same run: they are quicker, and catch a fifth (docs/guard.md).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan } from '#guard';
import { root } from '../test/service.ts';
import { cpuMs, guardPeers, hostileShapes } from './guard-texts.ts';
import { percentileMs, writeResult } from './result.ts';

const docs = join(root, 'docs');
const ordinary = readdirSync(docs, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(docs, name), 'utf8'));
const hostile = hostileShapes.map((shape) => shape.repeat(Math.ceil(20_000 / shape.length)));
const chunks = ordinary.flatMap((text) => text.match(/[^]{1,1200}/g) ?? []);

for (let round = 0; round < 3; round += 1) for (const text of ordinary) scan(text);
const ours = { ordinary: costOf(ordinary, scan), chunks: costOf(chunks, scan), hostile: costOf(hostile, scan) };
const byExpressions = (text: string): boolean => guardPeers.some((pattern) => pattern.test(text));
const peer = { ordinary: costOf(ordinary, byExpressions), chunks: costOf(chunks, byExpressions), hostile: costOf(hostile, byExpressions) };
const flagged = chunks.filter((text) => scan(text).level !== 'clean').length;
writeResult({
  name: 'guard-cost',
  ratio: Math.round((peer.ordinary.microsecondsPerKb / ours.ordinary.microsecondsPerKb) * 10_000) / 10_000,
  ours,
  peer: { ...peer, text: 'ten regular expressions' },
  texts: { ordinary: ordinary.length, chunks: chunks.length, flagged, hostile: hostile.length, unitsOfHostile: 20_000 },
});

function costOf(
  texts: readonly string[],
  work: (text: string) => unknown,
): { microsecondsPerKb: number; p99Ms: number; slowestMs: number } {
  const times = texts.map((text) => {
    const begun = cpuMs();
    work(text);
    return cpuMs() - begun;
  });
  const kb = texts.reduce((sum, text) => sum + text.length, 0) / 1_000;
  const whole = times.reduce((sum, time) => sum + time, 0);
  return { microsecondsPerKb: Math.round((whole * 1_000) / kb), p99Ms: percentileMs(times, 0.99), slowestMs: percentileMs(times, 1) };
}
