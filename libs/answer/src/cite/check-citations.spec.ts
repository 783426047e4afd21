import { describe, expect, it } from 'vitest';
import { type Answer, type Principal, type RevisionName, RevisionTexts } from '#core';
import { aFoundChunk, ranked } from '#testing';
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

class TapOnly extends Texts {
  override textOf(_?: Principal, of?: RevisionName): Promise<string | null> {
    return of?.documentId === 'tap' ? super.textOf() : Promise.resolve(null);
  }
}

class NoStore extends RevisionTexts {
  textOf(): Promise<string | null> {
    return Promise.reject(new Error('the database is gone'));
  }
}

const { signal } = new AbortController();
const now = new Date(0);

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

/** The first sentence rests on one document, the second on another; both are told of in every part of the answer. */
function onPumpAndTap(): Answer {
  const answer = anAnswer(first, second);
  const documents = [
    { documentId: 'pump', title: 'Pump' },
    { documentId: 'tap', title: 'Tap' },
  ] as const;
  const [pump, tap] = documents.map((of) => ({
    ...of,
    revision: 1,
    chunkId: of.documentId,
    quote: `Where the ${of.documentId} is`,
    changedAt: now,
  }));
  return {
    ...answer,
    citations: answer.citations.map((citation, index) => ({ ...citation, ...documents[index] })),
    passages: documents.map((of, index) => ranked(aFoundChunk(index === 0 ? first : second, of))),
    freshness: {
      verdict: 'stale',
      date: now,
      words: '“Pump” is older than “Tap”',
      documents: documents.map((of) => ({ ...of, revision: 1, verdict: 'stale', date: now, why: 'old' })),
      contradictions: pump && tap ? [{ values: ['1', '2'], newer: pump, older: tap }] : [],
    },
    gate: {
      score: 1,
      threshold: 0.5,
      evidence: [{ name: 'words', value: 0.5, weight: 0.1, speaks: 'for', words: 'the best lacks “tap”' }],
    },
  };
}

const [first, second] = ['The valve closes at 2.4 bar.', 'It is  replaced every 18 months.'];

describe('the check of an answer’s citations', () => {
  it('leaves an answer whose quotes stand as it is, and counts them', async () => {
    const { kept, shown: answer } = await checkCitations(anAnswer(first, second), { revisionTexts: new Texts(text) }, principal, signal);
    expect(answer).toMatchObject({ status: 'answered', citationCheck: { checked: 2, valid: 2 }, fallbacks: [] });
    expect(answer.sentences).toHaveLength(2);
    expect(kept).toBe(answer);
  });

  it('drops a quote that does not stand, with what rests on it, and says so', async () => {
    const { shown: answer } = await checkCitations(
      anAnswer(first, 'It is replaced every 81 months.'),
      { revisionTexts: new Texts(text) },
      principal,
      signal,
    );
    expect(answer).toMatchObject({ text: `${first} [1]`, citationCheck: { checked: 2, valid: 1 }, status: 'answered' });
    expect(answer.removed?.map(({ reason }) => reason)).toEqual(['its quote does not stand in revision 2 of “Pump”']);
    expect(answer.fallbacks).toEqual(['1 of 2 citations did not stand in the stored text: what rests on them is not shown']);
  });

  it('is no answer any more when nothing of it stands', async () => {
    const { shown } = await checkCitations(anAnswer('It opens.'), { revisionTexts: new Texts(text) }, principal, signal);
    expect(shown).toMatchObject({ status: 'retrieval_only', text: '', sentences: [], citations: [] });
  });

  it('shows nothing of a document that went meanwhile, while the trace keeps what redaction goes by', async () => {
    const answer = onPumpAndTap();
    const { kept, shown } = await checkCitations(answer, { revisionTexts: new TapOnly(text) }, principal, signal);
    expect(shown).toMatchObject({ status: 'answered', text: `${second} [2]`, citationCheck: { checked: 2, valid: 1 } });
    expect(JSON.stringify(shown)).not.toMatch(/pump|closes|lacks/iu);
    expect(shown.passages.map(({ documentId }) => documentId)).toEqual(['tap']);
    expect(shown.fallbacks.at(-1)).toContain('deleted or that you may not see');
    expect(kept.passages).toEqual(answer.passages);
    expect(kept.removed).toEqual([{ text: first, support: null, reason: 'what it rests on was deleted or closed to you meanwhile' }]);
  });

  it('gives an answer whose quotes could not be looked up as it is, and says that they were not', async () => {
    const answer = anAnswer(first);
    const { kept, shown } = await checkCitations(answer, { revisionTexts: new NoStore() }, principal, signal);
    expect(shown).toMatchObject({ status: 'answered', text: answer.text, fallbacks: [expect.stringContaining('could not be looked up')] });
    expect(shown).not.toHaveProperty('citationCheck');
    expect(kept).toBe(shown);
    await expect(checkCitations(answer, { revisionTexts: new NoStore() }, principal, AbortSignal.abort())).rejects.toThrow('aborted');
  });

  it('forgives white space and Unicode normalisation, nothing else', () => {
    expect(quoteStands('caf\u00e9 au  lait', 'cafe\u0301 au\nlait')).toBe(true);
    expect(quoteStands('Café', 'café')).toBe(false);
    expect(quoteStands('“quoted”', '"quoted"')).toBe(false);
  });
});
