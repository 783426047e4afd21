import { Injectable } from '@nestjs/common';
import { SearchBody } from '#contract';
import { ChunkSearch, Fault, type FoundChunk, inTime, type OutputCheck, type Principal, type RankedPassage, type SearchScope } from '#core';
import { Configurations } from '#runtime';
import { PgReviews, type ReviewCase } from '#store';
import { Searches } from '../searches.ts';

export interface BothSee {
  readonly passages: readonly RankedPassage[];
  /** Left out because who asked may not see them. */
  readonly withheld: number;
}

/** Without it nothing a person writes is shown, and they wait. */
const longestReadMs = 5000;

/** What a person may quote from: passages that they and who asked may both read. */
@Injectable()
export class ReviewEvidence {
  constructor(
    private readonly reviews: PgReviews,
    private readonly chunks: ChunkSearch,
    private readonly searches: Searches,
    private readonly configurations: Configurations,
  ) {}

  async search(principal: Principal, review: ReviewCase, wanted: { query: string; limit: number }, signal: AbortSignal): Promise<BothSee> {
    const { passages } = await this.searches.run(SearchBody.parse(wanted), scopeOf(principal, review), signal);
    return this.seenByBoth(principal, review, passages);
  }

  /** The passages of the question, and those named beside them. */
  async passages(principal: Principal, review: ReviewCase, chunkIds: readonly string[]): Promise<readonly RankedPassage[]> {
    const known = new Set(review.made.passages.map(({ chunkId }) => chunkId));
    const others = chunkIds.filter((id) => !known.has(id));
    const found = others.length === 0 ? [] : await this.chunks.chunks(others, scopeOf(principal, review));
    return (await this.seenByBoth(principal, review, [...review.made.passages, ...found.map(unranked)])).passages;
  }

  /** What a person's words pass before they are shown; undefined where nothing looks. */
  async outputCheck(review: ReviewCase, signal: AbortSignal): Promise<OutputCheck | undefined> {
    const { outputCheckOf } = this.configurations.current;
    if (!outputCheckOf) return undefined;
    const read = await inTime(longestReadMs, signal, (working) => outputCheckOf(review, working));
    if ('value' in read) return read.value;
    if (read.status !== 'late') throw read.error;
    const words = `what the collections let answers say was not read within ${longestReadMs} ms; send the answer again`;
    throw new Fault('timed_out', words, { cause: read.error });
  }

  private async seenByBoth(principal: Principal, review: ReviewCase, passages: readonly RankedPassage[]): Promise<BothSee> {
    const named = [...new Set(passages.map(({ documentId }) => documentId))];
    const readable = await this.reviews.readableByAsker(review, principal, named);
    const seen = passages.filter(({ documentId }) => readable.has(documentId));
    return { passages: seen, withheld: passages.length - seen.length };
  }
}

function scopeOf(principal: Principal, { collectionIds }: ReviewCase): SearchScope {
  if (collectionIds.length === 0) throw new Fault('not_found', 'The collections that the question was asked of are gone.');
  return { principal, collectionIds, filter: {}, asOf: null };
}

const unranked = (chunk: FoundChunk): RankedPassage => ({
  ...chunk,
  score: 0,
  fused: 0,
  legs: {},
  opinions: {},
  cosine: null,
  recency: null,
  repeats: null,
});
