import { Inject, Injectable } from '@nestjs/common';
import { type EvidencePair, evidencePair, thresholdOf } from '#answer';
import type { Principal, RankedPassage, SearchScope } from '#core';
import { RUNTIME, type Runtime } from '#runtime';
import { type GoldenQuestion, PgGoldenQuestions, PgTableReader } from '#store';
import { goldenToTry } from './all-golden.ts';

export interface AskedPairs {
  readonly pairs: readonly EvidencePair[];
  readonly leftOut: number;
  readonly isCut: boolean;
  readonly synthetic: boolean;
  /** What an answer needs here now. */
  readonly threshold: number;
}

/** Asked one after another while somebody waits. */
const mostQuestions = 200;
/** Passages a question is decided by, and those fetched so that as many are left without a question's own documents. */
const passagesWeighed = 6;
const fetched = 40;

/** Asks a collection's golden questions, each with its own documents and as if they were not there. */
@Injectable()
export class AnsweringTrials {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly golden: PgGoldenQuestions,
  ) {}

  async ask(principal: Principal, collectionId: string, wanted: { readonly synthetic: boolean }, signal: AbortSignal): Promise<AskedPairs> {
    const { measuredRetriever: retriever, version } = this.runtime.configurations.current;
    const scope: SearchScope = { principal, collectionIds: [collectionId], filter: {}, asOf: null };
    const tried = { collectionId, most: 10 * mostQuestions, wantsSynthetic: wanted.synthetic };
    const { questions, synthetic, isCut } = await goldenToTry(this.golden, principal, tried, signal);
    const tables = new PgTableReader(this.runtime.database);
    const { embedder } = this.runtime.models;
    const pairs: (EvidencePair | null)[] = [];
    let { threshold } = version.settings.answers;
    for (const golden of questions.slice(0, mostQuestions)) {
      const retrieval = await retriever.retrieve({ query: golden.question, scope, limit: fetched, nearDuplicates: 'drop' }, signal);
      threshold = thresholdOf(retrieval.settings, version.settings.answers.threshold);
      const isOwn = ownOf(golden, retrieval.passages);
      pairs.push(await evidencePair(golden.question, retrieval, { isOwn, limit: passagesWeighed, tables, embedder, scope }, signal));
    }
    const told = pairs.filter((pair) => pair !== null);
    const leftOut = pairs.length - told.length;
    return { pairs: told, leftOut, isCut: isCut || questions.length > mostQuestions, synthetic, threshold };
  }
}

/** The documents that are expected, and those of which a passage holds the quote. */
function ownOf({ expected, quote }: GoldenQuestion, passages: readonly RankedPassage[]): (passage: RankedPassage) => boolean {
  const holding = passages.filter(({ text }) => quote !== null && text.includes(quote)).map(({ documentId }) => documentId);
  const own = new Set(holding);
  return ({ documentId, externalId }) => own.has(documentId) || expected.includes(externalId);
}
