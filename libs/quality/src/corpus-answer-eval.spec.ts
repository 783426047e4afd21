import { expect, it } from 'vitest';
import { type AskedOfCorpus, corpusAnswerFigures, readCorpusQuestions } from './corpus-answer-eval.ts';

const one = (id: string, asked: Partial<AskedOfCorpus> & { readonly answerable: boolean }): AskedOfCorpus => ({
  question: { id, text: `what of ${id}?`, answerable: asked.answerable, references: asked.answerable ? ['the cat sat', 'a dog'] : [] },
  said: 'the cat sat',
  cited: ['d1'],
  relevant: new Set(['d1']),
  evidence: 0.9,
  isAnswered: true,
  quotes: 1,
  validQuotes: 1,
  ms: 10,
  ...asked,
});

it('tells choosing from deciding: what the gate holds back counts nothing for those who ask', () => {
  const figures = corpusAnswerFigures([
    one('a', { answerable: true }),
    one('b', { answerable: true, isAnswered: false, evidence: 0.3, cited: ['d2'] }),
    one('c', { answerable: false, isAnswered: false, evidence: 0.2, relevant: new Set() }),
    one('d', { answerable: false, evidence: 0.8, relevant: new Set(), quotes: 3, validQuotes: 2 }),
  ]);
  expect(figures).toMatchObject({ questions: 4, answerable: 2, p50Ms: 10 });
  expect(figures.rougeL.value).toBeCloseTo(1);
  expect(figures.servedRougeL.value).toBeCloseTo(0.5);
  expect(figures.citesRelevant.value).toBeCloseTo(0.5);
  expect(figures.answered.value).toBeCloseTo(0.5);
  expect(figures.falseAnswers.value).toBeCloseTo(0.5);
  expect(figures.area.value).toBeCloseTo(0.75);
  expect(figures.citationValidity).toBeCloseTo(5 / 6);
});

it('reads questions with their answers, and says where a line is no JSON', () => {
  const line = JSON.stringify({ id: 7, text: 'who?', answerable: true, answers: ['she'] });
  expect(readCorpusQuestions(`${line}\n\n`)).toEqual([{ id: '7', text: 'who?', answerable: true, references: ['she'] }]);
  expect(readCorpusQuestions('{"id": "1", "text": "no answers here"}\n')).toBeNull();
  expect(() => readCorpusQuestions(`${line}\n{oops`)).toThrow('queries.jsonl, line 2');
});
