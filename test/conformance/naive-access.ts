import type { Access, Principal, SearchScope } from '#core';
import { holds, type Json } from './naive-filter.ts';

/** A revision as it was shown from one moment on, until another if that has come. */
export interface NaiveLife {
  readonly number: number;
  readonly texts: readonly string[];
  readonly from: number;
  readonly until: number | null;
}

/** A document as whoever wrote it remembers it. */
export interface NaiveDocument {
  readonly id: string;
  readonly organisationId: string;
  readonly collectionId: string;
  readonly externalId: string;
  readonly access: Access;
  readonly metadata: Json;
  readonly isDeleted: boolean;
  readonly lives: readonly NaiveLife[];
}

export interface NaiveChunk {
  readonly document: NaiveDocument;
  readonly key: string;
  readonly text: string;
}

export const chunkKey = (documentId: string, revision: number, ordinal: number): string => `${documentId} ${revision} ${ordinal}`;

/** The rule, said once more and without SQL. */
export function maySee({ organisationId, role, groups }: Principal, document: NaiveDocument): boolean {
  if (document.isDeleted || document.organisationId !== organisationId) return false;
  return document.access.public || role === 'admin' || document.access.groups.some((group) => groups.includes(group));
}

/** Metadata lies over what the file says; a document that nobody was shown yet has only metadata. */
export function isWanted(filter: Json, { lives, metadata }: NaiveDocument): boolean {
  const inferred = lives.length > 0 ? { mediaType: 'text/plain', fileName: 'file.txt' } : {};
  return holds(filter, { ...inferred, ...metadata });
}

export function lifeAt({ lives }: NaiveDocument, asOf: Date | null): NaiveLife | undefined {
  if (asOf === null) return lives.find((life) => life.until === null);
  return lives.find((life) => life.from <= asOf.getTime() && (life.until === null || life.until > asOf.getTime()));
}

export function documentsIn({ principal, collectionIds, filter }: SearchScope, all: readonly NaiveDocument[]): NaiveDocument[] {
  return all.filter(
    (document) => collectionIds.includes(document.collectionId) && maySee(principal, document) && isWanted(filter, document),
  );
}

export function chunksIn(scope: SearchScope, all: readonly NaiveDocument[]): NaiveChunk[] {
  return documentsIn(scope, all).flatMap((document) => {
    const life = lifeAt(document, scope.asOf);
    return (life?.texts ?? []).map((text, ordinal) => ({ document, text, key: chunkKey(document.id, life?.number ?? 0, ordinal) }));
  });
}
