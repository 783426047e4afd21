import { describe, expect, it } from 'vitest';
import {
  ChunkSearch,
  type EmbeddedQuery,
  Embedder,
  type FoundChunk,
  type KeywordQuery,
  type RetrievalRequest,
  type Retrieval,
} from '#core';
import { aFoundChunk, aScope } from '#testing';
import { crowdsIn, crowdWords } from './explain-copies.ts';
import { tryOtherwise } from './explain-otherwise.ts';
import { remediesFor, remediesForFirst } from './explain-remedies.ts';
import { placeAll } from './explained-candidate.ts';
import { HybridRetriever, type HybridRetrieverParts } from './hybrid-retriever.ts';
import { otherwiseOf } from './otherwise.ts';

const signal = new AbortController().signal;
const request: RetrievalRequest = { query: 'pump warranty', scope: aScope, limit: 4 };
const understanding = { parts: 'on', rewriting: 'rule', variants: 'off', deadlineMs: 1000 } as const;

class Axes extends Embedder {
  readonly id = 'axes';
  readonly dimensions = 2;
  readonly maxTokens = 100;
  override readonly languages = null;
  embed = async (texts: readonly string[]) => texts.map(() => new Float32Array([1, 0]));
  countTokens = (text: string) => text.length;
}

/** Six delivery notes that differ by a name, which the words bring up, and the terms, which meaning does. */
const notes = ['Graz', 'Linz', 'Wien', 'Bonn', 'Kiel', 'Bern'].map((name) =>
  aFoundChunk(
    `Delivery note for the pump that was sent to ${name} with its warranty card and with all that belongs to it as agreed upon.`,
    {
      chunkId: `note ${name}`,
      documentId: name,
      title: name,
    },
  ),
);
const terms = aFoundChunk('Whatever fails within thirty months is repaired free of charge.', {
  chunkId: 'terms',
  documentId: 'terms',
  title: 'Terms',
});
const log = [0, 1].map((index) =>
  aFoundChunk(`Entry ${index} of the log speaks of something else altogether.`, {
    chunkId: `log ${index}`,
    documentId: 'log',
    title: 'Log',
  }),
);
const all = [...notes, terms, ...log];

class Shelf extends ChunkSearch {
  readonly keywordMethod = 'bm25';
  asked = 0;
  async byKeyword(_query: KeywordQuery, limit: number) {
    this.asked += 1;
    return notes.map(({ chunkId }, index) => ({ chunkId, score: 9 - index })).slice(0, limit);
  }
  async byVector(_query: EmbeddedQuery, limit: number) {
    return [terms, ...log, ...notes].map(({ chunkId }, index) => ({ chunkId, score: 0.9 - index / 20 })).slice(0, limit);
  }
  cosines = async () => new Map<string, number>();
  chunks = async (ids: readonly string[]): Promise<FoundChunk[]> => all.filter(({ chunkId }) => ids.includes(chunkId));
  sections = async () => new Map<string, string>();
}

const search = new Shelf();
const parts: HybridRetrieverParts = {
  search,
  embedder: new Axes(),
  settings: {
    vectorWeight: 0.2,
    bridgeShare: 0,
    recency: { weight: 0, halfLifeDays: 1 },
    candidatesPerLeg: 9,
    legDeadlineMs: 1000,
    rerank: { depth: 0, share: 0, deadlineMs: 100 },
  },
  clock: () => new Date(0),
};
const retrieve = (asked = request): Promise<Retrieval> => new HybridRetriever(parts).retrieve(asked, signal);
const named = new Map(all.map((chunk) => [chunk.chunkId, chunk]));

async function tried(asked = request, own: readonly string[] = []) {
  const retrieval = await retrieve(asked);
  const crowds = crowdsIn(retrieval, named, asked.limit);
  const trying = { otherwise: otherwiseOf(parts, understanding, 9), retrieval, request: asked, named, own: new Set(own), crowds };
  return { retrieval, crowds, ...(await tryOtherwise(trying, signal)) };
}

describe('a question ranked otherwise', () => {
  it('is ranked as it was where nothing is changed, and its legs are asked once for all changes', async () => {
    const otherwise = otherwiseOf(parts, understanding, 9);
    search.asked = 0;
    const same = await otherwise({}, request, signal);
    await otherwise({ vectorShare: 0.8 }, request, signal);
    expect(search.asked).toBe(1);
    expect(same.candidates).toEqual((await retrieve()).candidates);
    expect(same.passages.map(({ chunkId }) => chunkId)).toEqual(['note Graz', 'note Linz', 'note Wien', 'note Bonn']);
  });

  it('says for each change who would be first and where the document asked for would stand', async () => {
    const { tried: found, note } = await tried(request, ['terms']);
    expect(note).toBeNull();
    const told = Object.fromEntries(found.map(({ words, place, first }) => [words, [place, first?.title]]));
    expect(told).toMatchObject({
      'by its words alone': [null, 'Graz'],
      'by its meaning alone': [1, 'Terms'],
      'with meaning to words 80 to 20': [1, 'Terms'],
    });
    expect(told['without the 6 near copies like “Graz”']).toEqual([1, 'Terms']);
  });

  it('searches without some as if they were not there, as deep as before', async () => {
    const without = new Set(notes.map(({ chunkId }) => chunkId));
    const { candidates } = await otherwiseOf(parts, understanding, 9)({ without }, request, signal);
    expect(candidates.map(({ chunkId }) => chunkId)).toEqual(['terms', 'log 0', 'log 1']);
  });

  it('says why nothing was tried', async () => {
    const trying = { otherwise: null, retrieval: await retrieve(), request, named, own: new Set<string>(), crowds: [] };
    expect((await tryOtherwise(trying, signal)).note).toBe('No change is tried where a model writes what is searched beside the question.');
  });
});

describe('what would change it', () => {
  it('names who would be first, by what, and warns of settings that hold for every question', async () => {
    const { tried: found } = await tried();
    const sentences = remediesForFirst(found, notes[0]);
    expect(sentences[0]).toMatch(
      /^“Terms” would be first with meaning to words 80 to 20 \(vectorWeight 0\.8 in the ranking of the collection/,
    );
    expect(sentences[0]).toContain('or without the 6 near copies like “Graz” (delete them, or keep them in a collection of their own)');
    expect(sentences.at(-1)).toContain('measure it on golden questions');
  });

  it('names what brings a document up, and where', async () => {
    const { tried: found } = await tried(request, ['terms']);
    const standing = { title: 'Terms', collectionName: 'shop', status: 'live', withoutVector: 0, chunks: 1 } as const;
    const missed = {
      standing: { ...anyStanding, ...standing },
      step: 'fused-below',
      passages: [],
      place: 7,
      limit: 3,
      tried: found,
      words: [],
      note: null,
    } as const;
    expect(remediesFor(missed)[0]).toMatch(/^It would be 1st instead of 7th with meaning to words 80 to 20 /);
    const nothing = found.map((each) => ({ ...each, place: 7 }));
    expect(remediesFor({ ...missed, tried: nothing })[0]).toContain('No change tried brings it further up');
  });

  it('of what no ranking saw is one thing', () => {
    const missed = { passages: [], place: null, limit: 3, tried: [], words: [], note: null, standing: anyStanding } as const;
    expect(remediesFor({ ...missed, step: 'other-collection' })).toEqual(['Search in “shop” too, or in all collections.']);
    expect(remediesFor({ ...missed, step: 'filtered' })[0]).toContain('Leave that test out');
  });
});

const anyStanding = {
  documentId: 'terms',
  externalId: 'terms',
  title: 'Terms',
  collectionId: 'c',
  collectionName: 'shop',
  status: 'live',
  failure: null,
  revision: 1,
  chunks: 1,
  withoutVector: 0,
  attributes: {},
  tests: {},
} as const;

describe('what fills the first candidates', () => {
  it('is named: near copies, and what they keep from being judged', async () => {
    const retrieval = await retrieve({ ...request, limit: 6 });
    const judge = { judge: 'late-interaction', id: 'm', status: 'ok', note: null, judged: 6, share: 0.4, ms: 1 } as const;
    const looked = { ...retrieval, rerank: { status: 'ok', note: null, judged: 6, share: 0.4, ms: 1, judges: [judge] } as const };
    expect(crowdWords(crowdsIn(looked, named, 3), looked)).toEqual([
      '6 of the first 6 after fusion are near copies of one another, as “Graz”; the second look judges the first 6 only, so 3 candidates behind them were not judged.',
    ]);
  });
});

describe('what moved a passage', () => {
  it('is the cap where the cap lifted it, with both places', async () => {
    const long = notes.map((chunk, index) => ({ ...chunk, documentId: index < 3 ? 'long' : chunk.documentId }));
    const capped = new HybridRetriever({ ...parts, search: Object.assign(new Shelf(), { chunks: async () => [...long, terms, ...log] }) });
    const retrieval = await capped.retrieve({ ...request, maxPerDocument: 1 }, signal);
    const ranking = placeAll(retrieval, new Map([...long, terms, ...log].map((chunk) => [chunk.chunkId, chunk])));
    const moved = ranking.find(({ chunkId }) => chunkId === 'note Bonn');
    expect([moved?.finalPlace, moved?.place]).toEqual([4, 2]);
    expect(moved?.moved).toBe('It rose from 4th to 2nd: the cap on passages of one document held back 2 passages before it.');
  });
});
