import { describe, expect, it } from 'vitest';
import { DraftControl } from './draft-control.ts';
import type { Pass } from './pass.ts';

const passes = (count: number, pass: Pass): Pass[] => Array.from({ length: count }, () => pass);
const plain = passes(24, { drafted: 0, accepted: 0, ms: 100 });
const right: Pass = { drafted: 7, accepted: 6, ms: 200 };
const wrong: Pass = { drafted: 7, accepted: 2, ms: 100 };
const slow: Pass = { drafted: 3, accepted: 2, ms: 400 };

function controlled({ costsThroughout = false } = {}) {
  const clock = { ms: 0 };
  return { clock, control: new DraftControl({ clock: () => clock.ms, costsThroughout }) };
}

describe('DraftControl', () => {
  it('tries, and goes on where drafts are right and faster', () => {
    const { control } = controlled();
    expect(control.begin('compose')).toEqual({ isOn: true, why: 'it is being tried' });
    control.ended('compose', [...plain, ...passes(24, right)], true);
    expect(control.begin('compose')).toEqual({ isOn: true, why: 'it pays' });
    expect(control.reports()).toMatchObject([
      { route: 'compose', drafted: 168, accepted: 144, tokensPerSecond: { with: 35, without: 10 } },
    ]);
  });

  it('stops where fewer than half of the drafted tokens are right, each route for itself', () => {
    const { control } = controlled();
    control.ended('data', [...plain, ...passes(24, wrong)], true);
    expect(control.begin('data')).toEqual({ isOn: false, why: 'only 29 % of what was drafted was right' });
    expect(control.begin('compose').isOn).toBe(true);
  });

  it('stops where drafts are right and yet slower', () => {
    const { control } = controlled();
    control.ended('compose', [...plain, ...passes(24, slow)], true);
    expect(control.begin('compose')).toEqual({ isOn: false, why: '7.5 tokens a second with drafts, 10.0 without' });
  });

  it('judges nothing by a few passes, and forgets those of long ago', () => {
    const { control } = controlled();
    control.ended('compose', [...plain, ...passes(23, wrong)], true);
    expect(control.begin('compose').isOn).toBe(true);
    control.ended('compose', passes(64, right), true);
    expect(control.reports()).toMatchObject([{ isOn: true, drafted: 448, accepted: 384 }]);
  });

  it('tries again after ten minutes, or fifty requests', () => {
    const { clock, control } = controlled();
    const stop = (): void => control.ended('compose', passes(24, wrong), true);
    const isOn = (): boolean => control.begin('compose').isOn;
    stop();
    clock.ms += 10 * 60_000 - 1;
    expect(isOn()).toBe(false);
    clock.ms += 1;
    expect(isOn()).toBe(true);
    stop();
    expect(Array.from({ length: 51 }, isOn)).toEqual([...Array.from({ length: 50 }, () => false), true]);
  });

  it('measures requests without drafts first where drafting costs something throughout', () => {
    const { control } = controlled({ costsThroughout: true });
    expect(control.begin('compose')).toEqual({ isOn: false, why: 'the speed without drafts is measured first' });
    control.ended('compose', plain, false);
    expect(control.begin('compose').isOn).toBe(true);
    // Passes beside a model that drafts, slow for all that they have no draft themselves.
    control.ended(
      'compose',
      [...passes(12, { drafted: 2, accepted: 2, ms: 250 }), ...passes(12, { drafted: 0, accepted: 0, ms: 200 })],
      true,
    );
    expect(control.begin('compose')).toEqual({ isOn: false, why: '8.9 tokens a second with drafts, 10.0 without' });
  });
});
