import type { FoundChunk, Principal, RankedPassage, Retrieval, SearchScope } from '#core';

export const aReader: Principal = { organisationId: 'org', keyId: null, role: 'reader', groups: [] };
export const aScope: SearchScope = { principal: aReader, collectionIds: ['collection'], filter: {}, asOf: null };

/** A live chunk with this text; what the test does not care about is filled in. */
export function aFoundChunk(text: string, fields: Partial<FoundChunk> = {}): FoundChunk {
  const chunkId = fields.chunkId ?? `chunk of ${text.slice(0, 24)}`;
  const start = fields.start ?? 0;
  return {
    chunkId,
    collectionId: 'collection',
    documentId: `document of ${chunkId}`,
    externalId: `external ${chunkId}`,
    revisionId: `revision of ${chunkId}`,
    revision: 1,
    ordinal: 0,
    title: 'Handbook',
    headings: [],
    context: null,
    text,
    page: null,
    lines: [],
    url: null,
    liveAt: new Date('2026-01-01T00:00:00Z'),
    supersededAt: null,
    verifiedAt: new Date('2026-01-01T00:00:00Z'),
    changedAt: new Date('2026-01-01T00:00:00Z'),
    validFrom: null,
    validUntil: null,
    staleAfterSeconds: null,
    ...fields,
    section: fields.section ?? { start, end: fields.end ?? start + text.length },
    start,
    end: fields.end ?? start + text.length,
  };
}

/** A chunk as a ranking would show it, found by no leg in particular. */
export function ranked(chunk: FoundChunk, fields: Partial<RankedPassage> = {}): RankedPassage {
  const score = fields.score ?? 1;
  return { ...chunk, score, fused: score, cosine: score, recency: null, repeats: null, opinions: {}, legs: {}, ...fields };
}

/** A retrieval of these passages by meaning alone. */
export function retrievalOf(passages: readonly RankedPassage[], fields: Partial<Retrieval> = {}): Retrieval {
  return {
    passages,
    legs: [{ leg: 'vector', status: 'ok', note: null, hits: passages.length, ms: 1 }],
    fusion: { status: 'ok', vectorShare: 1, why: 'only cosines are compared' },
    rerank: { status: 'off', note: null, judged: 0, share: 0, ms: 0, judges: [] },
    candidates: passages,
    dropped: [],
    timings: { embed: 1 },
    queryVector: null,
    settings: {
      vectorWeight: 0.7,
      bridgeShare: 0,
      recency: { weight: 0, halfLifeDays: 1 },
      candidatesPerLeg: 100,
      legDeadlineMs: 1000,
      rerank: { id: null, depth: 0, share: 0, deadlineMs: 0 },
      judges: [],
      keywordMethod: 'bm25',
      embedderId: 'none',
    },
    ...fields,
  };
}
