import { describe, expect, it } from 'vitest';
import { chooseBeginning, type Idle } from './choose-beginning.ts';
import { SequenceForSpecs, tokensOf } from './sequence-for-specs.ts';

const slot = (text: string, fields: Partial<Idle> = {}): Idle => ({
  sequence: new SequenceForSpecs(text).asSequence,
  scope: 'crew',
  hits: 0,
  usedAt: 0,
  ...fields,
});
const shelf = (text: string, isFaster: (tokens: number) => boolean = () => true) => {
  const state = { scope: 'crew', tokens: tokensOf(text), bytes: 1, gainTokens: 1 };
  return { find: () => ({ state, kept: text.length }), isFaster: (_state: unknown, tokens: number) => isFaster(tokens) };
};
const choose = (idle: readonly Idle[], prompt: string, kept: ReturnType<typeof shelf> | null = null, scope: string | null = 'crew') =>
  chooseBeginning(idle, kept, tokensOf(prompt), { scope, common: 2 });

describe('chooseBeginning', () => {
  const slots = [slot('S:ferry', { usedAt: 2 }), slot('S:bridge', { usedAt: 1 }), slot('S:lamp', { hits: 1 })];

  it('takes the sequence that has most', () => {
    expect(choose(slots, 'S:ferries')).toEqual({ slot: slots[0], parked: null, isServing: true });
  });

  it('overwrites what served least and longest ago where none may serve', () => {
    expect(choose(slots, 'S:oven')).toMatchObject({ slot: slots[1], isServing: false });
    expect(choose(slots, 'S:ferries', null, 'guests')).toMatchObject({ slot: slots[1], isServing: false });
  });

  it('prefers a parked state that has enough more than the best sequence to be faster', () => {
    const asked: number[] = [];
    const parked = shelf('S:ferry at noon', (tokens) => asked.push(tokens) > 0);
    expect(choose(slots, 'S:ferry at noon?', parked)).toMatchObject({ slot: slots[1], isServing: false, parked: { scope: 'crew' } });
    expect(asked).toEqual([8]);
    const slow = shelf('S:ferry at noon', () => false);
    expect(choose(slots, 'S:ferry at noon?', slow)).toMatchObject({ slot: slots[0], isServing: true, parked: null });
  });
});
