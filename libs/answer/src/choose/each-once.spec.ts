import { expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { eachOnce, elsewhere } from './each-once.ts';
import { sentencesOf } from './choose-evidence.ts';

const passage = (text: string, start: number, fields: Parameters<typeof aFoundChunk>[1] = {}) =>
  ranked(aFoundChunk(text, { chunkId: `c${start}`, documentId: 'd', externalId: 'd', title: '', start, ...fields }));
const sentences = (...passages: readonly ReturnType<typeof passage>[]) => passages.flatMap(sentencesOf);
const once = (...passages: readonly ReturnType<typeof passage>[]) =>
  eachOnce(sentences(...passages)).map(({ passage: { start } }) => start);

it('knows a sentence again at another place of its document, wherever its lines end', () => {
  expect(once(passage('The hall opens at noon.', 0), passage('The hall opens\nat noon.', 100))).toEqual([0]);
  expect(once(passage('The hall opens at noon.', 0), passage('The hall opens at nine.', 100))).toEqual([0, 100]);
});

it('keeps what the border of a passage cuts as the other passage has it', () => {
  const cut = passage('opens at noon. It is large.', 9);
  const whole = passage('The hall opens at noon.', 0);
  expect(eachOnce(sentences(cut, whole)).map(({ text }) => text)).toEqual(['The hall opens at noon.', 'It is large.']);
});

it('takes equal words for two things where they belong to other headings, lists, tables or documents', () => {
  const opens = 'It opens at noon.';
  expect(once(passage(opens, 0, { headings: ['Hall'] }), passage(opens, 100, { headings: ['Pool'] }))).toEqual([0, 100]);
  const monday = passage('Monday:\n\n- opens at noon', 0);
  const friday = passage('Friday:\n\n- opens at noon', 100);
  expect(eachOnce(sentences(monday, friday)).map(({ text }) => text)).toEqual(['Monday:', '- opens at noon', 'Friday:', '- opens at noon']);
  expect(once(passage('| Sum | 5 |', 0), passage('| Sum | 5 |', 100))).toEqual([0, 100]);
  expect(once(passage('The hall opens at noon.', 0), passage('The hall opens at noon.', 100, { documentId: 'e' }))).toEqual([0, 100]);
});

it('tells the other places, each once', () => {
  const all = [0, 100, 200].map((start) => passage('The hall opens at noon.', start));
  const overlapping = passage('The hall opens at noon.', 200, { chunkId: 'other' });
  const [first, ...others] = sentences(...all, overlapping);
  expect(elsewhere(first!, others).map((other) => other.passage.chunkId)).toEqual(['c100', 'c200']);
});
