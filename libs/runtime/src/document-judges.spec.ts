import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '#config';
import type { DocumentVerdict, Generator } from '#core';
import { guardVersion } from '#guard';
import { chooseProfile } from '#models';
import { Metrics, openLog } from '#telemetry';
import { ScriptedGenerator, writeTinyClassifier } from '#testing';
import { documentJudges } from './document-judges.ts';
import { openGuardClassifier } from './open-guard-classifier.ts';

const log = openLog({ level: 'silent', format: 'json' });
const signal = new AbortController().signal;
const text = 'The museum opens at nine.';
const undecided = [{ span: { start: 0, end: text.length }, level: 'clean', score: -1, cues: [] }] as const;
const verdict: DocumentVerdict = { level: 'clean', findings: [], version: guardVersion, undecided };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aquifer-document-judges-'));
  await writeTinyClassifier(join(folder, 'tiny'), { words: { museum: 8 } });
});
afterAll(() => rm(folder, { recursive: true }));

async function judged(environment: Record<string, string>, generator: Generator | null = null) {
  await using stack = new AsyncDisposableStack();
  const config = readConfig(environment);
  const profile = chooseProfile({ cores: 2, memoryBytes: 8e9, cuda: null }, config.models);
  const fetch = () => Promise.reject(new Error('no network'));
  const opened = await openGuardClassifier({ config, profile, log, stack, fetch });
  const metrics = new Metrics();
  const judges = documentJudges({ config, models: { guardClassifier: opened.model, generator }, metrics, log });
  const settled = await judges.settle({ name: 'r1', text, verdict }, signal);
  return { version: judges.version, settled, warnings: [...opened.warnings, ...judges.warnings], told: (await metrics.text()).body };
}

it('leaves a verdict as it was scored where nobody is named', async () => {
  const { version, settled, warnings } = await judged({});
  expect(version).toBe(guardVersion);
  expect(settled).toEqual({ level: 'clean', findings: [], version });
  expect(warnings).toEqual([]);
});

it('asks the classifier of a folder, counts what came of it, and has a version that names it', async () => {
  const { version, settled, told } = await judged({ AQUIFER_GUARD_MODEL: join(folder, 'tiny') });
  expect(version).toMatch(/\+classifier-2-[0-9a-f]{10}$/);
  expect(settled).toMatchObject({ level: 'suspect', version, findings: [{ decidedBy: 'transformer', quote: text }] });
  expect(told).toContain('aquifer_guard_judged_total{by="transformer",outcome="raised"} 1');
});

it('asks the generator where it is switched on', async () => {
  const generator = new ScriptedGenerator(['{"reason": "orders_machine", "verdict": "attack"}']);
  const { version, settled } = await judged({ AQUIFER_GUARD_JUDGE: 'on' }, generator);
  expect(version).toMatch(/\+judge-[0-9a-f]{10}$/);
  expect(settled).toMatchObject({ level: 'suspect', findings: [{ decidedBy: 'judge' }] });
});

it('says who cannot be asked, and scores stand', async () => {
  const { version, settled, warnings } = await judged({ AQUIFER_GUARD_MODEL: '/nowhere/mine', AQUIFER_GUARD_JUDGE: 'on' });
  expect(version).toBe(guardVersion);
  expect(settled.level).toBe('clean');
  expect(warnings).toEqual([
    expect.stringContaining('no classifier for the guard, so its own score stands without it: /nowhere/mine/config.json'),
    expect.stringContaining('there is no generator to ask'),
  ]);
  expect((await judged({ AQUIFER_GUARD_MODEL: 'potion-base-8m' })).warnings.join()).toContain('cannot find attacks; choose one of');
});

it('asks nobody where documents are not looked at', async () => {
  const { version } = await judged({ AQUIFER_GUARD: 'none', AQUIFER_GUARD_MODEL: join(folder, 'tiny'), AQUIFER_GUARD_JUDGE: 'on' });
  expect(version).toBe(guardVersion);
});
