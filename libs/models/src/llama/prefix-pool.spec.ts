import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Sharing } from './choose-beginning.ts';
import { type KeptStates, PrefixPool } from './prefix-pool.ts';
import { SequenceForSpecs, tokensOf as tokens } from './sequence-for-specs.ts';
import { StateCosts } from './state-costs.ts';
import { InstructionStates } from './state-instructions.ts';
import { StateRoom } from './state-room.ts';
import { StateShelf } from './state-shelf.ts';

const never = new AbortController().signal;
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((path) => rmSync(path, { recursive: true, force: true })));

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'pool-'));
  folders.push(path);
  return path;
}

/** States kept in folders, on a machine that takes a minute to read a token: whatever the disk does meanwhile, it pays. */
function keptIn(dir: string): KeptStates & { readonly shelf: StateShelf } {
  const costs = new StateCosts();
  costs.noteRead(1, 60_000);
  const parked = { path: folder(), freeBytes: 1e12, touch: () => undefined, [Symbol.dispose]: () => undefined };
  const shelf = new StateShelf({
    folder: parked,
    room: new StateRoom(10_000),
    bytesPerToken: 1,
    costs,
    clock: Date.now,
    onLog: () => undefined,
  });
  return { shelf, costs, instructions: new InstructionStates({ dir, identity: {}, costs, onLog: () => undefined }) };
}

function poolOf(count: number, kept?: KeptStates, now?: () => number) {
  const sequences = Array.from({ length: count }, () => new SequenceForSpecs());
  const logged: string[] = [];
  const pool = new PrefixPool(
    sequences.map(({ asSequence }) => asSequence),
    kept,
    { ...(now && { now }), onLog: (line) => logged.push(line) },
  );
  /** As a request does: takes a sequence, reads the rest of its prompt into it, gives it back. */
  const ask = async (prompt: string, sharing: Partial<Sharing> = {}): Promise<number> => {
    using taken = await pool.take(tokens(prompt), { scope: 'crew', common: 2, ...sharing }, never);
    const sequence = sequences.find(({ asSequence }) => asSequence === taken.sequence) ?? new SequenceForSpecs();
    if (taken.instructionsEnd !== null) {
      sequence.text = prompt.slice(0, taken.instructionsEnd);
      await taken.keepInstructions();
    }
    sequence.text = `${prompt} and what was written`;
    return taken.reusedTokens;
  };
  return { pool, ask, sequences, logged };
}

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
    const system = 'Answer from the evidence alone. '.repeat(4);
    const common = system.length;
    const prompt = (name: string, question = '?') => `${system}${name.repeat(40)}${question}`;

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

    it('forgets what was being read when all was to be forgotten, before anybody gets it', async () => {
      const kept = keptIn(folder());
      const { ask, pool, sequences } = poolOf(1, kept);
      const running = await pool.take(tokens(prompt('ferry ')), { scope: 'crew', common }, never);
      await pool.sweep({ all: true });
      for (const sequence of sequences) sequence.text = prompt('ferry ');
      const next = pool.take(tokens(prompt('ferry ')), { scope: 'crew', common }, never);
      running[Symbol.dispose]();
      using taken = await next;
      expect(taken.reusedTokens).toBe(0);
      taken[Symbol.dispose]();
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
});
