import type { FoundChunk, Principal, SearchScope } from '#core';

export const aReader: Principal = { organisationId: 'org', keyId: null, role: 'reader', groups: [] };
export const aScope: SearchScope = { principal: aReader, collectionIds: ['collection'], filter: {}, asOf: null };

/** A live chunk with this text; what the test does not care about is filled in. */
export function aFoundChunk(text: string, fields: Partial<FoundChunk> = {}): FoundChunk {
  const chunkId = fields.chunkId ?? `chunk of ${text.slice(0, 24)}`;
  const start = fields.start ?? 0;
  return {
    chunkId,
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
