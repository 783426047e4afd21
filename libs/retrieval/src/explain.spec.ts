import { describe, expect, it } from 'vitest';
import { type Candidate, ChunkSearch, type DocumentStanding, type FoundChunk, RankingFacts, Retriever, type Retrieval } from '#core';
import { aFoundChunk, aReader, aScope, ranked, retrievalOf } from '#testing';
import { explainAbsence } from './explain-absence.ts';
import { explainRanking } from './explain-ranking.ts';
import { understand } from './understand/understand.ts';

const signal = new AbortController().signal;
const request = { query: 'prune the roses', scope: aScope, limit: 2 };
const chunk = (name: string, text = `What ${name} says of itself, in words of its own.`): FoundChunk =>
  aFoundChunk(text, { chunkId: name, documentId: `document ${name}`, title: name });
const candidate = (chunkId: string, fused: number, fields: Partial<Candidate> = {}): Candidate => ({
  chunkId,
  fused,
  score: fused,
  opinions: {},
  legs: {},
  ...fields,
});
const leg = (rank: number, normalised: number) => ({ rank, normalised, score: normalised });
const standing = (fields: Partial<DocumentStanding> = {}): DocumentStanding => ({
  documentId: 'document d',
  externalId: 'd',
  title: 'd',
  collectionId: 'collection',
  collectionName: 'garden',
  status: 'live',
  failure: null,
  revision: 1,
  chunks: 1,
  withoutVector: 0,
  attributes: { year: 2019 },
  tests: {},
  ...fields,
});

class Facts extends RankingFacts {
  stands: DocumentStanding | null = standing();
  words = async () => [
    { word: 'prune', terms: ['prune'], parts: [] },
    { word: 'the', terms: [], parts: [] },
    { word: 'roses', terms: ['rose'], parts: [] },
  ];
  counts = async ({ principal }: Parameters<RankingFacts['counts']>[0]) =>
    principal.role === 'admin'
      ? { documents: 9, chunks: 90, matchingDocuments: 9, matchingChunks: 90 }
      : { documents: 4, chunks: 40, matchingDocuments: 3, matchingChunks: 30 };
  standing = async () => this.stands;
  chunks = async () => [{ chunkId: 'd', ordinal: 0, page: null, headings: [], start: 0, end: 1, text: 'd', cosine: 0.5, terms: ['rose'] }];
  nearer = async () => ({ nearer: 239, compared: 5312 });
}

class Chunks extends ChunkSearch {
  readonly keywordMethod = 'bm25';
  readonly known: readonly FoundChunk[];
  constructor(known: readonly FoundChunk[]) {
    super();
    this.known = known;
  }
  byKeyword = async (query: string) => (query === 'roses' ? [{ chunkId: 'a', score: 7 }] : []);
  byVector = async () => [];
  cosines = async () => new Map();
  chunks = async (ids: readonly string[]) => this.known.filter(({ chunkId }) => ids.includes(chunkId));
  sections = async () => new Map();
}

class Found extends Retriever {
  readonly found: Retrieval;
  constructor(found: Retrieval) {
    super();
    this.found = found;
  }
  retrieve = async () => this.found;
}

const names = ['a', 'b', 'c', 'd'];
const candidates = [
  candidate('a', 0.93, { legs: { vector: leg(2, 0.9), keyword: leg(1, 1) } }),
  candidate('b', 0.7, { legs: { vector: leg(1, 1) } }),
  candidate('c', 0.35, { legs: { vector: leg(3, 0.5) } }),
];
const shown = candidates.slice(0, 2).map((each) => ranked(chunk(each.chunkId), each));
const retrieval = retrievalOf(shown, {
  candidates,
  queryVector: new Float32Array(2),
  fusion: { status: 'ok', vectorShare: 0.7, why: 'as configured' },
});
const search = new Chunks(names.map((name) => chunk(name)));
const parts = { search, facts: new Facts(), asker: aReader, modelId: 'm', otherwise: () => null };
const why = (facts: Facts, found = retrieval, asker = aReader) =>
  explainAbsence({ documentId: 'document d' }, request, { ...parts, facts, asker, retriever: new Found(found) }, signal);

describe('a ranking explained', () => {
  it('places what is shown first and everything else the legs brought after it', async () => {
    const { ranking } = await explainRanking(request, retrieval, parts, signal);
    expect(ranking.map(({ chunkId, place, isShown }) => [chunkId, place, isShown])).toEqual([
      ['a', 1, true],
      ['b', 2, true],
      ['c', 3, false],
    ]);
  });

  it.each([
    [
      { chunks: 40, matchingChunks: 0 },
      'Nothing was searched: the filter leaves out all 4 documents that you may see. Without it they are searched.',
    ],
    [{ chunks: 0, matchingChunks: 0 }, 'Nothing was searched: there is no passage that you may see in what was asked of.'],
  ])('says that nothing was searched, and why: %o', async (counted, expected) => {
    const facts = Object.assign(new Facts(), { counts: async () => ({ documents: 4, matchingDocuments: 0, ...counted }) });
    const { first } = await explainRanking(request, retrievalOf([], { candidates: [] }), { ...parts, facts }, signal);
    expect(first).toEqual([expected]);
  });

  it('says that the first has nothing to read', async () => {
    const empty = new Chunks(names.map((name) => ({ ...chunk(name), text: '```' })));
    const { first } = await explainRanking(request, retrieval, { ...parts, search: empty }, signal);
    expect(first[1]).toMatch(/^Its text is only “```”: its title .*found it\./);
  });

  it('says why the first came first, and what one leg alone would have put there', async () => {
    const { first } = await explainRanking(request, retrieval, parts, signal);
    expect(first[0]).toBe('“a” came first with 0.93 of 1, before “b” with 0.70.');
    expect(first.join(' ')).toContain('most of it from “roses” (7.0)');
    expect(first.at(-1)).toBe('Meaning alone would have put “b” first.');
  });

  it.each([
    [
      {
        judged: 3,
        share: 0.2,
        status: 'ok',
        judges: [{ judge: 'late-interaction', id: 'm', status: 'ok', note: null, judged: 3, share: 0.2, ms: 1 }],
      },
      'A second look at the first 3 gives at most 0.20 and left it 1st. Its tokens could not judge it, so there it counts as before.',
    ],
    [{ judged: 0, share: 0, status: 'off', judges: [] }, 'No second look was taken: the embedder was not trained for this language.'],
  ] as const)('says what the second look counted for this question: %j', async (report, sentence) => {
    const settings = { ...retrieval.settings, rerank: { id: 'judge', depth: 3, share: 0.4, deadlineMs: 50 } };
    const again = { ...retrieval, settings, rerank: { note: null, ms: 1, ...report } };
    expect((await explainRanking(request, again, parts, signal)).first).toContain(sentence);
  });

  it('says that no second look was taken where a collection was set so', async () => {
    const ranking = { vectorWeight: null, rerankShare: 0, rerankDepth: null, candidates: null };
    const pinned = { analysisVersion: 1, collections: [{ id: 'collection', profile: null, ranking }] };
    const settings = { ...retrieval.settings, rerank: { id: 'judge', depth: 3, share: 0.4, deadlineMs: 50 }, pinned };
    const { first } = await explainRanking(request, { ...retrieval, settings }, parts, signal);
    expect(first).toContain('No second look was taken: it counts nothing here, as set for what was searched.');
  });

  it('says of several judges what each gave, and who had no say', async () => {
    const opinion = { rank: 1, score: 9, normalised: 0.5 };
    const report = { id: 'a model', status: 'ok', note: null, judged: 3, share: 0.4, ms: 1 } as const;
    const judges = [
      { ...report, judge: 'late-interaction' },
      { ...report, judge: 'second-embedder', share: 0.2 },
      { ...report, judge: 'cross-encoder', status: 'late', share: 0, note: 'it took too long' },
    ] as const;
    // As they are ranked: 0.6 of what fusion has, where the second embedder is silent, and its tokens' 0.2.
    const judged = candidates.map((each) => ({ ...each, score: 0.4 * each.fused + 0.2, opinions: { 'late-interaction': opinion } }));
    const rerank = { status: 'fallback', note: 'it took too long', judged: 3, share: 0.6, ms: 1, judges } as const;
    const { first } = await explainRanking(request, { ...retrieval, candidates: judged, rerank }, parts, signal);
    expect(first).toContain(
      'A second look at the first 3 gives at most 0.60 and left it 1st. Its tokens gave it 0.20 of at most 0.40. ' +
        'The second embedder could not judge it, so there it counts as before. The cross-encoder had no say: it took too long.',
    );
  });

  it('names a document that takes most of what is shown, and what to do about it', async () => {
    const many = [1, 2, 3, 4, 5, 6].map((index) => candidate(`p${index}`, 1 - index / 10, { legs: { vector: leg(index, 1) } }));
    const long = many.map(({ chunkId }, index) => ({
      ...chunk(chunkId),
      documentId: index < 4 ? 'long' : chunkId,
      title: index < 4 ? 'Reference' : chunkId,
    }));
    const passages = many.slice(0, 5).map((each, index) => ranked(long[index] ?? chunk('p'), each));
    const found = retrievalOf(passages, { candidates: many });
    const asked = { ...parts, search: new Chunks(long) };
    expect((await explainRanking(request, found, asked, signal)).first).toContain(
      '“Reference” takes 4 of the 5 passages shown; maxPerDocument, passages of one document at most, lets others come up.',
    );
    const alone = { ...found, candidates: many.slice(0, 5) };
    expect((await explainRanking(request, alone, asked, signal)).first).toContain(
      '“Reference” takes 4 of the 5 passages shown; no other document was found to take their place.',
    );
  });

  it('counts words and documents within what the reader may see, and tells only an admin what others may not', async () => {
    const own = await explainRanking(request, retrieval, parts, signal);
    expect(own.removed.hidden).toBeNull();
    const asked = await explainRanking(request, retrieval, { ...parts, asker: { ...aReader, role: 'admin' } }, signal);
    expect(asked.removed.hidden).toEqual({ documents: 5, chunks: 50 });
    expect(asked.words.map(({ word, isSearched, passages }) => [word, isSearched, passages])).toEqual([
      ['prune', true, 0],
      ['the', false, null],
      ['roses', true, 1],
    ]);
  });

  it('names what a dropped passage repeats', async () => {
    const text = 'Roses are pruned in March above the fifth leaf, never in autumn and never in frost.';
    const same = new Chunks([chunk('a', text), chunk('b'), chunk('c', text), chunk('d')]);
    const dropped = [{ chunkId: 'c', documentId: 'document c', reason: 'near-duplicate' as const, of: 'a' }];
    const more = { ...retrieval, dropped, candidates: [...candidates, candidate('d', 0.1)] };
    const asked = { ...request, limit: 3 };
    const { ranking, first } = await explainRanking(asked, more, { ...parts, search: same }, signal);
    expect(first.at(-1)).toBe('Only 2 of the 3 asked for came up: there are no more; left out as already said by a passage before: 1.');
    expect(ranking.at(-1)).toMatchObject({ chunkId: 'c', place: null, dropped: { reason: 'near-duplicate', of: { chunkId: 'a' } } });
  });
});

describe('why a document does not come up', () => {
  const stood = (fields: Partial<DocumentStanding>): Facts => Object.assign(new Facts(), { stands: standing(fields) });

  it.each([
    ['other-collection', { collectionId: 'elsewhere' }, 'in the collection “garden”, which was not searched'],
    ['not-live', { revision: null, status: 'failed', failure: 'the file is encrypted.' }, 'because the file is encrypted.'],
    ['not-live', { revision: null, status: 'received' }, 'its newest revision is received'],
    ['no-passages', { chunks: 0 }, 'no text to search'],
  ] as const)('%s', async (step, fields, words) => {
    const absence = await why(stood(fields));
    expect(absence).toMatchObject({ step, passages: [], rival: null });
    expect(absence.why[0]).toContain(words);
  });

  it('names the test of the filter that leaves it out, and what the document has instead', async () => {
    const filter = { year: { gte: 2024 } };
    const facts = stood({ tests: { year: false } });
    const asked = { ...request, scope: { ...aScope, filter } };
    const absence = await explainAbsence({ documentId: 'd' }, asked, { ...parts, facts, retriever: new Found(retrieval) }, signal);
    expect(absence).toMatchObject({ step: 'filtered' });
    expect(absence.why[0]).toBe('The filter leaves it out: it asks for {"year":{"gte":2024}}, and the document has 2019.');
  });

  it('gives its exact place by meaning and the words it lacks when no leg brought it', async () => {
    const absence = await why(new Facts());
    expect(absence.step).toBe('not-found');
    expect(absence.why.join(' ')).toContain('240th of 5312 (cosine 0.50)');
    expect(absence.why.join(' ')).toContain('does not hold “prune”');
  });

  it('compares it with the last one shown when it was found too far down', async () => {
    const found = { ...retrieval, candidates: [...candidates, candidate('d', 0.21, { legs: { vector: leg(4, 0.3) } })] };
    const absence = await why(new Facts(), found);
    expect(absence).toMatchObject({ step: 'fused-below', rival: { chunkId: 'b' } });
    expect(absence.why.slice(0, 3)).toEqual([
      'It is 4th of 4 candidates, and 2 were asked for.',
      'The last one shown, “b”, has 0.70 of 1, this one 0.21.',
      'Meaning gave it 0.21 (4th) and the other 0.70 (1st), of at most 0.70.',
    ]);
  });

  it('says that it stood too far down to be judged, and what the first had more of', async () => {
    const opinion = { rank: 1, score: 9, normalised: 1 };
    const judge = { judge: 'late-interaction', id: 'a model', status: 'ok', note: null, judged: 3, share: 0.4, ms: 1 } as const;
    const rerank = { status: 'ok', note: null, judged: 3, share: 0.4, ms: 1, judges: [judge] } as const;
    const settings = { ...retrieval.settings, rerank: { id: 'a model', depth: 3, share: 0.4, deadlineMs: 50 } };
    const judged = candidates.map((each) => ({ ...each, score: 0.6 * each.fused + 0.4, opinions: { 'late-interaction': opinion } }));
    const far = candidate('d', 0.21, { legs: { vector: leg(4, 0.3) }, score: 0.126 });
    const absence = await why(new Facts(), { ...retrieval, settings, rerank, candidates: [...judged, far] });
    const words =
      'It stood 4th after fusion; the second look judges the first 3, so it had no say, and only 60 % of the fused score counts.';
    expect(absence.why).toContain(words);
    expect(absence.passages[0]?.candidate?.unjudged).toBe(words);
    expect(absence.why).toContain(
      'The first, “a” (0.93 of 1), had more of the whole score by its tokens, 0.40 to 0.00, by meaning, 0.38 to 0.13 (2nd to 4th) and by words, 0.18 to 0.00 (1st to not among the candidates).',
    );
  });

  it('says of one of several judges that it could not judge it, or not so far down', async () => {
    const report = { id: 'a model', status: 'ok', note: null, judged: 4, share: 0.2, ms: 1 } as const;
    const judges = [
      { ...report, judge: 'late-interaction' },
      { ...report, judge: 'cross-encoder', judged: 2 },
      { ...report, judge: 'second-embedder' },
    ] as const;
    const rerank = { status: 'ok', note: null, judged: 4, share: 0.6, ms: 1, judges } as const;
    const opinions = { 'second-embedder': { rank: 1, score: 9, normalised: 1 } };
    const found = { ...retrieval, rerank, candidates: [...candidates, candidate('d', 0.2, { opinions })] };
    expect((await why(new Facts(), found)).why[1]).toBe(
      'Its tokens could not judge it, so there it counts as fusion has it. The cross-encoder had no say: it stood 4th after fusion, and the first 2 are judged so.',
    );
  });

  it('tells what the first had of one that no leg brought', async () => {
    expect((await why(new Facts())).why).toContain(
      'The first, “a” (0.93 of 1), had more of the whole score by meaning, 0.63 to 0.00 (2nd to 240th) and by words, 0.30 to 0.00 (1st to not among the candidates).',
    );
  });

  it('says that the second look moved it down', async () => {
    const moved = [candidates[0], candidates[1], candidate('d', 0.8, { score: 0.1 })].filter((each) => each !== undefined);
    expect((await why(new Facts(), { ...retrieval, candidates: moved })).step).toBe('ranked-below');
  });

  it('looks for the words that were searched where the question was worded to stand alone', async () => {
    const searched: string[] = [];
    const facts = Object.assign(new Facts(), { words: async (query: string) => (searched.push(query), []) });
    await why(facts, { ...retrieval, understood: { ...understand('and them?'), query: 'and the hedges?' } });
    expect([...new Set(searched)]).toEqual(['and the hedges?']);
  });

  it('is the same refusal for a document that is hidden and one that is not there', async () => {
    const none = Object.assign(new Facts(), { stands: null });
    await expect(why(none)).rejects.toMatchObject({ code: 'not_found', message: expect.stringContaining('or you may not see it') });
  });
});
