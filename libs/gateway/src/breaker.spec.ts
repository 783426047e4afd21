import { beforeEach, describe, expect, it } from 'vitest';
import { invariant } from '#core';
import { Breaker, type Ticket } from './breaker.ts';

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
  const entered = (): Ticket => {
    const ticket = breaker.letsIn();
    invariant(ticket, 'the breaker lets it in');
    return ticket;
  };
  const failTimes = (times: number): void => {
    for (let time = 0; time < times; time++) entered().failed();
  };

  it('leaves alone what failed three times in a row, and not what failed now and then', () => {
    failTimes(2);
    entered().succeeded();
    failTimes(2);
    entered().failed();
    expect(breaker.letsIn()).toBeNull();
    expect(moves).toEqual(['open']);
  });

  it('lets one request try after the pause, and everybody once it worked', () => {
    failTimes(3);
    nowMs = 9_999;
    expect(breaker.letsIn()).toBeNull();
    nowMs = 10_000;
    const probe = entered();
    expect(breaker.letsIn()).toBeNull();
    probe.succeeded();
    expect([breaker.letsIn(), breaker.letsIn()]).not.toContain(null);
    expect(moves).toEqual(['open', 'probing', 'closed']);
  });

  it('waits twice as long after each try that failed, up to five minutes', () => {
    failTimes(3);
    for (const pauseMs of [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]) {
      nowMs += pauseMs - 1;
      expect(breaker.letsIn()).toBeNull();
      nowMs += 1;
      entered().failed();
    }
  });

  it.each(['succeeded', 'failed', 'gaveUp', 'untried'] as const)(
    'hears nothing of a request that was let in before it opened: %s',
    (says) => {
      const long = entered();
      failTimes(3);
      long[says]();
      expect(breaker.state).toEqual({ is: 'open', untilMs: 10_000, pauseMs: 10_000 });
      nowMs = 10_000;
      const probe = entered();
      long[says]();
      expect(breaker.letsIn()).toBeNull();
      probe.succeeded();
      long[says]();
      expect(breaker.state).toEqual({ is: 'closed', failures: 0 });
    },
  );

  it('does not wait for ever for a try of which nothing is heard, and does not hear it after the next one', () => {
    failTimes(3);
    nowMs = 10_000;
    const forgotten = entered();
    nowMs = 309_999;
    expect(breaker.letsIn()).toBeNull();
    nowMs = 310_000;
    entered();
    forgotten.succeeded();
    expect(breaker.state.is).toBe('probing');
  });

  it('learns nothing from tries that their callers gave up: the pause stays as long as it was', () => {
    failTimes(3);
    for (let time = 1; time <= 5; time++) {
      nowMs = time * 10_000;
      entered().gaveUp();
      expect(breaker.letsIn()).toBeNull();
    }
    nowMs = 60_000;
    entered().failed();
    expect(breaker.state).toMatchObject({ is: 'open', pauseMs: 20_000 });
  });

  it('lets the next request try at once after one that the model could not be tried by', () => {
    failTimes(3);
    nowMs = 10_000;
    entered().untried();
    entered().succeeded();
    expect(breaker.state).toEqual({ is: 'closed', failures: 0 });
  });
});
