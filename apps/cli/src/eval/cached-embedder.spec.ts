import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { EmbedAs } from '#core';
import { HashEmbedder } from '#testing';
import { withCache } from './cached-embedder.ts';
import { VectorFile } from './vector-file.ts';

const signal = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'aquifer-vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

class Counting extends HashEmbedder {
  made = 0;
  shift = '';

  override embed(texts: readonly string[], as: EmbedAs, stop: AbortSignal): Promise<Float32Array[]> {
    this.made += texts.length;
    return super.embed(
      texts.map((text) => text + this.shift),
      as,
      stop,
    );
  }
}

describe('vectors kept between evaluations', () => {
  it('are made once, survive a record cut in half, and are made anew when the model answers otherwise', async () => {
    const inner = new Counting();
    const texts = ['tea wants 80 degrees', 'coffee wants 93 degrees', 'tea wants 80 degrees'];
    const expected = await new HashEmbedder().embed(texts, 'passage', signal);
    const run = async (): Promise<Float32Array[]> => {
      using file = VectorFile.open(folder, inner.id);
      return await withCache(inner, file).embed(texts, 'passage', signal);
    };
    expect(await run()).toEqual(expected);
    expect(inner.made).toBe(3);
    const [name = ''] = readdirSync(folder);
    appendFileSync(join(folder, name), Buffer.alloc(50, 1));
    inner.made = 0;
    expect(await run()).toEqual(expected);
    // Those made again to see that they are the same.
    expect(inner.made).toBe(3);

    inner.shift = ' and something else altogether';
    expect(await run()).not.toEqual(expected);
    expect(await run()).toEqual(
      await new Counting().embed(
        texts.map((text) => text + inner.shift),
        'passage',
        signal,
      ),
    );
  });

  it('are never those of another text, also while two runs write to one folder', async () => {
    const inner = new Counting();
    const expected = await new HashEmbedder().embed(['one', 'three'], 'passage', signal);
    using first = VectorFile.open(folder, 'shared');
    using second = VectorFile.open(folder, 'shared');
    await withCache(inner, first).embed(['two', 'four'], 'passage', signal);
    const embedder = withCache(inner, second);
    expect(await embedder.embed(['one', 'three'], 'passage', signal)).toEqual(expected);
    first.clear();
    expect(await embedder.embed(['one', 'three'], 'passage', signal)).toEqual(expected);
  });

  it('leave questions alone', async () => {
    const inner = new Counting();
    using file = VectorFile.open(folder, 'questions');
    const embedder = withCache(inner, file);
    for (let turn = 0; turn < 2; turn += 1) await embedder.embed(['how hot'], 'query', signal);
    expect(inner.made).toBe(2);
    expect(file.size).toBe(0);
  });
});
