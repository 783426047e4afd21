import type { Retrieval, RetrievalRequest } from '#core';

/** A ranking to choose of. */
export type Chosen = Pick<Retrieval, 'candidates' | 'queryVector' | 'settings'>;
export type Choice = Pick<Retrieval, 'passages' | 'dropped' | 'selection'>;

/** Reads what a ranking shows, by the cap, diversity and expansion of the request. */
export type Choose = (ranking: Chosen, request: RetrievalRequest, signal: AbortSignal) => Promise<Choice>;

/** Whether more than the order of the ranking was asked for. */
export const asksToChoose = ({ maxPerDocument, diversity = 0, expand }: RetrievalRequest): boolean =>
  Boolean(maxPerDocument) || diversity > 0 || expand !== undefined;

/** For a search whose candidates alone are wanted, to be chosen of with those of others. */
export function withoutChoosing(request: RetrievalRequest): RetrievalRequest {
  const { maxPerDocument: _cap, diversity: _diversity, expand: _expand, ...ranked } = request;
  return ranked;
}
