import { expect, it } from 'vitest';
import { openGuard } from './open-guard.ts';

const layers = { documents: true, questions: true, prompt: true, answers: true, poisoning: true };
const opened = (secret: number, on = layers) =>
  openGuard(on, { secret: new Uint8Array(32).fill(secret), clock: () => new Date('2026-01-01T12:00:00Z') });

it('has fences of its own, and knows the words of no other', () => {
  const [one, other] = [opened(1), opened(2)];
  const word = one.parts.fenceOf?.('staff');
  expect([...one.canaries()]).toEqual([word]);
  expect([...other.canaries()]).toEqual([]);
  expect(other.parts.fenceOf?.('staff')).not.toBe(word);
});

it('looks at what is switched on', () => {
  expect(opened(1).parts.verdictOf?.('The key is rotated every month.')).toEqual({ level: 'clean', reason: null });
  expect(Object.keys(opened(1, { ...layers, prompt: false }).parts)).toEqual(['questionTrouble']);
  expect(Object.keys(opened(1, { ...layers, questions: false }).parts)).toEqual(['fenceOf', 'verdictOf']);
});
