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
    expect(said(chooseEvidence(await scored('how is the pump serviced', text)))).toEqual([
      'The pump is oiled every month.',
      'The pump is opened once a year.',
      'The filter of the pump is rinsed.',
    ]);
  });

  it('are two where the third would make them long', async () => {
    const text = `The parts of the pump are in stock. ${long} ${long.replace('keeps', 'lacks')}`;
    expect(chooseEvidence(await scored('which parts does the workshop keep in stock', text))).toHaveLength(2);
  });

  it('have a row of a table among them only where it is the best', async () => {
    const table = '| Tea | Price |\n| --- | --- |\n| Green tea from Uji | 3.40 euros |\n| Black tea from Assam | 2.90 euros |';
    const text = `Tea of all kinds is sold by weight.\n\n${table}\n\nThe shop opens at noon.`;
    expect(said(chooseEvidence(await scored('how is tea sold by weight', text)))).toEqual([
      'Tea of all kinds is sold by weight.',
      'The shop opens at noon.',
    ]);
    expect(said(chooseEvidence(await scored('green tea from uji', text)))).toEqual([
      'Tea of all kinds is sold by weight.',
      '| Green tea from Uji | 3.40 euros |',
      'The shop opens at noon.',
    ]);
  });

  it('gain by likeness beside them in their own passage only', async () => {
    const question = 'pump oil';
    const [, inside] = await scored(question, 'Use pump oil here. Only the grey kind fits.');
    const [, outside] = await scored(question, 'Use pump oil here.', 'Only the grey kind fits.');
    expect(inside!.cosine).toBeCloseTo(outside!.cosine);
    expect(inside!.score).toBeGreaterThan(outside!.score);
  });
});
