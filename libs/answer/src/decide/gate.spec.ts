import { describe, expect, it } from 'vitest';
import type { RankedPassage, Retrieval } from '#core';
import { aFoundChunk, ranked, retrievalOf } from '#testing';
import { weighEvidence } from './gate.ts';

const policy = 'Badges are worn at all times. A lost badge is replaced within two days by the front desk.';
const passage = (cosine: number | null, second?: number, text = policy): RankedPassage =>
  ranked(aFoundChunk(text), {
    cosine,
    opinions: second === undefined ? {} : { 'second-embedder': { rank: 1, score: second, normalised: 1 } },
  });

/** As a retrieval with the two embedders that were measured together tells of itself. */
function judged(passages: readonly RankedPassage[], second = 'all-minilm-l6-v2-int8', first = 'bge-small-en-v1.5-int8'): Retrieval {
  const plain = retrievalOf(passages);
  const report = { judge: 'second-embedder', id: second, status: 'ok', note: null, judged: passages.length, share: 0.3, ms: 1 } as const;
  return { ...plain, settings: { ...plain.settings, embedderId: first }, rerank: { ...plain.rerank, judges: [report] } };
}

const weigh = (retrieval: Retrieval, question = 'Who replaces a lost badge?') => weighEvidence(question, retrieval);

describe('what the gate weighs', () => {
  it('is nothing without a cosine', () => {
    expect(weigh(retrievalOf([passage(null)]))).toBeNull();
    expect(weigh(retrievalOf([]))).toBeNull();
  });

  it('is the best cosine and the words of the question, and says which words are missing', () => {
    const found = weigh(retrievalOf([passage(0.5), passage(0.8)]))!;
    expect(found.score).toBeCloseTo(0.95 * 0.8 + 0.05);
    expect(found.evidence.map(({ name, speaks }) => `${name} ${speaks}`)).toEqual(['meaning for', 'words for']);

    const other = weigh(retrievalOf([passage(0.6)]), 'Who pays for a stolen laptop?')!;
    expect(other.evidence.map(({ name, speaks }) => `${name} ${speaks}`)).toEqual(['meaning against', 'words against']);
    expect(other.evidence[1]?.words).toContain('lacks “pays”, “stolen”, “laptop”');
  });

  it('counts no word that the title says of every passage of its document', () => {
    const titled = (title: string) => ranked(aFoundChunk(policy, { title }), { cosine: 0.7 });
    const wordsIn = (title: string, question: string) => weigh(retrievalOf([titled(title)]), question)!.evidence[1]!;
    expect(wordsIn('Badge rules', 'How many badge rules are there?')).toMatchObject({ value: 0, speaks: 'against' });
    expect(wordsIn('Badge rules', 'How many badge rules are there?').words).toContain('lacks “many”');
    expect(wordsIn('', 'How many badges are there?')).toMatchObject({ value: 0.5, words: expect.stringContaining('some of the words') });
    expect(wordsIn('Badge rules', 'What are the badge rules?')).toMatchObject({ value: 1, speaks: 'for' });
  });

  it('is also the best cosine of the second embedder, where both are those that were measured together', () => {
    const passages = [passage(0.8, 0.4), passage(0.7, 0.65)];
    const found = weigh(judged(passages))!;
    expect(found.score).toBeCloseTo(0.23 + 0.43 * 0.8 + 0.08 + 0.24 * 0.65);
    expect(found.evidence.at(-1)).toMatchObject({ name: 'secondMeaning', value: 0.65, speaks: 'for' });
    for (const unknown of [judged(passages, 'another'), judged(passages, undefined, 'another'), judged([passage(0.8)])])
      expect(weigh(unknown)?.evidence.map(({ name }) => name)).toEqual(['meaning', 'words']);
  });

  it('goes without the second embedder where that has not judged the nearest passage yet', () => {
    const found = weigh(judged([passage(0.8), passage(0.7, 0.2)]))!;
    expect(found.score).toBeCloseTo(0.95 * 0.8 + 0.05);
    expect(found.evidence.map(({ name }) => name)).toEqual(['meaning', 'words']);
  });

  it('lets a question of many words name five of those that are missing', () => {
    const told = weigh(retrievalOf([passage(0.6)]), 'alpha bravo charlie delta echo foxtrot golf')!.evidence[1]!.words;
    expect(told).toContain('“echo” and others');
    expect(told).not.toContain('foxtrot');
  });
});
