import { expect, it } from 'vitest';
import type { CheckedWords } from '#core';
import { aFoundChunk, ranked } from '#testing';
import { AnswerDraft } from './answer-draft.ts';
import { sentencesOf } from './choose/choose-evidence.ts';

it('keeps two sentences apart that only a mask makes equal', () => {
  const masked = (text: string): CheckedWords => ({
    text: text.replace(/\S+@\S+\w/g, '[e-mail withheld]'),
    findings: [],
    isBlocked: false,
    altered: 'masked',
  });
  const draft = new AnswerDraft();
  draft.output.use({ written: masked, said: masked, value: masked });
  const evidence = sentencesOf(ranked(aFoundChunk('Write to anna@house.example. Write to bert@house.example.')));
  draft.partsOf = ({ span }) => [span.start === 0 ? 0 : 1];
  for (const each of evidence) for (const _ of draft.say(each.text, each, 'verbatim'));
  expect(draft.sentences.map(({ text, parts }) => [text, parts])).toEqual([
    ['Write to [e-mail withheld].', [0]],
    ['Write to [e-mail withheld].', [1]],
  ]);
});
