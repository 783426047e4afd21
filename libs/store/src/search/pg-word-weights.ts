import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { WordWeights } from '#core';
import { indexedTerms } from '../analysis/terms.ts';
import type { Database } from '../database/database.ts';

interface Sample {
  readonly chunks: number;
  /** Chunks by term. */
  readonly holding: ReadonlyMap<string, number>;
  readonly languages: readonly string[];
  /** Equal samples have equal ones. */
  readonly version: string;
}

/** Two thousand chunks tell rare words from common ones; a rarer word than once in them counts most anyway. */
const sampledDocuments = 400;
const chunksPerDocument = 5;
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

  /** Of a collection's passages, the share that has each term, as the index spells it; those that the sample does not have are missing. */
  async shares(terms: readonly string[], collectionId: string): Promise<ReadonlyMap<string, number>> {
    const { chunks = 0, holding } = (await this.samples.fetch(collectionId)) ?? {};
    return new Map(terms.flatMap((term) => (holding?.has(term) ? [[term, (holding.get(term) ?? 0) / chunks] as const] : [])));
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

async function takeSample(database: Database, collectionId: string): Promise<Sample> {
  const parameters = [collectionId, sampledDocuments, chunksPerDocument];
  const rows = await database.query<{ terms: string; language: string | null }>('sample_terms', parameters);
  const holding = new Map<string, number>();
  for (const { terms } of rows) for (const term of new Set(terms.split(' '))) holding.set(term, (holding.get(term) ?? 0) + 1);
  const digest = createHash('sha256');
  for (const { terms, language } of rows) digest.update(`${language} ${terms}\n`);
  const languages = new Set(rows.flatMap(({ language }) => (language === null ? [] : [language])));
  return { chunks: rows.length, holding, languages: [...languages], version: digest.digest('base64url') };
}

/** Lucene's BM25 idf of the most common of the terms a word has under the collections' languages. */
function idfOf(terms: readonly string[], samples: readonly Sample[]): number {
  const chunks = samples.reduce((sum, sample) => sum + sample.chunks, 0);
  const holding = Math.max(...terms.map((term) => samples.reduce((sum, sample) => sum + (sample.holding.get(term) ?? 0), 0)));
  return Math.log(1 + (chunks - holding + 0.5) / (holding + 0.5));
}
