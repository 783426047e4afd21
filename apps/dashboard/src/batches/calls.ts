import type { AskedInBatch, Batch, BatchOutcome, ListOf } from '../http/bodies.ts';
import { get, post, postLines, query, remove, segment, send } from '../http/client.ts';

/** So many pages from the newest on, read anew as one list: a batch that came meanwhile pushes none over an edge. */
export async function listBatches(pages: number, signal: AbortSignal): Promise<ListOf<Batch>> {
  let list: ListOf<Batch> = { items: [], nextCursor: null };
  for (let page = 0; page === 0 || (page < pages && list.nextCursor !== null); page += 1) {
    const next = await get<ListOf<Batch>>(query('/v1/batches', { limit: 50, cursor: list.nextCursor }), signal);
    list = { items: [...list.items, ...next.items], nextCursor: next.nextCursor };
  }
  return list;
}

export const batchPath = (id: string): string => `/v1/batches/${segment(id)}`;

export const readBatch = (id: string, signal: AbortSignal): Promise<Batch> => get(batchPath(id), signal);

/** `lines` as NDJSON. */
export const sendBatch = (name: string, lines: string): Promise<Batch> => postLines(query('/v1/batches', { name }), lines);

export const cancelBatch = (id: string): Promise<Batch> => post(`${batchPath(id)}/cancel`, {});

export const removeBatch = (id: string): Promise<void> => remove(batchPath(id));

export const listAsked = (
  id: string,
  { status, cursor }: { readonly status: BatchOutcome | ''; readonly cursor: string | null },
  signal?: AbortSignal,
): Promise<ListOf<AskedInBatch>> => get(query(`${batchPath(id)}/questions`, { limit: 50, status, cursor }), signal);

/** Fetched, not linked: a link cannot carry the key. */
export async function saveResults(id: string): Promise<void> {
  const response = await send(`${batchPath(id)}/results`, { accept: 'application/x-ndjson' });
  const url = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement('a'), { href: url, download: `batch-${id}.ndjson` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
