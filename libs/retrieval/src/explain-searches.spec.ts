import { describe, expect, it } from 'vitest';
import { type Candidate, ChunkSearch, type DocumentStanding, type FoundChunk, RankingFacts, type Retrieval, Retriever } from '#core';
import { aFoundChunk, aReader, aScope, ranked, retrievalOf } from '#testing';
import { explainAbsence } from './explain-absence.ts';
import { explainRanking } from './explain-ranking.ts';
import { mergeRetrievals } from './understand/merge-retrievals.ts';
import { understand } from './understand/understand.ts';

const signal = new AbortController().signal;
const share = 0.35;
const query = 'How is bread baked? Who invented the oven?';
const [partA = '', partB = ''] = understand(query).parts;

/** A search whose vector leg alone ranks these, from 1 for the first down by 0.2. */
function searchOf(...names: readonly string[]): Retrieval {
  const candidates = names.map((chunkId, index): Candidate => {
    const normalised = 1 - index / 5;
    return {
      chunkId,
      fused: normalised,
      score: normalised,
      opinions: {},
      legs: { vector: { rank: index + 1, score: normalised, normalised } },
    };
  });
  return retrievalOf(
    candidates.map((each) => ranked(chunkOf(each.chunkId), each)),
    { candidates },
  );
}

const chunkOf = (name: string): FoundChunk => aFoundChunk(`What ${name} says.`, { chunkId: name, documentId: name, title: name });

/** The question alone has bread first; the second part has the wrong document first, twice as far up as its own. */
function inParts(limit: number): Retrieval {
  const own = searchOf('bread', 'flour', 'oven', 'yeast');
  const beside = [
    { query: partA, share, retrieval: searchOf('bread', 'flour') },
    { query: partB, share, retrieval: searchOf('wrong', 'kiln', 'oven') },
  ];
  const merged = mergeRetrievals(
    own,
    beside.map(({ retrieval }) => retrieval),
    { limit, share, nearDuplicates: 'keep' },
  );
  const { candidates, passages, timings } = own;
  const understood = { ...understand(query), searched: [partA, partB] };
  return { ...merged, whole: { candidates, passages, timings }, beside, understood };
}

class Chunks extends ChunkSearch {
  readonly keywordMethod = 'bm25';
  byKeyword = async () => [];
  byVector = async () => [];
  cosines = async () => new Map();
  chunks = async (ids: readonly string[]) => ids.map(chunkOf);
  sections = async () => new Map();
}

class Facts extends RankingFacts {
  words = async () => [];
  counts = async () => ({ documents: 9, chunks: 9, matchingDocuments: 9, matchingChunks: 9 });
  standing = async (name: object): Promise<DocumentStanding> => ({
    documentId: 'documentId' in name ? String(name.documentId) : '',
    externalId: 'x',
    title: 'x',
    collectionId: 'collection',
    collectionName: 'kitchen',
    status: 'live',
    failure: null,
    revision: 1,
    chunks: 1,
    withoutVector: 0,
    attributes: {},
    tests: {},
  });
  chunks = async (documentId: string) => [
    { chunkId: documentId, ordinal: 0, page: null, headings: [], start: 0, end: 1, text: documentId, cosine: 0.5, terms: [] },
  ];
  nearer = async () => ({ nearer: 1, compared: 9 });
}

class Found extends Retriever {
  readonly found: Retrieval;
  constructor(found: Retrieval) {
    super();
    this.found = found;
  }
  retrieve = async () => this.found;
}

const parts = { search: new Chunks(), facts: new Facts(), asker: aReader, modelId: 'm', otherwise: () => null };
const explained = (limit = 10) => explainRanking({ query, scope: aScope, limit }, inParts(limit), parts, signal);
const whyNot = (documentId: string, limit: number) =>
  explainAbsence({ documentId }, { query, scope: aScope, limit }, { ...parts, retriever: new Found(inParts(limit)) }, signal);

describe('a question of several parts, explained', () => {
  it('has each passage’s place and score for the whole question and for each part, and what they add up to', async () => {
    const { ranking } = await explained();
    const oven = ranking.find(({ chunkId }) => chunkId === 'oven');
    expect(oven?.standings.map(({ place, score }) => [place, score.toFixed(2)])).toEqual([
      [3, '0.60'],
      [null, '0.00'],
      [3, '0.60'],
    ]);
    for (const { score, standings, portions } of ranking) {
      expect(standings.reduce((sum, { gave }) => sum + gave, 0)).toBeCloseTo(score);
      expect(portions.reduce((sum, { gave }) => sum + gave, 0)).toBeCloseTo(score);
    }
  });

  it('gives what only a part found no place of the question’s own legs', async () => {
    const { ranking } = await explained();
    const wrong = ranking.find(({ chunkId }) => chunkId === 'wrong');
    expect(wrong).toMatchObject({ legs: {}, fusedPlace: null, rankedPlace: null, moved: 'Only part B found it, 1st there.' });
    expect(ranking.filter(({ legs }) => legs.vector?.rank === 1)).toHaveLength(1);
  });

  it('says what was searched beside it, what that counts, and what each part brought first', async () => {
    const { first } = await explained();
    expect(first.slice(1, 5)).toEqual([
      `Searched beside the whole question: Part A is “${partA}”. Part B is “${partB}”. The whole question counts 65 %, the best of them 35 %.`,
      'Its 1.00 is 0.65 × 1.00 for the whole question (1st there) + 0.35 × 1.00 for part A (1st there).',
      'Part A has “bread” first, 1st in the end.',
      'Part B has “wrong” first, 4th in the end.',
    ]);
  });

  it('tells every figure in points of the final score', async () => {
    const { first } = await explained();
    expect(first[5]).toBe('For the whole question: by meaning it is 1st (cosine 1.00), which gave it 0.65 of at most 0.65.');
    expect(first.join(' ')).toContain('Of each score meaning gives at most 0.65, words 0.00 and the searches beside the question 0.35.');
  });
});

describe('why a document does not come up for a question of several parts', () => {
  it('says what the parts gave it and the last one shown', async () => {
    const { step, why } = await whyNot('yeast', 4);
    expect(step).toBe('beside-below');
    expect(why.join(' ')).toContain(
      'The searches beside the question gave it 0.00 (found by none) and the other 0.35 (1st for part B), of at most 0.35.',
    );
  });

  it('names a document that the question alone would have shown', async () => {
    const own = searchOf('bread', 'yeast', 'flour');
    const beside = [{ query: partA, share, retrieval: searchOf('bread', 'flour') }];
    const merged = mergeRetrievals(own, [beside[0]!.retrieval], { limit: 2, share, nearDuplicates: 'keep' });
    const { candidates, passages, timings } = own;
    const retrieval = { ...merged, whole: { candidates, passages, timings }, beside, understood: understand(query) };
    const asked = { ...parts, retriever: new Found(retrieval) };
    const { step, why } = await explainAbsence({ documentId: 'yeast' }, { query, scope: aScope, limit: 2 }, asked, signal);
    expect(step).toBe('beside-below');
    expect(why.slice(0, 2)).toEqual([
      'For the whole question it is 2nd; what was searched beside it moved it to 3rd of 3, and 2 were asked for.',
      'It sank from 2nd to 3rd: nothing searched beside the question found it.',
    ]);
  });
});
