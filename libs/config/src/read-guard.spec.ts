import { expect, test } from 'vitest';
import { readConfig } from './index.ts';

const on = (value?: string) => {
  const layers = Object.entries(readConfig(value === undefined ? {} : { AQUIFER_GUARD: value }).guard);
  return layers.filter(([, isOn]) => isOn).map(([name]) => name);
};

test('every layer of the guard is on, those that are named, or none', () => {
  expect(on()).toEqual(['documents', 'questions', 'prompt', 'answers', 'poisoning']);
  expect(on('prompt, documents')).toEqual(['documents', 'prompt']);
  expect(on('none')).toEqual([]);
});

test('a layer that there is not is told, with those there are', () => {
  expect(() => on('documents,firewall')).toThrow('AQUIFER_GUARD');
  expect(() => on('firewall')).toThrow('questions, prompt, answers');
});
