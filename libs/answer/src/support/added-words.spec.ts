import { expect, it } from 'vitest';
import { addedTo } from './added-words.ts';

it('one word that the evidence lacks is a reason, however alike in meaning', () => {
  const song = 'The song was recorded by Ann Roe in 2001.';
  expect(addedTo('Ann Roe wrote the song.', [song])).toBe('the word “wrote” is not in the evidence');
  expect(addedTo('The recording of the song by Ann Roe is of 2001.', [song])).toBeNull();
  expect(addedTo('It was recorded in 2001, while Ann Roe sang.', [song, 'Ann Roe sang.'])).toBeNull();
  expect(addedTo('It has the oldest school of science.', ['It has the oldest school of journalism.'])).toContain('science');
});

it('what is only supposed is no fact', () => {
  const text = 'Say, if the rate is 7 %, a project earns seven cents.';
  expect(addedTo('The rate is 7 %.', [text])).toBe('the evidence only supposes it');
  expect(addedTo('If the rate is 7 %, a project earns seven cents.', [text])).toBeNull();
});
