import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { common, folder, keptIn, never, poolOf, prompt } from './pool-for-specs.ts';
import { tokensOf as tokens } from './sequence-for-specs.ts';

describe('PrefixPool', () => {
  it('gives the sequence that has most of the prompt', async () => {
    const { ask } = poolOf(3);
    for (const prompt of ['S:ferry', 'S:bridge', 'S:lamp']) await ask(prompt);
    expect(await ask('S:bridges')).toBe(8);
    expect(await ask('S:ferry')).toBe(6);
    expect(await ask('S:lantern')).toBe(4);
  });

  it('leaves a sequence alone that has little more than the instructions', async () => {
    const { ask } = poolOf(2);
    await ask('S:<ferry at noon>');
    await ask('S:<bridge on Mondays>');
    expect(await ask('S:<ferry at noon?')).toBe(16);
    expect(await ask('S:<bridge on Mondays?')).toBe(20);
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

  describe('with states kept outside', () => {
    it('parks what is overwritten, and comes back to it', async () => {
      const kept = keptIn(folder());
      const { ask } = poolOf(1, kept);
      for (const name of ['ferry ', 'bridge ', 'lamp ']) await ask(prompt(name), { common });
      expect(kept.shelf.report()).toMatchObject({ states: 2, loads: 0 });
      expect(await ask(prompt('ferry ', '!'), { common })).toBe(prompt('ferry ', '').length);
      expect(await ask(prompt('lamp ', '!'), { common })).toBe(prompt('lamp ', '').length);
      expect(kept.shelf.report()).toMatchObject({ loads: 2 });
    });

    it('lets no other scope take more than the instructions, parked or not, nor a later run', async () => {
      const dir = folder();
      const kept = keptIn(dir);
      const { ask } = poolOf(1, kept);
      for (const name of ['ferry ', 'bridge ']) await ask(prompt(name), { common });
      for (const scope of ['guests', null]) {
        expect(await ask(prompt('ferry '), { common, scope })).toBe(common);
        expect(await ask(prompt('bridge '), { common, scope })).toBe(common);
      }
      const next = poolOf(1, keptIn(dir));
      expect(await next.ask(prompt('ferry '), { common })).toBe(common);
      for (const name of readdirSync(dir)) expect(name).toMatch(/^[0-9a-f]{32}\.(json|state)$/);
      expect(readdirSync(dir)).toHaveLength(2);
    });

    it('parks nothing that is shared with nobody', async () => {
      const kept = keptIn(folder());
      const { ask } = poolOf(1, kept);
      for (const name of ['ferry ', 'bridge ']) await ask(prompt(name), { common, scope: null });
      expect(kept.shelf.report()).toMatchObject({ states: 0 });
    });

    it('brings fresh sequences to the instructions', async () => {
      const { ask } = poolOf(3, keptIn(folder()));
      expect(await ask(prompt('ferry '), { common })).toBe(0);
      expect(await ask(prompt('bridge '), { common })).toBe(common);
      expect(await ask(prompt('lamp '), { common, scope: 'guests' })).toBe(common);
    });

    it('still has the state that was chosen after parking a longer one like it', async () => {
      const kept = keptIn(folder());
      const { ask } = poolOf(1, kept);
      const short = prompt('ferry ', 'how hot is tea');
      await ask(short, { common });
      await ask(prompt('lamp '), { common, scope: 'guests' });
      await ask(prompt('ferry ', 'another longer question '.repeat(5)), { common });
      expect(await ask(short, { common })).toBe(short.length - 1);
    });

    it('keeps what the sequence itself has where the chosen state has gone', async () => {
      const kept = keptIn(folder());
      const { ask } = poolOf(1, kept);
      await ask(prompt('ferry ', '!'.repeat(100)), { common });
      await ask(prompt('lamp '), { common, scope: 'guests' });
      kept.shelf.isFaster = () => false;
      await ask(prompt('ferry ', '?'.repeat(100)), { common });
      kept.shelf.isFaster = () => true;
      kept.shelf.load = () => Promise.resolve(false);
      expect(await ask(prompt('ferry ', '!'.repeat(100)), { common })).toBe(prompt('ferry ', '').length);
    });
  });
});
