import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { PrefixPool, type Sharing } from './prefix-pool.ts';

const never = new AbortController().signal;
const tokens = (text: string): Token[] => Array.from(text, (letter) => letter.codePointAt(0) as Token);

/** What a pool asks of a sequence, over a list of tokens. */
class Sequence {
  contextTokens: Token[] = [];

  get nextTokenIndex(): number {
    return this.contextTokens.length;
  }

  eraseContextTokenRanges([range]: readonly { readonly start: number }[]): Promise<void> {
    this.contextTokens.length = range?.start ?? 0;
    return Promise.resolve();
  }
}

function poolOf(count: number) {
  const pool = new PrefixPool(Array.from({ length: count }, () => new Sequence() as Partial<LlamaContextSequence> as LlamaContextSequence));
  /** As a request does: takes a sequence, reads the rest of its prompt into it, gives it back. */
  const ask = async (prompt: string, sharing: Partial<Sharing> = {}): Promise<number> => {
    using taken = await pool.take(tokens(prompt), { scope: 'crew', common: 2, ...sharing }, never);
    taken.sequence.contextTokens.splice(0, Infinity, ...tokens(prompt));
    return taken.reusedTokens;
  };
  return { pool, ask };
}

describe('PrefixPool', () => {
  it('gives the sequence that has most of the prompt', async () => {
    const { ask } = poolOf(3);
    for (const prompt of ['S:ferry', 'S:bridge', 'S:lamp']) await ask(prompt);
    expect(await ask('S:bridges')).toBe(8);
    expect(await ask('S:ferry')).toBe(6);
    expect(await ask('S:lantern')).toBe(4);
  });

  it('takes over the instructions alone from another scope, and from none', async () => {
    const { ask } = poolOf(1);
    await ask('S:ferry');
    expect(await ask('S:ferry!', { scope: 'guests' })).toBe(2);
    expect(await ask('S:ferry?', { scope: null })).toBe(2);
    expect(await ask('S:ferry.', { scope: null })).toBe(2);
  });

  it('evicts what served least, then what was used longest ago', async () => {
    const { ask } = poolOf(2);
    await ask('S:ferry');
    await ask('S:bridge');
    await ask('S:ferry!');
    await ask('S:lamp');
    expect(await ask('S:ferry?')).toBe(7);
    await ask('S:oven');
    expect(await ask('S:ferry.')).toBe(7);
  });

  it('lets go of what was popular once', async () => {
    const { ask } = poolOf(2);
    for (const prompt of ['S:ferry', 'S:ferry!', 'S:ferry?']) await ask(prompt);
    for (let other = 0; other < 12; other += 1) await ask(`S:${other}th`);
    for (const prompt of ['S:lamp', 'S:lamps', 'S:oven', 'S:ovens']) await ask(prompt);
    expect(await ask('S:ferry.')).toBe(2);
  });

  it('lets so many in at a time, and whoever waits may leave', async () => {
    const { pool } = poolOf(1);
    const first = await pool.take(tokens('S:a'), { scope: null, common: 2 }, never);
    const leaving = new AbortController();
    const second = pool.take(tokens('S:b'), { scope: null, common: 2 }, leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    const third = pool.take(tokens('S:c'), { scope: null, common: 2 }, never);
    first[Symbol.dispose]();
    await expect(third).resolves.toMatchObject({ reusedTokens: 0 });
  });
});
