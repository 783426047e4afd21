import { describe, expect, it } from 'vitest';
import { aFoundChunk, HashEmbedder, ranked } from '#testing';
import { chooseEvidence, scoreSentences, type ScoredSentence, sentencesOf } from './choose-evidence.ts';

const embedder = new HashEmbedder();
const signal = new AbortController().signal;
const long = `The workshop keeps ${Array.from({ length: 60 }, (_, index) => `part${index}`).join(', ')} in stock.`;

async function scored(question: string, ...texts: string[]): Promise<ScoredSentence[]> {
  const [vector] = await embedder.embed([question], 'query', signal);
  const passages = texts.map((text, index) => ranked(aFoundChunk(text, { chunkId: `c${index}`, title: '' })));
  return scoreSentences({ text: question, vector: vector! }, passages.flatMap(sentencesOf), embedder, signal);
}
const said = (sentences: readonly ScoredSentence[]): string[] => sentences.map(({ text }) => text);

describe('the sentences that are chosen', () => {
  it('are the best three in their order, without headings', async () => {
    const text =
      'Pump service\n\nThe pump is oiled every month. Lunch is at noon. The pump is opened once a year. The filter of the pump is rinsed.';
    expect(said(chooseEvidence(await scored('how is the pump serviced', text), 'how is the pump serviced'))).toEqual([
      'The pump is oiled every month.',
      'The pump is opened once a year.',
      'The filter of the pump is rinsed.',
    ]);
  });

  it('are two where the third would make them long', async () => {
    const text = `The parts of the pump are in stock. ${long} ${long.replace('keeps', 'lacks')}`;
    expect(
      chooseEvidence(await scored('which parts does the workshop keep in stock', text), 'which parts does the workshop keep in stock'),
    ).toHaveLength(2);
  });

  it('have a row of a table among them only where it is the best', async () => {
    const table = '| Tea | Price |\n| --- | --- |\n| Green tea from Uji | 3.40 euros |\n| Black tea from Assam | 2.90 euros |';
    const text = `Tea of all kinds is sold by weight.\n\n${table}\n\nThe shop opens at noon.`;
    const bySentence = 'how is tea sold by weight';
    expect(said(chooseEvidence(await scored(bySentence, text), bySentence))).toEqual(['Tea of all kinds is sold by weight.']);
    const byRow = 'green tea from uji';
    expect(said(chooseEvidence(await scored(byRow, text), byRow))).toContain('| Green tea from Uji | 3.40 euros |');
  });

  it('leave out what stands elsewhere in the passage and says nothing of the question', async () => {
    const question = 'How long is the warranty of the kettle?';
    const text =
      'Never put it into the dishwasher.\n\n## Warranty\n\nThe warranty of the kettle lasts three years.\n\nPower: 2200 W\nCapacity: 1.7 l';
    expect(said(chooseEvidence(await scored(question, text), question))).toEqual(['The warranty of the kettle lasts three years.']);
  });

  it('are the one label that is asked for', async () => {
    const question = 'What is the delivery head?';
    const text = 'Flow rate of it: 3,600 l/h\nDelivery head of it: 38 m\nWeight of all: 7.4 kg';
    expect(said(chooseEvidence(await scored(question, text), question))).toEqual(['Delivery head of it: 38 m']);
  });

  it.each([
    [
      'How many employees does the firm have?',
      ['12 % of employees work part-time.', 'The firm has 1,340 employees.'],
      ['The firm has 1,340 employees.'],
    ],
    [
      'Wie viele Mitglieder hat der Verein?',
      ['35 % der Mitglieder sind Kinder.', 'Der Verein hat 612 Mitglieder.'],
      ['Der Verein hat 612 Mitglieder.'],
    ],
    [
      'How many apprentices are trained?',
      ['The number of apprentices grew by 8 %.', 'Forty-two apprentices are trained.'],
      ['Forty-two apprentices are trained.'],
    ],
    [
      'How many employees does the firm have?',
      ['12 % of employees work part-time.', 'The firm has employees at five sites.'],
      ['The firm has employees at five sites.'],
    ],
    ['How many employees work part-time?', ['12 % of employees work part-time.'], ['12 % of employees work part-time.']],
    ['How much do employees get?', ['Employees get 4.2 million francs.'], ['Employees get 4.2 million francs.']],
  ])('have a count where one is asked for and there is one: %s', async (question, texts, expected) => {
    expect(said(chooseEvidence(await scored(question, texts.join(' ')), question))).toEqual(expected);
  });

  it('gain by likeness beside them in their own passage only', async () => {
    const question = 'pump oil';
    const [, inside] = await scored(question, 'Use pump oil here. Only the grey kind fits.');
    const [, outside] = await scored(question, 'Use pump oil here.', 'Only the grey kind fits.');
    expect(inside!.cosine).toBeCloseTo(outside!.cosine);
    expect(inside!.score).toBeGreaterThan(outside!.score);
  });
});
