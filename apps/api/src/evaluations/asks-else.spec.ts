import { describe, expect, it } from 'vitest';
import { asksElse, countBesideElse } from './asks-else.ts';

const of = (expected: string[], quote: string | null = null) => ({ expected, quote });
const never = new AbortController().signal;

describe('a question asks for something else than another', () => {
  it('where no document answers both, or other words of it do', () => {
    expect(asksElse(of(['a']), of(['b']))).toBe(true);
    expect(asksElse(of(['a', 'b']), of(['b', 'c']))).toBe(false);
    expect(asksElse(of(['a'], 'ten days'), of(['a'], 'two euros'))).toBe(true);
    expect(asksElse(of(['a'], 'ten days'), of(['a']))).toBe(false);
  });

  it('not where both expect the same, in any order, or the same quote alone', () => {
    expect(asksElse(of(['a', 'b'], 'ten days'), of(['b', 'a'], 'ten days'))).toBe(false);
    expect(asksElse(of([], 'ten days'), of([], 'ten days'))).toBe(false);
    expect(asksElse(of([], 'ten days'), of([], 'two euros'))).toBe(true);
  });

  it('and is counted where such a one stands beside it', async () => {
    expect(await countBesideElse([], never)).toBe(0);
    expect(await countBesideElse([of([], 'ten days'), of([], 'ten days')], never)).toBe(0);
    expect(await countBesideElse([of(['a']), of(['a']), of(['a', 'b'])], never)).toBe(0);
    expect(await countBesideElse([of(['a']), of(['a']), of(['a', 'b']), of(['b'])], never)).toBe(3);
  });

  it('is counted among very many without holding up others, and no longer when told to stop', async () => {
    const stop = new AbortController();
    const many = Array.from({ length: 20_000 }, (_, index) => of(['all', `own ${index}`]));
    const counting = countBesideElse(many, stop.signal);
    setImmediate(() => stop.abort(new Error('enough')));
    await expect(counting).rejects.toThrow('enough');
  });
});
