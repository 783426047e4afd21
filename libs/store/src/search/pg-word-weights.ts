import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { WordWeights } from '#core';
import { indexedTerms } from '../analysis/terms.ts';
import type { Database } from '../database/database.ts';

interface Sample {
  readonly chunks: number;
  /** Live chunks of the collection when it was taken. */
  readonly standsFor: number;
  /** Chunks by term. */
  readonly holding: ReadonlyMap<string, number>;
  readonly languages: readonly string[];
  /** Indexed terms of a chunk, in the mean. */
  readonly meanTerms: number;
  /** Equal samples have equal ones. */
  readonly version: string;
}

/** What a collection's words are weighed by, out of a sample of its chunks. */
export interface SampledTerms {
  /** Of all chunks, the share that holds a term, as the index spells it. One that the sample does not have counts as half a chunk of it. */
  readonly shareOf: (term: string) => number;
  /** Indexed terms of a chunk, in the mean; 0 where there is none. */
  readonly meanTerms: number;
}

/** Two thousand chunks tell rare words from common ones; a rarer word than once in them counts most anyway. */
const sampledDocuments = 400;
const sampledChunks = 2000;
const collectionsKept = 50;
const keptMs = 10 * 60_000;

/** Weights out of a sample of each collection, taken when it is first asked for and again, behind the asker's back, every ten minutes. */
export class PgWordWeights extends WordWeights {
  private readonly samples: LRUCache<string, Sample>;

  constructor(database: Database, freshMs = keptMs) {
    super();
    this.samples = new LRUCache({
      max: collectionsKept,
      ttl: freshMs,
      allowStale: true,
      noDeleteOnFetchRejection: true,
      fetchMethod: (collectionId) => takeSample(database, collectionId),
    });
  }

  /** Of the sample that the next search weighs by; one that is too old is taken anew meanwhile, though no search asks for it. */
  async version(collectionId: string): Promise<string> {
    return (await this.samples.fetch(collectionId))?.version ?? '';
  }

  /** `chunks`: live ones of the collection now. What it has outgrown is taken anew at once, or a collection would be weighed as it was when it was empty. */
  async sampled(collectionId: string, chunks: number): Promise<SampledTerms> {
    const kept = await this.samples.fetch(collectionId);
    const sample = kept && !isOutgrown(kept, chunks) ? kept : await this.samples.fetch(collectionId, { forceRefresh: true });
    const drawn = Math.max(1, sample?.chunks ?? 0);
    return { meanTerms: sample?.meanTerms ?? 0, shareOf: (term) => (sample?.holding.get(term) ?? 0.5) / drawn };
  }

  async idf(words: readonly string[], collectionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const samples = (await Promise.all(collectionIds.map((id) => this.samples.fetch(id)))).filter((sample) => sample !== undefined);
    const languages = [null, ...new Set(samples.flatMap((sample) => sample.languages))];
    return new Map(
      words.flatMap((word) => {
        const terms = new Set(languages.flatMap((language) => indexedTerms(word, language).split(' ').filter(Boolean)));
        return terms.size === 0 ? [] : [[word, idfOf([...terms], samples)] as const];
      }),
    );
  }
}

const isOutgrown = ({ standsFor }: Sample, chunks: number): boolean => chunks > 2 * standsFor || 2 * chunks < standsFor;

async function takeSample(database: Database, collectionId: string): Promise<Sample> {
  const parameters = [collectionId, sampledDocuments, sampledChunks];
  const rows = await database.query<{ terms: string; language: string | null; chunks: number }>('sample_terms', parameters);
  const holding = new Map<string, number>();
  let total = 0;
  for (const { terms } of rows) {
    const all = terms.split(' ');
    total += all.length;
    for (const term of new Set(all)) holding.set(term, (holding.get(term) ?? 0) + 1);
  }
  const digest = createHash('sha256');
  for (const { terms, language } of rows) digest.update(`${language} ${terms}\n`);
  const languages = new Set(rows.flatMap(({ language }) => (language === null ? [] : [language])));
  const meanTerms = total / Math.max(1, rows.length);
  return {
    chunks: rows.length,
    standsFor: rows[0]?.chunks ?? 0,
    holding,
    meanTerms,
    languages: [...languages],
    version: digest.digest('base64url'),
  };
}

/** Lucene's BM25 idf of the most common of the terms a word has under the collections' languages. */
function idfOf(terms: readonly string[], samples: readonly Sample[]): number {
  const chunks = samples.reduce((sum, sample) => sum + sample.chunks, 0);
  const holding = Math.max(...terms.map((term) => samples.reduce((sum, sample) => sum + (sample.holding.get(term) ?? 0), 0)));
  return Math.log(1 + (chunks - holding + 0.5) / (holding + 0.5));
}
