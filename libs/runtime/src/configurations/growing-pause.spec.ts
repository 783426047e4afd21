import { describe, expect, it } from 'vitest';
import { GrowingPause } from './growing-pause.ts';

describe('the pause between two tries', () => {
  it('grows to a minute while one thing fails, and begins anew with another', () => {
    let nowMs = 0;
    const pause = new GrowingPause(() => nowMs);
    const tries: number[] = [];
    // A look every half second, for five minutes.
    for (; nowMs < 300_000; nowMs += 500) {
      if (pause.isOn(1)) continue;
      tries.push(nowMs / 1000);
      pause.failed(1);
    }
    expect(tries).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243]);
    expect(pause.isOn(2)).toBe(false);
    pause.failed(2);
    nowMs += 1000;
    expect(pause.isOn(2)).toBe(false);
  });
});
