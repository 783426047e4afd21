import { beforeEach, describe, expect, it } from 'vitest';
import { Breaker } from './breaker.ts';

describe('a breaker', () => {
  let nowMs: number;
  let breaker: Breaker;
  const moves: string[] = [];
  beforeEach(() => {
    nowMs = 0;
    moves.length = 0;
    breaker = new Breaker(
      () => nowMs,
      ({ is }) => moves.push(is),
    );
  });
  const failTimes = (times: number): void => {
    for (let time = 0; time < times; time++) breaker.failed();
  };

  it('leaves alone what failed three times in a row, and not what failed now and then', () => {
    failTimes(2);
    breaker.succeeded();
    failTimes(2);
    expect(breaker.letsIn()).toBe(true);
    breaker.failed();
    expect(breaker.letsIn()).toBe(false);
    expect(moves).toEqual(['open']);
  });

  it('lets one request try after the pause, and everybody once it worked', () => {
    failTimes(3);
    nowMs = 9_999;
    expect(breaker.letsIn()).toBe(false);
    nowMs = 10_000;
    expect([breaker.letsIn(), breaker.letsIn()]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.letsIn(), breaker.letsIn()]).toEqual([true, true]);
    expect(moves).toEqual(['open', 'probing', 'closed']);
  });

  it('waits twice as long after each try that failed, up to five minutes', () => {
    failTimes(3);
    for (const pauseMs of [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]) {
      nowMs += pauseMs - 1;
      expect(breaker.letsIn()).toBe(false);
      nowMs += 1;
      expect(breaker.letsIn()).toBe(true);
      breaker.failed();
    }
  });

  it('stays open where a request that was let in before ends well', () => {
    failTimes(3);
    breaker.succeeded();
    expect(breaker.letsIn()).toBe(false);
  });

  it('does not wait for ever for a try of which nothing is heard', () => {
    failTimes(3);
    nowMs = 10_000;
    breaker.letsIn();
    nowMs = 309_999;
    expect(breaker.letsIn()).toBe(false);
    nowMs = 310_000;
    expect([breaker.letsIn(), breaker.letsIn()]).toEqual([true, false]);
  });

  it('learns nothing from a try that its caller gave up: the next request tries', () => {
    failTimes(3);
    nowMs = 10_000;
    breaker.letsIn();
    breaker.gaveUp();
    expect(breaker.letsIn()).toBe(true);
    breaker.succeeded();
    expect(breaker.state).toEqual({ is: 'closed', failures: 0 });
  });
});
