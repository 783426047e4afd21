import { expect, it } from 'vitest';
import { historyWithin } from './history.ts';

const turns = ['And what is it for?', 'How is the key of the vault rotated by the guard?'];

it('leaves no line without words where a question of small words only has to be shortened', () => {
  const { text, note } = historyWithin(turns, (tried) => tried.length < 120);
  expect(text).toMatch(/answered:\n- How is the key of the vault rotated by the guard\?\n$/);
  expect(note).toBe('1 question before this one did not fit and went not to the model');
});

it('is whole where it fits', () => {
  expect(historyWithin(turns, () => true)).toMatchObject({ text: expect.stringContaining('- And what is it for?\n'), note: null });
});
