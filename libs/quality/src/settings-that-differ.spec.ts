import { expect, test } from 'vitest';
import { settingsThatDiffer } from './settings-that-differ.ts';

test('settings that two runs had otherwise are named from the outside in, elements of lists by what they are called', () => {
  const judge = (name: string, share: number) => ({ judge: name, id: 'm', share });
  const before = { vectorWeight: null, rerank: { share: 0.4, depth: 50 }, judges: [judge('second-embedder', 0.3)] };
  const after = {
    vectorWeight: 0.5,
    rerank: { share: 0.2, depth: 50 },
    judges: [judge('cross-encoder', 0.2), judge('second-embedder', 0.3)],
  };
  expect(settingsThatDiffer(before, after)).toEqual([
    { setting: 'vectorWeight', before: 'null', after: '0.5' },
    { setting: 'rerank.share', before: '0.4', after: '0.2' },
    { setting: 'judges.cross-encoder.judge', before: null, after: 'cross-encoder' },
    { setting: 'judges.cross-encoder.id', before: null, after: 'm' },
    { setting: 'judges.cross-encoder.share', before: null, after: '0.2' },
  ]);
  expect(settingsThatDiffer(before, before)).toEqual([]);
});
