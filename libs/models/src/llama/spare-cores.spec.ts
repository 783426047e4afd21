import { describe, expect, it } from 'vitest';
import { type CoreTimes, SpareCores } from './spare-cores.ts';

interface Went {
  readonly others: number;
  readonly own: number;
  readonly waited?: number | null;
}

/** A machine of so many cores, on which so many cores' worth of time went by between two looks of 300 ms. */
function machine(cores: number, { others, own, waited = 0 }: Went): SpareCores {
  let looks = -1;
  return new SpareCores(cores, (): CoreTimes => {
    looks += 1;
    const ms = 300 * looks;
    return { busy: ms * (others + own), idle: ms * (cores - others - own), own: ms * own, waited: waited === null ? null : ms * waited };
  });
}

function leftOn(cores: number, threads: number, went: Went): number | null {
  const spare = machine(cores, went);
  spare.leftTo(threads);
  return spare.leftTo(threads);
}

describe('SpareCores', () => {
  it('knows nothing at its first look, nor at the first after it was told to forget', () => {
    const spare = machine(2, { others: 0, own: 1 });
    expect(spare.leftTo(1)).toBeNull();
    expect(spare.leftTo(1)).toBe(2);
    spare.forget();
    expect(spare.leftTo(1)).toBeNull();
  });

  it.each([
    { what: 'all of an idle machine', cores: 2, threads: 2, others: 0, own: 2, left: 2 },
    { what: 'all but the odd moment', cores: 2, threads: 2, others: 0.2, own: 1.8, left: 2 },
    { what: 'one beside one busy neighbour, who gets a third', cores: 2, threads: 2, others: 0.67, own: 1.33, left: 1 },
    { what: 'one beside two, who get half', cores: 2, threads: 2, others: 1, own: 1, left: 1 },
    { what: 'one still beside two, of the two thirds it gets', cores: 2, threads: 1, others: 1.33, own: 0.67, left: 1 },
    { what: 'both again when they are gone', cores: 2, threads: 1, others: 0, own: 1, left: 2 },
    { what: 'what four neighbours leave of sixteen', cores: 16, threads: 12, others: 4, own: 12, left: 12 },
    { what: 'one core however busy the others are', cores: 2, threads: 1, others: 2, own: 0, left: 1 },
    { what: 'what other work of the same process leaves', cores: 4, threads: 1, others: 0, own: 3, left: 2 },
  ])('leaves $what', ({ cores, threads, others, own, left }) => {
    expect(leftOn(cores, threads, { others, own })).toBe(left);
  });

  it('tells a job on every core from one that shares them with other work of its process by what waits', () => {
    expect(leftOn(2, 2, { others: 0, own: 2, waited: 1 })).toBe(1);
    expect(leftOn(2, 2, { others: 0, own: 2, waited: 0.1 })).toBe(2);
    expect(leftOn(2, 2, { others: 0, own: 2, waited: null })).toBe(2);
    expect(leftOn(2, 1, { others: 0, own: 2, waited: 0.4 })).toBe(1);
  });
});
