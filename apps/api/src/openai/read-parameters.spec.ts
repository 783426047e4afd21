import { expect, it } from 'vitest';
import { ChatBody } from '#contract';
import { mostTokensOf, readParameters } from './read-parameters.ts';

const body = (more: object): ChatBody => ChatBody.parse({ model: 'aquifer', messages: [{ role: 'user', content: 'Why?' }], ...more });
const asJson = { response_format: { type: 'json_schema' } };

it('tells what had no effect, and nothing of what the caller keeps for itself', () => {
  expect(readParameters(body({ temperature: 1, seed: 3, user: 'ann', max_tokens: 9, top_p: null }))).toEqual([
    'no effect here: temperature, seed',
  ]);
  expect(readParameters(body({ ...asJson, max_tokens: 9 }))).toEqual(['no effect here: max_tokens']);
});

it('goes by the newer name for how long an answer may be', () => {
  expect(mostTokensOf(body({ max_tokens: 9 }))).toBe(9);
  expect(mostTokensOf(body({ max_tokens: 9, max_completion_tokens: 4 }))).toBe(4);
  expect(mostTokensOf(body({ max_tokens: null }))).toBeNull();
  expect(() => body({ max_tokens: 0 })).toThrow();
});

it('refuses what cannot be had', () => {
  expect(() => readParameters(body({ n: 2 }))).toThrow(/2 answers were asked for/);
  expect(() => readParameters(body({ tool_choice: 'required' }))).toThrow(/no tool is called/);
  expect(() => readParameters(body({ modalities: ['text', 'audio'] }))).toThrow(/text only/);
});
