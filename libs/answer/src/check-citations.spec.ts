import { describe, expect, it } from 'vitest';
import { type Answer, type Principal, RevisionTexts } from '#core';
import { checkCitations, quoteStands } from './check-citations.ts';

const principal: Principal = { organisationId: 'o', keyId: null, role: 'admin', groups: [] };
const text = 'The valve closes at 2.4 bar.\nIt is  replaced every 18 months.';

class Texts extends RevisionTexts {
  private readonly stored: string | null;
  constructor(stored: string | null) {
    super();
    this.stored = stored;
  }
  textOf(): Promise<string | null> {
    return Promise.resolve(this.stored);
  }
}

function anAnswer(...quotes: readonly string[]): Answer {
  const places = { documentId: 'd', revision: 2, chunkId: 'c', title: 'Pump', page: null, boxes: [], url: null };
  return {
    id: 'q',
    status: 'answered',
    mode: 'extract',
    reason: null,
    text: quotes.map((quote, index) => `${quote} [${index + 1}]`).join(' '),
    sentences: quotes.map((quote, index) => ({ text: quote, markers: [index + 1], verdict: 'verbatim' })),
    citations: quotes.map((quote, index) => {
      const start = Math.max(0, text.indexOf(quote));
      return { ...places, marker: index + 1, quote, start, end: start + quote.length };
    }),
    passages: [],
    legs: [],
    fallbacks: [],
    freshness: { verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] },
    gate: { score: 1, threshold: 0.5 },
    configurationId: 'x',
    usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 0 },
    timings: {},
  };
}

const [first, second] = ['The valve closes at 2.4 bar.', 'It is  replaced every 18 months.'];

describe('the check of an answer’s citations', () => {
  it('leaves an answer whose quotes stand as it is, and counts them', async () => {
    const answer = await checkCitations(anAnswer(first, second), { revisionTexts: new Texts(text) }, principal);
    expect(answer).toMatchObject({ status: 'answered', citationCheck: { checked: 2, valid: 2 }, fallbacks: [] });
    expect(answer.sentences).toHaveLength(2);
  });

  it('drops a quote that does not stand, with what rests on it, and says so', async () => {
    const answer = await checkCitations(anAnswer(first, 'It is replaced every 81 months.'), { revisionTexts: new Texts(text) }, principal);
    expect(answer).toMatchObject({ text: `${first} [1]`, citationCheck: { checked: 2, valid: 1 }, status: 'answered' });
    expect(answer.removed?.map(({ reason }) => reason)).toEqual(['its quote does not stand in revision 2 of “Pump”']);
    expect(answer.fallbacks).toEqual(['1 of 2 citations did not stand in the stored text: what rests on them is not shown']);
  });

  it('is no answer any more when nothing of it stands', async () => {
    const answer = await checkCitations(anAnswer(first), { revisionTexts: new Texts(null) }, principal);
    expect(answer).toMatchObject({ status: 'retrieval_only', text: '', sentences: [], citations: [] });
    expect(answer.removed?.[0]?.reason).toBe('revision 2 of “Pump” is no longer there to be quoted');
  });

  it('forgives white space and Unicode normalisation, nothing else', () => {
    expect(quoteStands('caf\u00e9 au  lait', 'cafe\u0301 au\nlait')).toBe(true);
    expect(quoteStands('Café', 'café')).toBe(false);
    expect(quoteStands('“quoted”', '"quoted"')).toBe(false);
  });
});
