import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SequenceForSpecs, tokensOf } from './sequence-for-specs.ts';
import { StateCosts } from './state-costs.ts';
import { StateRoom } from './state-room.ts';
import { StateShelf } from './state-shelf.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((path) => rmSync(path, { recursive: true, force: true })));

const minuteMs = 60_000;
const text = (name: string): string => `Instructions. ${name.repeat(100).slice(0, 186)}`;

function shelfOf(budgetBytes = 1000, { freeBytes = 1e12, room = new StateRoom(budgetBytes) } = {}) {
  const path = mkdtempSync(join(tmpdir(), 'shelf-'));
  folders.push(path);
  const now = { ms: 0 };
  const logged: string[] = [];
  const folder = { path, freeBytes, touch: () => undefined, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
  const costs = new StateCosts();
  // Whatever the disk does meanwhile, it pays.
  costs.noteRead(1, 60_000);
  const shelf = new StateShelf({ folder, room, bytesPerToken: 1, costs, clock: () => now.ms, onLog: (line) => logged.push(line) });
  const park = (content: string, scope = 'crew') => shelf.park(new SequenceForSpecs(content).asSequence, { scope, keptTokens: 14 });
  const kept = (content: string, scope: string | null = 'crew') => shelf.find(tokensOf(content), scope)?.kept ?? 0;
  return { shelf, costs, park, kept, now, path, logged };
}

describe('StateShelf', () => {
  it('finds what has most of a prompt, within its scope only', async () => {
    const { park, kept } = shelfOf();
    await park(text('ferry '));
    await park(text('bridge '));
    expect(kept(text('ferry '))).toBe(199);
    expect(kept(`${text('bridge ').slice(0, 100)} is closed`)).toBe(100);
    expect(kept(text('ferry '), 'guests')).toBe(0);
    expect(kept(text('ferry '), null)).toBe(0);
  });

  it('brings a sequence to it', async () => {
    const { shelf, park } = shelfOf();
    await park(text('ferry '));
    const found = shelf.find(tokensOf(text('ferry ')), 'crew');
    const sequence = new SequenceForSpecs('something else');
    expect(found && (await shelf.load(found.state, sequence.asSequence))).toBe(true);
    expect(sequence.text).toBe(text('ferry '));
    expect(shelf.report()).toMatchObject({ states: 1, bytes: 200, loads: 1 });
  });

  it('saves nothing that is there but for a question, and keeps the longer of two', async () => {
    const { shelf, park, kept } = shelfOf();
    await park(text('ferry '));
    await park(`${text('ferry ').slice(0, 190)}, when?`);
    expect(shelf.report()).toMatchObject({ states: 1, parked: 1 });
    await park(`${text('ferry ')}${'lamp '.repeat(20)}`);
    expect(shelf.report()).toMatchObject({ states: 1, parked: 2, evictions: 0 });
    expect(kept(`${text('ferry ')}${'lamp '.repeat(20)}`)).toBe(299);
  });

  it('evicts what saved least lately, byte for byte', async () => {
    const { shelf, park, kept, now } = shelfOf(620);
    for (const name of ['ferry ', 'bridge ', 'lamp ']) await park(text(name));
    const hot = shelf.find(tokensOf(text('ferry ')), 'crew');
    if (hot) await shelf.load(hot.state, new SequenceForSpecs().asSequence);
    now.ms += minuteMs;
    await park(text('oven '));
    await park(text('stove '));
    expect([kept(text('bridge ')), kept(text('lamp '))]).toEqual([14, 14]);
    expect(kept(text('ferry '))).toBe(199);
    // Popular once is not popular for ever.
    now.ms += 50 * minuteMs;
    for (const name of ['mast ', 'sail ', 'rope ']) await park(text(name));
    expect(kept(text('ferry '))).toBe(14);
    expect(shelf.report()).toMatchObject({ states: 3, bytes: 600, evictions: 5 });
  });

  it('keeps to its budget and leaves the file system room', async () => {
    const small = shelfOf(100);
    await small.park(text('ferry '));
    expect(small.shelf.report()).toMatchObject({ states: 0, bytes: 0 });
    expect(readdirSync(small.path)).toEqual([]);
    const full = shelfOf(1000, { freeBytes: 1 });
    await full.park(text('ferry '));
    expect(full.shelf.report()).toMatchObject({ states: 0, bytes: 0 });
  });

  it('forgets after an hour without use, at once when told so, and wholly at its end', async () => {
    const { shelf, park, path, now } = shelfOf();
    await park(text('ferry '));
    now.ms += 61 * minuteMs;
    await park(text('lamp '));
    shelf.sweep();
    expect(shelf.report().states).toBe(1);
    shelf.clear();
    expect(readdirSync(path)).toEqual([]);
    shelf.close();
    expect(existsSync(path)).toBe(false);
  });

  it('drops a state that cannot be loaded or saved, and says so', async () => {
    const { shelf, park, path, logged } = shelfOf();
    await park(text('ferry '));
    const found = shelf.find(tokensOf(text('ferry ')), 'crew');
    rmSync(join(path, '1.state'));
    expect(found && (await shelf.load(found.state, new SequenceForSpecs().asSequence))).toBe(false);
    expect(shelf.report()).toMatchObject({ states: 0, bytes: 0, loads: 0 });
    await park(text('bridge '));
    rmSync(path, { recursive: true });
    await park(text('lamp '));
    await park(text('oven '));
    expect(logged).toEqual([expect.stringMatching(/could not be loaded/), expect.stringMatching(/could not be saved/)]);
  });

  it('loses nothing for a longer state that has no room or cannot be saved', async () => {
    const { shelf, park, kept, logged } = shelfOf(250);
    await park(text('ferry '));
    await park(`${text('ferry ')}${'lamp '.repeat(20)}`);
    expect(kept(text('ferry '))).toBe(199);
    const failing = new SequenceForSpecs(`${text('ferry ').slice(0, 180)}${'lamp '.repeat(14)}`);
    failing.saveStateToFile = () => Promise.reject(new Error('no space left'));
    await shelf.park(failing.asSequence, { scope: 'crew', keptTokens: 14 });
    expect(logged).toEqual([expect.stringMatching(/could not be saved/)]);
    expect(kept(text('ferry '))).toBe(199);
  });

  it('drops nothing that somebody is about to read, until the last has, unless all is to be forgotten', async () => {
    const { shelf, park, kept, now, path } = shelfOf(400);
    await park(text('ferry '));
    const found = shelf.find(tokensOf(text('ferry ')), 'crew');
    if (!found) throw new Error('it was parked');
    const holds = [shelf.hold(found.state), shelf.hold(found.state)];
    holds[0]?.[Symbol.dispose]();
    now.ms += 61 * minuteMs;
    shelf.sweep();
    for (const name of ['bridge ', 'lamp ']) await park(text(name));
    expect(kept(text('ferry '))).toBe(199);
    holds[1]?.[Symbol.dispose]();
    shelf.sweep();
    expect(kept(text('ferry '))).toBe(14);
    using _held = shelf.hold(found.state);
    shelf.clear();
    expect(readdirSync(path)).toEqual([]);
  });

  it('shares its room with the shelves of other generators', async () => {
    const room = new StateRoom(450);
    const [large, small] = [shelfOf(0, { room }), shelfOf(0, { room })];
    for (const name of ['ferry ', 'bridge ']) await large.park(text(name));
    await small.park(text('lamp '));
    expect(large.shelf.report()).toMatchObject({ states: 1, bytes: 200, evictions: 1 });
    expect(small.shelf.report()).toMatchObject({ states: 1, bytes: 200, budgetBytes: 450 });
    large.shelf.close();
    await small.park(text('oven '));
    expect(small.shelf.report()).toMatchObject({ states: 2, evictions: 0 });
  });

  it('loads only what is slower to read', async () => {
    const { shelf, costs } = shelfOf();
    for (let time = 0; time < 50; time += 1) costs.noteRead(100, 1000);
    costs.noteLoad(1_000_000, 1);
    expect(shelf.isFaster({ bytes: 40_000_000 }, 100)).toBe(true);
    expect(shelf.isFaster({ bytes: 40_000_000 }, 7)).toBe(false);
  });
});
