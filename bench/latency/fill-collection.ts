import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Progress } from '#contract';
import type { Service } from '../../test/service.ts';
import type { WordModel } from '../word-model.ts';
import { sendDocuments } from './send-documents.ts';

const perRequest = 100;
/** Documents on their way: enough that no worker waits. */
const mostPending = 400;

export interface Filled {
  readonly chunks: number;
  readonly documents: number;
  readonly seconds: number;
}

/** A collection with at least so many chunks, made and ingested by the service as any other; tells on stderr how far it is. */
export async function fillCollection(
  service: Service,
  collection: string,
  wanted: { readonly model: WordModel; readonly chunks: number },
): Promise<Filled> {
  const started = performance.now();
  await service.post('/v1/collections', { name: collection });
  let { documents } = await service.json<Collection>(`/v1/collections/${collection}`);
  for (;;) {
    // In this order: chunks that went live in between are counted, and nothing pending means that all are.
    const { pending, counts } = await service.json<Progress>(`/v1/collections/${collection}/progress`);
    const { chunks } = await service.json<Collection>(`/v1/collections/${collection}`);
    if ((counts['failed'] ?? 0) > 0) throw new Error(`${counts['failed']} documents failed`);
    const live = documents - pending;
    const perDocument = live > 0 ? chunks / live : 10;
    const missing = Math.ceil((wanted.chunks - chunks) / perDocument) - pending;
    if (missing <= 0 && pending === 0) return { chunks, documents, seconds: Math.round((performance.now() - started) / 1000) };
    if (missing <= 0 || pending >= mostPending) {
      await sleep(500);
      continue;
    }
    const count = Math.min(perRequest, missing);
    await sendDocuments(service, collection, { model: wanted.model, from: documents, count });
    documents += count;
    console.error(`${chunks} of ${wanted.chunks} chunks after ${Math.round((performance.now() - started) / 1000)} s`);
  }
}
