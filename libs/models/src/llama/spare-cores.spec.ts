import { describe, expect, it } from 'vitest';
import { SpareCores } from './spare-cores.ts';

/** A machine of so many cores, on which so much went by between two looks, in milliseconds. */
function machine(cores: number, ran: { readonly ms: number; readonly others: number; readonly own: number }) {
  let looks = -1;
  const times = () => {
    looks += 1;
    const busy = looks * (ran.others + ran.own);
    return { busy, idle: looks * ran.ms * cores - busy, cores };
  };
  return new SpareCores(times, () => looks * ran.own);
}

const leftOn = (cores: number, threads: number, ran: Parameters<typeof machine>[1]): number | null => {
  const spare = machine(cores, ran);
  spare.leftTo(threads);
  return spare.leftTo(threads);
};

describe('SpareCores', () => {
  it('knows nothing at its first look', () => {
    expect(machine(2, { ms: 300, others: 0, own: 300 }).leftTo(1)).toBeNull();
  });

  it.each([
    { what: 'all of an idle machine', cores: 2, threads: 2, others: 0, own: 600, left: 2 },
    { what: 'all but the odd moment', cores: 2, threads: 2, others: 60, own: 540, left: 2 },
    { what: 'one beside one busy neighbour, who gets a third', cores: 2, threads: 2, others: 200, own: 400, left: 1 },
    { what: 'one beside two, who get half', cores: 2, threads: 2, others: 300, own: 300, left: 1 },
    { what: 'one still beside two, of the two thirds it gets', cores: 2, threads: 1, others: 400, own: 200, left: 1 },
    { what: 'both again when they are gone', cores: 2, threads: 1, others: 0, own: 300, left: 2 },
    { what: 'what four neighbours leave of sixteen', cores: 16, threads: 12, others: 1200, own: 3600, left: 12 },
    { what: 'one core however busy the others are', cores: 2, threads: 1, others: 600, own: 0, left: 1 },
  ])('leaves $what', ({ cores, threads, others, own, left }) => {
    expect(leftOn(cores, threads, { ms: 300, others, own })).toBe(left);
  });

  it('counts what this process does beside the job as other work', () => {
    expect(leftOn(4, 1, { ms: 300, others: 0, own: 900 })).toBe(2);
  });

  it('looks at the real machine', async () => {
    const spare = new SpareCores();
    spare.leftTo(1);
    const until = performance.now() + 60;
    while (performance.now() < until);
    expect(spare.leftTo(1)).toBeGreaterThanOrEqual(1);
  });
});
