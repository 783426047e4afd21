import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Progress } from '#contract';
import type { Service } from '../../test/service.ts';
import type { WordModel } from '../word-model.ts';
import { sendDocuments } from './send-documents.ts';

const collection = 'arriving';
const perRequest = 50;
/** Documents on their way, so that the workers never wait and never drown. */
const leastPending = 100;

export interface Ingested {
  readonly chunks: number;
  readonly seconds: number;
  readonly chunksPerSecond: number;
}

/** Keeps a service busy with documents for a second collection while somebody does something else; tells what was ingested meanwhile. */
export async function whileIngesting<Value>(
  service: Service,
  model: WordModel,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly ingested: Ingested }> {
  await service.post('/v1/collections', { name: collection });
  const stop = new AbortController();
  const sending = keepSending(service, model, stop.signal);
  try {
    // Without documents on their way there would be nothing to wait for.
    await Promise.race([untilBusy(service), sending]);
    const before = await chunksOf(service);
    const started = performance.now();
    const value = await work();
    const seconds = (performance.now() - started) / 1000;
    const chunks = (await chunksOf(service)) - before;
    const ingested = { chunks, seconds: Math.round(seconds), chunksPerSecond: Math.round((chunks / seconds) * 10) / 10 };
    return { value, ingested };
  } finally {
    stop.abort();
    await sending;
  }
}

async function keepSending(service: Service, model: WordModel, signal: AbortSignal): Promise<void> {
  // Numbers that no collection has yet: the same text would need no new vector.
  const { documents } = await service.json<Collection>(`/v1/collections/${collection}`);
  for (let number = 1_000_000 + documents; !signal.aborted;) {
    const { pending } = await service.json<Progress>(`/v1/collections/${collection}/progress`);
    if (pending > leastPending) {
      await sleep(200);
      continue;
    }
    await sendDocuments(service, collection, { model, from: number, count: perRequest });
    number += perRequest;
  }
}

async function untilBusy(service: Service): Promise<void> {
  while ((await chunksOf(service)) === 0) await sleep(200);
}

async function chunksOf(service: Service): Promise<number> {
  return (await service.json<Collection>(`/v1/collections/${collection}`)).chunks;
}
