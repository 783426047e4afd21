import type { Service } from '../../test/service.ts';
import type { WordModel } from '../word-model.ts';

const sections = 5;

/** Uploads made documents by their numbers, in one request; they are ingested afterwards. */
export async function sendDocuments(
  service: Service,
  collection: string,
  { model, from, count }: { readonly model: WordModel; readonly from: number; readonly count: number },
): Promise<void> {
  const documents = Array.from({ length: count }, (_, index) => model.document(from + index, sections));
  const body = documents.map((document) => JSON.stringify({ ...document, mediaType: 'text/markdown' })).join('\n');
  const headers = { 'content-type': 'application/x-ndjson' };
  const response = await service.fetch(`/v1/collections/${collection}/documents`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`the upload was answered with ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}
