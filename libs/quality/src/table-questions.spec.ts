import { describe, expect, it } from 'vitest';
import { rightnessOf } from './table-answer-eval.ts';
import { documentOf, holdsTableQuestions, readTableQuestions, yearsIn } from './table-questions.ts';

const line = {
  table_id: 't1',
  table: [
    ['', 'Years Ended', ''],
    ['', '2019', '2 0 1 8'],
    ['Sales | net', '$  1,496.5', '1,202.9'],
  ],
  paragraphs: [
    { order: 2, text: 'Sales were as follows (in millions):' },
    { order: 1, text: 'Sales by contract.' },
    { order: 3, text: 'Costs fell.' },
  ],
  questions: [
    {
      id: 'a',
      question: 'What were sales in 2018?',
      answer: ['$1,202.9'],
      scale: 'million',
      derivation: '',
      answer_type: 'span',
      answer_from: 'table-text',
    },
    {
      id: 'b',
      question: 'When were sales larger?',
      answer: ['2019'],
      scale: '',
      derivation: '1,496.5>1,202.9',
      answer_type: 'span',
      answer_from: 'table',
    },
    { id: 'c', question: 'What fell?', answer: ['Costs'], scale: '', derivation: '', answer_type: 'span', answer_from: 'text' },
    {
      id: 'd',
      question: 'What is the change?',
      answer: 293.6,
      scale: 'million',
      derivation: '1,496.5-1,202.9',
      answer_type: 'arithmetic',
      answer_from: 'table',
    },
    {
      id: 'e',
      question: 'Which years?',
      answer: ['2019', '2018'],
      scale: '',
      derivation: '',
      answer_type: 'multi-span',
      answer_from: 'table',
    },
  ],
};
const { contexts, leftOut } = readTableQuestions(`${JSON.stringify(line)}\n`);
const questions = contexts[0]?.questions ?? [];
const sales = questions[0] as (typeof questions)[number];
const said = (text: string, context?: string) =>
  rightnessOf({ sentences: [{ text, markers: [1], verdict: 'verbatim', ...(context !== undefined && { context }) }] }, sales);

describe('a set of tables with questions', () => {
  it('is told from passages with questions', () => {
    expect([JSON.stringify(line), '{"id":1,"passages":[]}', ''].map(holdsTableQuestions)).toEqual([true, false, false]);
  });

  it('keeps what one cell or span answers, and counts the rest', () => {
    expect(questions.map(({ id, kind, periods }) => [id, kind, periods])).toEqual([
      ['a', 'cell', [['2018']]],
      ['b', 'comparison', []],
      ['c', 'text', []],
    ]);
    expect(leftOut).toEqual({ arithmetic: 1, 'multi-span': 1 });
  });

  it('is written as documents, the table under the words that announce it', () => {
    expect(contexts[0] && documentOf(contexts[0])).toBe(
      'Sales by contract.\n\nSales were as follows (in millions):\n\n|  | Years Ended |  |\n| --- | --- | --- |\n|  | 2019 | 2 0 1 8 |\n| Sales \\| net | $ 1,496.5 | 1,202.9 |\n\nCosts fell.\n',
    );
  });

  it('knows years from amounts', () => {
    expect(yearsIn('FY19, 2 0 1 8, 31/12/2017, $2016 and 2,015')).toEqual(['2018', '2017', '2019']);
  });
});

describe('an answer about a cell', () => {
  it('is right where value, unit and period are said in one sentence', () => {
    expect(said('1,202.9', 'Sales, 2018, $ in millions')).toEqual({ value: true, unit: true, period: true, all: true, alone: true });
  });

  it('is wrong in each part that is missing or another', () => {
    expect(said('1,496.5', 'Sales, 2019, $ in millions')).toMatchObject({ value: false, all: false });
    expect(said('$1,202.9', 'Sales, 2018')).toMatchObject({ value: true, unit: false, period: true, all: false });
    expect(said('$1,202.9', 'Sales, 2018, in thousands')).toMatchObject({ unit: false });
    expect(said('$1,202.9', 'Sales, 2019 and 2018, in millions')).toMatchObject({ period: false });
    expect(said('Sales | $ 1,496.5 | 1,202.9')).toEqual({ value: true, unit: false, period: false, all: false, alone: false });
  });

  it('does not count a number within another', () => {
    expect(said('11,202.9', 'Sales, 2018, $ in millions')).toMatchObject({ value: false });
  });
});
