import { describe, expect, it } from 'vitest';
import { FairTurns } from './fair-turns.ts';

const settings = { places: 3, waitingEach: 4, waitingInAll: 6 };
const never = new AbortController().signal;

/** Work that begins when it may and ends when it is told to. */
function aDesk(over: Partial<typeof settings> = {}) {
  const turns = new FairTurns({ ...settings, ...over });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const want = (name: string, signal = never): Promise<void> => {
    const [asker = '', thing = ''] = name.split(' ');
    const { promise, resolve } = Promise.withResolvers<void>();
    ends.set(name, resolve);
    return turns.take({ asker, thing }, signal, () => (begun.push(name), promise));
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const end = async (name: string): Promise<void> => (ends.get(name)?.(), settle());
  return { begun, want, end, settle };
}

describe('turns', () => {
  it('leave a place to others, whatever one asker wants', async () => {
    const { begun, want, end, settle } = aDesk();
    void ['ann slow', 'ann slower', 'ann slowest'].map((name) => want(name));
    await settle();
    expect(begun).toEqual(['ann slow', 'ann slower']);
    void want('bob quick');
    await settle();
    expect(begun.at(-1)).toBe('bob quick');
    await end('ann slow');
    expect(begun.at(-1)).toBe('ann slowest');
  });

  it('give one thing one place, whoever wants it', async () => {
    const { begun, want, end, settle } = aDesk();
    void ['ann slow', 'bob slow', 'eve slow', 'bob quick'].map((name) => want(name));
    await settle();
    expect(begun).toEqual(['ann slow', 'bob quick']);
    await end('ann slow');
    expect(begun).toEqual(['ann slow', 'bob quick', 'eve slow']);
  });

  it('go round: who has had none goes before who has had some, and each by the order of coming', async () => {
    const { begun, want, end, settle } = aDesk({ places: 1 });
    void ['ann 1', 'ann 2', 'ann 3', 'bob 4', 'bob 5'].map((name) => want(name));
    await settle();
    for (const name of ['ann 1', 'bob 4', 'ann 2', 'bob 5']) await end(name);
    expect(begun).toEqual(['ann 1', 'bob 4', 'ann 2', 'bob 5', 'ann 3']);
  });

  it('are left by who hangs up, and a failure frees its place', async () => {
    const { begun, want, settle } = aDesk({ places: 1 });
    const turns = new FairTurns({ ...settings, places: 1 });
    await expect(turns.take({ asker: 'a', thing: 'x' }, never, () => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
    await expect(turns.take({ asker: 'a', thing: 'x' }, never, async () => 'whole')).resolves.toBe('whole');
    const stop = new AbortController();
    void want('ann 1');
    const left = want('ann 2', stop.signal);
    stop.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await settle();
    expect(begun).toEqual(['ann 1']);
    await expect(want('ann 3', stop.signal)).rejects.toThrow('gone');
  });

  it('are refused in words where too much waits, of one and of all', async () => {
    const { want, settle } = aDesk({ places: 1 });
    void ['ann 0', 'ann 1', 'ann 2', 'ann 3', 'ann 4'].map((name) => want(name));
    await expect(want('ann 5')).rejects.toMatchObject({ code: 'rate_limited', message: expect.stringContaining('4 of yours') });
    void ['bob 1', 'eve 1'].map((name) => want(name));
    await expect(want('kim 1')).rejects.toMatchObject({ code: 'rate_limited', message: expect.stringContaining('6 of all askers') });
    await settle();
  });
});
