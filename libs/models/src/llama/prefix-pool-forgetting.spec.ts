import { describe, expect, it } from 'vitest';
import { common, folder, keptIn, never, poolOf, prompt } from './pool-for-specs.ts';
import { type SequenceForSpecs, tokensOf as tokens } from './sequence-for-specs.ts';

describe('PrefixPool, told to forget', () => {
  it('forgets what was being read when all was to be forgotten, before anybody gets it', async () => {
    const kept = keptIn(folder());
    const { ask, pool, sequences } = poolOf(1, kept);
    const running = await pool.take(tokens(prompt('ferry ')), { scope: 'crew', common }, never);
    await pool.sweep({ all: true });
    for (const sequence of sequences) sequence.text = prompt('ferry ');
    const next = ask(prompt('ferry '), { common, scope: null });
    running[Symbol.dispose]();
    expect(await next).toBe(0);
    await ask(prompt('lamp '), { common });
    expect(kept.shelf.report()).toMatchObject({ parked: 0 });
  });

  it('parks nothing that is to be forgotten while it is made ready', async () => {
    const kept = keptIn(folder());
    const { ask, pool, sequences } = poolOf(1, kept);
    await ask(prompt('ferry '), { common });
    const [sequence] = sequences;
    const erase = sequence?.eraseContextTokenRanges.bind(sequence);
    Object.assign(sequence ?? {}, {
      eraseContextTokenRanges: async (ranges: Parameters<SequenceForSpecs['eraseContextTokenRanges']>[0]) => {
        await pool.sweep({ all: true });
        await erase?.(ranges);
      },
    });
    await ask(prompt('lamp '), { common });
    expect(kept.shelf.report()).toMatchObject({ parked: 0 });
  });

  it('parks nothing that is to be forgotten and was not yet', async () => {
    const kept = keptIn(folder());
    const { ask, pool } = poolOf(2, kept);
    for (const name of ['ferry ', 'bridge ']) await ask(prompt(name), { common });
    const forgetting = pool.sweep({ all: true });
    await Promise.all(['lamp ', 'oven '].map((name) => ask(prompt(name), { common })));
    await forgetting;
    expect(kept.shelf.report()).toMatchObject({ parked: 0 });
  });

  it('tells of what it cannot forget, and tries again', async () => {
    const { ask, pool, sequences, logged } = poolOf(1, keptIn(folder()));
    await ask(prompt('ferry '), { common });
    const [sequence] = sequences;
    const clear = sequence?.clearHistory.bind(sequence);
    const failing = () => Promise.reject(new Error('the card is gone'));
    Object.assign(sequence ?? {}, { clearHistory: failing });
    await expect(pool.sweep({ all: true })).rejects.toThrow('the card is gone');
    const running = await pool.take(tokens(prompt('ferry ')), { scope: 'crew', common }, never);
    expect(running.reusedTokens).toBe(common);
    await pool.sweep({ all: true });
    running[Symbol.dispose]();
    await expect.poll(() => logged).toEqual([expect.stringMatching(/could not be forgotten yet/)]);
    Object.assign(sequence ?? {}, { clearHistory: clear });
    await pool.sweep({ all: true });
    expect(sequence?.text).toBe('');
  });

  it('is done with forgetting when it closes', async () => {
    const { ask, pool } = poolOf(2, keptIn(folder()));
    await Promise.all([ask(prompt('ferry '), { common }), ask(prompt('lamp '), { common })]);
    const held = await pool.take(tokens('S:a'), { scope: null, common: 2 }, never);
    const other = await pool.take(tokens('S:b'), { scope: null, common: 2 }, never);
    const waiting = pool.take(tokens('S:c'), { scope: null, common: 2 }, never);
    held[Symbol.dispose]();
    const forgetting = pool.sweep({ all: true });
    const closing = pool.close();
    await forgetting;
    other[Symbol.dispose]();
    (await waiting)[Symbol.dispose]();
    await closing;
  });

  it('forgets after an hour, and at once when told so', async () => {
    const now = { ms: 0 };
    const kept = keptIn(folder());
    const { ask, pool, sequences } = poolOf(2, kept, () => now.ms);
    await ask(prompt('ferry '), { common });
    now.ms += 61 * 60_000;
    await ask(prompt('lamp '), { common });
    await pool.sweep();
    expect(sequences.map(({ nextTokenIndex }) => nextTokenIndex > 0)).toEqual([false, true]);
    await pool.sweep({ all: true });
    expect(sequences.map(({ nextTokenIndex }) => nextTokenIndex)).toEqual([0, 0]);
    expect(kept.shelf.report()).toMatchObject({ states: 0 });
    expect(await ask(prompt('lamp '), { common })).toBe(common);
  });
});
