import { Injectable } from '@nestjs/common';
import { SearchBody } from '#contract';
import { ChunkSearch, Fault, type FoundChunk, type OutputCheck, type Principal, type RankedPassage, type SearchScope } from '#core';
import { Configurations } from '#runtime';
import { PgReviews, type ReviewCase } from '#store';
import { Searches } from '../searches.ts';

export interface BothSee {
  readonly passages: readonly RankedPassage[];
  /** Left out because who asked may not see them. */
  readonly withheld: number;
}

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
  async outputCheck(review: ReviewCase): Promise<OutputCheck | undefined> {
    return this.configurations.current.outputCheckOf?.(review);
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
