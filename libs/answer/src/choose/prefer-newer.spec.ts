import { describe, expect, it } from 'vitest';
import type { Contradiction } from '#core';
import { aFoundChunk, ranked } from '#testing';
import { sentencesOf } from './choose-evidence.ts';
import { CitationList } from '../cite/cite.ts';
import { preferNewer, touching } from './prefer-newer.ts';

const passage = (id: string, text: string) =>
  ranked(aFoundChunk(text, { chunkId: `chunk ${id}`, documentId: id, title: 'Bonus scheme' }), { cosine: 0.8 });
const found = [passage('a', 'The yearly bonus is 1,200 EUR.'), passage('b', 'The yearly bonus is 1,800 EUR.')];
const [ofA, ofB] = found.map((each) => sentencesOf(each)[0]!);
const side = (documentId: string, quote: string): Contradiction['newer'] => ({
  documentId,
  quote,
  chunkId: `chunk ${documentId}`,
  revision: 1,
  title: 'Bonus scheme',
  changedAt: new Date(0),
});
const conflict = (newerBy: 'title' | null): Contradiction => ({
  values: ['1,800', '1,200'],
  newerBy,
  newer: side('b', 'The yearly bonus is 1,800 EUR.'),
  older: side('a', 'The yearly bonus is 1,200 EUR.'),
});
const said = (newerBy: 'title' | null, chosen = ofA!) => preferNewer([chosen], found, [conflict(newerBy)]).map(({ text }) => text);

describe('of two that contradict each other', () => {
  it('the newer is said, and alone', () => {
    expect(said('title')).toEqual(['The yearly bonus is 1,800 EUR.']);
    expect(said('title', ofB)).toEqual(['The yearly bonus is 1,800 EUR.']);
  });

  it('both are said where nothing tells which is the newer', () => {
    expect(said(null)).toEqual(['The yearly bonus is 1,200 EUR.', 'The yearly bonus is 1,800 EUR.']);
    expect(said(null, ofB)).toEqual(['The yearly bonus is 1,800 EUR.', 'The yearly bonus is 1,200 EUR.']);
  });

  it('they are told of only with an answer that cites one of the two sentences', () => {
    const citations = new CitationList();
    expect(touching([conflict('title')], { citations })).toEqual([]);
    const [other] = sentencesOf(passage('a', 'The scheme is for every employee.'));
    citations.add(other!);
    expect(touching([conflict('title')], { citations })).toEqual([]);
    citations.add(ofB!);
    expect(touching([conflict('title'), conflict('title')], { citations })).toHaveLength(1);
  });
});
