import { describe, expect, it } from 'vitest';
import { StateRoom } from './state-room.ts';

const mb = 1024 ** 2;

describe('StateRoom', () => {
  it.each([
    { what: 'all that was wanted where there is room', free: 4096, state: 43, isOpen: true, budget: 1024, note: null },
    { what: 'half of what is free', free: 1000, state: 43, isOpen: true, budget: 500, note: /500 MB .* instead of 1024 MB/ },
    { what: 'what is left beside the reserve', free: 110, state: 43, isOpen: true, budget: 46, note: /46 MB/ },
    { what: 'nothing where a state has no room', free: 100, state: 43, isOpen: false, budget: 36, note: /100 MB free.*43 MB.*shm_size/ },
    { what: 'nothing in what a container has unless told', free: 64, state: 1, isOpen: false, budget: 0, note: /shm_size/ },
  ])('takes $what', ({ free, state, isOpen, budget, note }) => {
    const room = new StateRoom(1024 * mb);
    expect(room.fitTo(free * mb, state * mb)).toEqual({ isOpen, note: note === null ? null : expect.stringMatching(note) });
    expect(room.budgetBytes).toBe(budget * mb);
  });

  it('counts what it holds already as its own', () => {
    const room = new StateRoom(1024 * mb);
    room.add({ bytes: 300 * mb, users: 0, value: () => 1, evict: () => undefined });
    room.fitTo(700 * mb, mb);
    expect(room.budgetBytes).toBe(500 * mb);
  });

  it('evicts nothing for what does not fit even so', () => {
    const room = new StateRoom(300);
    const evicted: number[] = [];
    for (const value of [1, 5]) room.add({ bytes: 150, users: 0, value: () => value, evict: () => evicted.push(value) });
    const coming = { freeBytes: 1e12, replaced: [] };
    expect(room.make({ ...coming, bytes: 200, value: 3 })).toBe(false);
    expect(evicted).toEqual([]);
    expect(room.make({ ...coming, bytes: 150, value: 3 })).toBe(true);
    expect(evicted).toEqual([1]);
  });
});
