import type { SearchBody } from '#contract';
import type { RetrievalRequest, SearchScope } from '#core';

type Asked = Omit<SearchBody, 'explain' | 'sections' | 'readAs'>;

/** What is asked of the retriever, the same for a search and for looking into it. */
export function retrievalRequestOf(body: Asked, scope: SearchScope): RetrievalRequest {
  const { query, turns, limit, nearDuplicates, maxPerDocument, diversity, expand, expandCharacters: maxCharacters } = body;
  return {
    query,
    turns,
    scope,
    limit,
    nearDuplicates,
    diversity,
    ...(maxPerDocument !== undefined && { maxPerDocument }),
    ...(expand !== 'none' && { expand: { by: expand, maxCharacters } }),
  };
}
