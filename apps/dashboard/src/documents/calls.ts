import type { Collection, Document, ListOf } from '../http/bodies.ts';
import { get, post, query, remove, segment } from '../http/client.ts';

export type DocumentFilter = {
  readonly status?: string;
  readonly title?: string;
  /** As the API takes it: JSON. */
  readonly filter?: string;
  readonly cursor?: string | null;
  readonly limit?: number;
};

export const listDocuments = (collection: string, filter: DocumentFilter, signal?: AbortSignal): Promise<ListOf<Document>> =>
  get(query(`/v1/collections/${segment(collection)}/documents`, filter), signal);

/** The first few documents of that name in the first collections: for finding one, not for listing them all. */
export async function findDocuments(title: string, signal: AbortSignal): Promise<Document[]> {
  const collections = await listCollections(signal);
  const pages = await Promise.all(collections.items.slice(0, 4).map(({ name }) => listDocuments(name, { title, limit: 6 }, signal)));
  return pages.flatMap((page) => page.items).slice(0, 8);
}

export const listCollections = (signal?: AbortSignal): Promise<ListOf<Collection>> => get(query('/v1/collections', { limit: 200 }), signal);
export const createCollection = (name: string): Promise<Collection> => post('/v1/collections', { name });

export const readDocument = (id: string, signal?: AbortSignal): Promise<Document> => get(`/v1/documents/${segment(id)}`, signal);
export const retryDocument = (id: string): Promise<unknown> => post(`/v1/documents/${segment(id)}/retry`, {});
export const deleteDocument = (id: string): Promise<void> => remove(`/v1/documents/${segment(id)}`);
