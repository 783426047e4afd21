import { expect, it } from 'vitest';
import { ScriptedGenerator } from '#testing';
import { loadQueryPrompts } from './query-prompts.ts';
import { QueryWriter } from './query-writer.ts';

const signal = new AbortController().signal;
const written = async (text: string): Promise<string[]> => {
  const { variants, ...others } = loadQueryPrompts();
  const prompts = { ...others, variants: { ...variants, schema: { type: 'array', items: { type: 'string' } } } };
  return new QueryWriter(new ScriptedGenerator([text]), prompts).beside('When do ferries leave?', 'variants', signal);
};

it('reads every string of an answer that has a schema', async () => {
  expect(await written('["When do ferries depart?", "Ferries leave at what hour?"]')).toEqual([
    'When do ferries depart?',
    'Ferries leave at what hour?',
  ]);
});

it('takes nothing of one that was cut off', async () => {
  expect(await written('["When do ferries depart?", "Ferr')).toEqual([]);
});
