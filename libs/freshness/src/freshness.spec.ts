import { describe, expect, it } from 'vitest';
import { answerFreshness } from './answer-freshness.ts';
import { passageFreshness } from './passage-freshness.ts';

const now = new Date('2026-05-01T00:00:00Z');
const passage = (fields: Partial<Parameters<typeof passageFreshness>[0]> = {}) => ({
  documentId: 'a',
  revision: 1,
  title: 'Tea',
  verifiedAt: new Date('2026-04-30T00:00:00Z'),
  supersededAt: null,
  validFrom: null,
  validUntil: null,
  staleAfterSeconds: null,
  ...fields,
});
const verdictOf = (fields: Parameters<typeof passage>[0]) => passageFreshness(passage(fields), now).verdict;

describe('freshness', () => {
  it('is unverified when nobody said how long a document keeps', () => {
    expect(verdictOf({})).toBe('unverified');
    expect(answerFreshness([], [], now)).toEqual({ verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] });
  });

  it('turns stale at the very moment the limit since the last verification is reached', () => {
    expect(verdictOf({ staleAfterSeconds: 86_400 })).toBe('stale');
    expect(verdictOf({ staleAfterSeconds: 86_401 })).toBe('current');
  });

  it('expires outside its validity, whatever else holds', () => {
    expect(verdictOf({ validUntil: now, staleAfterSeconds: 1e9 })).toBe('expired');
    expect(verdictOf({ validFrom: new Date('2027-01-01') })).toBe('expired');
    expect(verdictOf({ validFrom: new Date('2025-01-01'), validUntil: new Date('2027-01-01') })).toBe('current');
  });

  it('is superseded when readers see another revision by now', () => {
    expect(verdictOf({ supersededAt: new Date('2026-04-30'), staleAfterSeconds: 1 })).toBe('superseded');
  });

  it('lets the worst document speak for the answer, in words and with its date', () => {
    const old = passage({ documentId: 'b', title: 'Coffee', verifiedAt: new Date('2020-01-01'), staleAfterSeconds: 86_400 });
    const answer = answerFreshness([passage({ staleAfterSeconds: 1e9 }), old, old], [], now);
    expect(answer).toMatchObject({ verdict: 'stale', date: new Date('2020-01-01') });
    expect(answer.words).toBe('“Coffee” is stale: last verified on 1 January 2020, to be checked again by 2 January 2020.');
    expect(answer.documents).toHaveLength(2);
  });

  it.each([
    ['change' as const, '“Old” says 12 (1 January 2024) where the newer “New” says 18 (1 January 2026).'],
    ['title' as const, '“Old” says 12 where the newer “New” says 18.'],
    ['validity' as const, '“Old” says 12 where the newer “New”, which holds from a later day, says 18.'],
    [null, '“New” says 18 and “Old” says 12; which of them is newer is not known.'],
  ])('says of what documents contradict each other in what is the newer: %s', (newerBy, words) => {
    const side = (title: string, year: number) => ({
      documentId: title,
      revision: 1,
      chunkId: title,
      title,
      quote: title,
      changedAt: new Date(`${year}-01-01`),
    });
    const told = { values: ['18', '12'] as const, newerBy, newer: side('New', 2026), older: side('Old', 2024) };
    expect(answerFreshness([], [told], now).words).toBe(words);
  });
});
