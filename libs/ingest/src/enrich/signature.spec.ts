import { describe, expect, it } from 'vitest';
import { signatureOf } from './signature.ts';

/** The same numbers every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = dice(7);
const word = (): string => `w${Math.floor(random() * 4000)}`;
const prose = (length: number): string[] => Array.from({ length }, word);
const edited = (words: readonly string[], share: number): string[] => words.map((one) => (random() < share ? word() : one));

function runsInCommon(a: readonly string[], b: readonly string[]): number {
  const runs = (words: readonly string[]): Set<string> => new Set(words.slice(4).map((_, at) => words.slice(at, at + 5).join(' ')));
  const [one, other] = [runs(a), runs(b)];
  const both = [...one].filter((run) => other.has(run)).length;
  return both / (one.size + other.size - both);
}

function similarity(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [signatureOf(a.join(' ')) ?? [], signatureOf(b.join(' ')) ?? []];
  return one.filter((value, at) => value === other[at]).length / one.length;
}

describe('the signature of a text', () => {
  it('tells how much two texts share, to a tenth or so', () => {
    const errors = [0, 0.01, 0.02, 0.05, 0.1, 0.3].flatMap((share) =>
      Array.from({ length: 10 }, () => {
        const text = prose(300);
        const other = edited(text, share);
        return Math.abs(similarity(text, other) - runsInCommon(text, other));
      }),
    );
    expect(Math.max(...errors)).toBeLessThan(0.15);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.04);
  });

  it('finds near-duplicates and nothing else', () => {
    const texts = Array.from({ length: 60 }, () => prose(200));
    const copies = texts.map((text) => edited(text, 0.01));
    const found = texts.filter((text, at) => similarity(text, copies[at] ?? []) >= 0.7).length;
    const wrong = texts.filter((text, at) => similarity(text, copies[(at + 1) % 60] ?? []) >= 0.7).length;
    expect({ recall: found / 60 >= 0.98, wrong }).toEqual({ recall: true, wrong: 0 });
  });

  it('is none for a few words, and holds for scripts without spaces', () => {
    expect(signatureOf('Page 1 of 2')).toBeNull();
    expect(signatureOf('水泵在上池水位低于四十厘米时启动，在九十厘米时再次停止。')).toHaveLength(120);
  });
});
