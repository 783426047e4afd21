import { describe, expect, it } from 'vitest';
import { TokenScale } from './token-scale.ts';

const english = 'the river rises in spring and falls '.repeat(150);
const khmer = 'ស្រុកខ្មែរ ភាសាខ្មែរ កម្ពុជា '.repeat(40);
const russian = 'река поднимается весной и падает '.repeat(60);
const system = 'You answer.';

/** As a model counts that knows English words whole and of other scripts bytes. */
function countedBy(user: string, templateTokens = 4): number {
  const words = `${system} ${user}`.match(/[a-z]+|[^a-z\s]/giu) ?? [];
  return words.reduce((sum, word) => sum + (/[a-z]/i.test(word) ? 1 : (word.codePointAt(0) ?? 0) > 0x7ff ? 3 : 2), templateTokens);
}
const note = (scale: TokenScale, user: string, templateTokens?: number): void => scale.note(countedBy(user, templateTokens), system, user);

describe('the scale of estimated tokens', () => {
  it('learns what an unknown script takes, of which prompts in another become no longer', () => {
    const scale = new TokenScale();
    const before = [english, russian].map((user) => scale.count(system, user));
    expect(scale.count(system, khmer)).toBeLessThan(countedBy(khmer));
    note(scale, khmer);
    expect([english, russian].map((user) => scale.count(system, user))).toEqual(before);
    expect(scale.count(system, khmer)).toBeGreaterThanOrEqual(countedBy(khmer));
    expect(scale.count(system, english)).toBeGreaterThanOrEqual(countedBy(english));
  });

  it('puts what is too much down to the script beside the instructions', () => {
    const scale = new TokenScale();
    const mixed = `${english.slice(0, 4000)}${khmer.slice(0, 400)}`;
    const before = scale.count(system, english);
    note(scale, mixed);
    expect(scale.count(system, english)).toBe(before);
    expect(scale.count(system, mixed)).toBeGreaterThanOrEqual(countedBy(mixed));
  });

  it('learns of a language in Latin script, and forgets one odd document', () => {
    const scale = new TokenScale();
    const before = scale.count(system, english);
    scale.note(2 * before, system, english);
    expect(scale.count(system, english)).toBeGreaterThanOrEqual(2 * before);
    for (let prompt = 0; prompt < 4; prompt++) note(scale, english);
    expect(scale.count(system, english)).toBe(before);
    for (let prompt = 0; prompt < 20; prompt++) scale.note(1.5 * before, system, english);
    expect(scale.count(system, english)).toBeGreaterThanOrEqual(1.5 * before);
  });

  it('believes nobody without bound', () => {
    const scale = new TokenScale();
    const before = [english, russian].map((user) => scale.count(system, user));
    for (const user of [english, russian, 'hello']) scale.note(1_000_000, system, user);
    expect(scale.count(system, 'hello')).toBeLessThan(1020);
    expect(scale.count(system, english)).toBeLessThan(2.5 * (before[0] ?? 0) + 1000);
    expect(scale.count(system, russian)).toBeLessThan(5 * (before[1] ?? 0) + 1000);
  });

  it('takes the template from the shortest Latin prompt alone', () => {
    const scale = new TokenScale();
    for (let prompt = 10; prompt < 30; prompt += 4) note(scale, 'ស្រុកខ្មែរ '.repeat(prompt));
    expect(scale.count('', 'hello')).toBeLessThan(30);
    note(scale, 'hello there '.repeat(30), 300);
    note(scale, 'hello', 300);
    expect(scale.count(system, 'hello')).toBeGreaterThanOrEqual(countedBy('hello', 300));
    note(scale, 'hello there '.repeat(60), 900);
    expect(scale.count('', 'hello')).toBeLessThan(330);
  });

  it('is never below the estimate for a server that cuts, only where one counted for it', () => {
    const scale = new TokenScale();
    const before = scale.count(system, english);
    for (let prompt = 0; prompt < 10; prompt++) scale.note(50, system, english);
    expect(scale.count(system, english)).toBe(before);
    scale.learn(english, Math.round(before / 2));
    expect(scale.count(system, english)).toBeLessThan(0.6 * before);
  });
});
