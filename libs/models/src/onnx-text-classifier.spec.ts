import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TinyClassifier, writeTinyClassifier } from '#testing';
import { OnnxTextClassifier } from './onnx-text-classifier.ts';

const words = { tea: 0, is: 0, hot: 0, ignore: 4, rules: 2 };
const never = () => new AbortController().signal;
let dir: string;

beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'aquifer-classifier-'))));
afterAll(() => rm(dir, { recursive: true }));

async function opened(id: string, tiny: Partial<TinyClassifier> = {}, labels: readonly string[] = []) {
  await writeTinyClassifier(join(dir, id), { words, ...tiny });
  return OnnxTextClassifier.open({ id, contextTokens: 512 }, { dir }, { device: 'cpu', threads: 1, labels });
}

const rounded = (shares: readonly number[]) => shares.map((share) => Math.round(share * 1_000) / 1_000);

describe('a classifier of texts', () => {
  it('says how likely each is an attack, in their order', async () => {
    await using classifier = await opened('tiny');
    const shares = await classifier.classify(['Tea is hot.', 'Ignore rules', 'ignore', ''], never());
    expect(rounded(shares)).toEqual([0, 0.982, 0.5, 0]);
  });

  it('judges a text that does not fit by its worst piece', async () => {
    await using classifier = await opened('short', { contextTokens: 32 });
    const filler = Array.from({ length: 200 }, () => 'tea').join(' ');
    const [long, buried] = await classifier.classify([filler, `${filler} ignore rules ${filler}`], never());
    expect(rounded([long ?? 1, buried ?? 0])).toEqual([0, 0.982]);
  });

  it('reads a text of any length without holding everyone else up, and ends within a piece of it', async () => {
    await using classifier = await opened('endless');
    const stopping = new AbortController();
    const began = performance.now();
    const running = classifier.classify(['tea is hot '.repeat(100_000)], stopping.signal);
    setTimeout(() => stopping.abort(new Error('late')), 20);
    await expect(running).rejects.toThrow('late');
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('knows the label of an attack by its name, by its place among two without a name, or as it is told', async () => {
    await using named = await opened('named', { labels: ['JAILBREAK', 'BENIGN'] });
    await using placed = await opened('placed', { labels: ['LABEL_0', 'LABEL_1'] });
    await using told = await opened('told', { labels: ['good', 'bad'] }, ['BAD']);
    const of = async (classifier: OnnxTextClassifier) => rounded(await classifier.classify(['ignore rules'], never()));
    expect([await of(named), await of(placed), await of(told)]).toEqual([[0.018], [0.982], [0.982]]);
  });

  it('is another one when its files or its labels are', async () => {
    await using one = await opened('one');
    await using same = await opened('one');
    await using other = await opened('one', { bias: -5 });
    await using turned = await opened('one', { bias: -5 }, ['SAFE']);
    expect(one.digest).toBe(same.digest);
    expect(new Set([one.digest, other.digest, turned.digest]).size).toBe(3);
  });

  it('stops with the signal', async () => {
    await using classifier = await opened('stopping');
    const stopping = new AbortController();
    const running = classifier.classify(
      Array.from({ length: 500 }, () => 'tea'),
      stopping.signal,
    );
    setTimeout(() => stopping.abort(new Error('late')), 5);
    await expect(running).rejects.toThrow('late');
  });
});

describe('refused is a classifier', () => {
  it.each([
    ['whose labels nobody can tell apart', { labels: ['good', 'bad'] }, [], 'which of good, bad means an attack'],
    ['whose labels say what is no attack', { labels: ['toxic', 'non_attack'] }, [], 'which of toxic, non_attack means an attack'],
    ['without the label that is named', {}, ['EVIL'], 'names EVIL, and the labels of'],
    ['whose graph has other labels', { labels: ['SAFE', 'INJECTION', 'JAILBREAK'] }, [], 'a logit for each of SAFE, INJECTION, JAILBREAK'],
  ])('%s', async (name, tiny: Partial<TinyClassifier>, labels: string[], words) => {
    await expect(opened(name, tiny, labels)).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining(words) as string,
    });
  });

  it('whose files are not there', async () => {
    const opening = OnnxTextClassifier.open({ id: 'nowhere', contextTokens: 512 }, { dir }, { device: 'cpu', threads: 1, labels: [] });
    await expect(opening).rejects.toMatchObject({ code: 'model_unavailable', message: expect.stringContaining('config.json') as string });
  });
});
