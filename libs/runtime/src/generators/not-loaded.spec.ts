import { describe, expect, it } from 'vitest';
import { Fault } from '#core';
import { NoRoom } from '#models';
import { notLoaded } from './not-loaded.ts';

describe('a generator that is not loaded', () => {
  it.each([
    [new Fault('model_unavailable', '/m/a.gguf needs 2 GB', { cause: new NoRoom() }), 'could not be loaded: there is no room for it'],
    [new Fault('not_found', 'there is no file /m/a.gguf'), 'could not be loaded: it is not on this machine'],
    [new Fault('model_unavailable', '/m/a.gguf is no GGUF file'), 'could not be loaded; the log tells why'],
  ])('is told to callers by its kind, to the operator in full, and leaves no stack trace: %s', (fault, words) => {
    const logged: unknown[] = [];
    const { why, warning } = notLoaded(fault, { warn: (...said: unknown[]) => void logged.push(said) });
    expect(why).toBe(`the model of this service ${words}`);
    expect(warning).toBe(`no generator, so answers are extracted: ${fault.message}`);
    expect(logged).toEqual([]);
  });

  it('is logged with where it came from when nobody foresaw it', () => {
    const logged: unknown[] = [];
    const error = new TypeError('of /m/a.gguf');
    expect(notLoaded(error, { warn: (...said: unknown[]) => void logged.push(said) }).why).not.toContain('/m/');
    expect(logged).toEqual([[{ err: error }, 'no generator']]);
  });
});
