import { signal } from '@preact/signals';
import type { Problem } from '../http/bodies.ts';
import { asFault, HttpFault, isAbort } from '../http/fault.ts';
import { uploadFile } from '../http/upload.ts';
import { createCollection } from './calls.ts';

export type Upload = {
  readonly id: number;
  readonly file: File;
  readonly collection: string;
  readonly state: 'waiting' | 'sending' | 'received' | 'unchanged' | 'failed' | 'cancelled';
  readonly share: number;
  readonly problem: Problem | null;
};

/** Every file given in this tab; sending goes on while the reader looks at another page. */
export const uploads = signal<readonly Upload[]>([]);
/** Rises with every file the service has taken, so that lists know to look again. */
export const receivedCount = signal(0);
const atOnce = 3;
const aborts = new Map<number, AbortController>();
let lastId = 0;

export const isOpen = (upload: Upload): boolean => upload.state === 'waiting' || upload.state === 'sending';

export function addFiles(files: readonly File[], collection: string): void {
  const added = files.map((file): Upload => ({ id: (lastId += 1), file, collection, state: 'waiting', share: 0, problem: null }));
  uploads.value = [...uploads.value, ...added];
  sendWaiting();
}

export function sendAgain(id: number): void {
  change(id, { state: 'waiting', share: 0, problem: null });
  sendWaiting();
}

export function cancel(id: number): void {
  aborts.get(id)?.abort();
  change(id, { state: 'cancelled' });
}

export const clearFinished = (): void => void (uploads.value = uploads.value.filter(isOpen));

const change = (id: number, news: Partial<Upload>): void =>
  void (uploads.value = uploads.value.map((upload) => (upload.id === id ? { ...upload, ...news } : upload)));

function sendWaiting(): void {
  const free = atOnce - uploads.value.filter((upload) => upload.state === 'sending').length;
  const next = uploads.value.filter((upload) => upload.state === 'waiting').slice(0, Math.max(0, free));
  for (const upload of next) void sendOne(upload);
}

async function sendOne(upload: Upload): Promise<void> {
  const abort = new AbortController();
  aborts.set(upload.id, abort);
  change(upload.id, { state: 'sending' });
  try {
    await ensureCollection(upload.collection);
    const { items } = await uploadFile(upload.collection, upload.file, {
      signal: abort.signal,
      onProgress: (share) => change(upload.id, { share }),
    });
    change(upload.id, { state: items[0]?.unchanged ? 'unchanged' : 'received', share: 1 });
    receivedCount.value += 1;
  } catch (error) {
    if (!isAbort(error)) change(upload.id, { state: 'failed', problem: asFault(error).problem });
  } finally {
    aborts.delete(upload.id);
    sendWaiting();
  }
}

const ensured = new Map<string, Promise<void>>();

/** Makes the collection a first upload goes to; one that is there already is what was wanted. */
function ensureCollection(name: string): Promise<void> {
  const known = ensured.get(name) ?? make(name);
  ensured.set(name, known);
  return known;
}

async function make(name: string): Promise<void> {
  try {
    await createCollection(name);
  } catch (error) {
    if (error instanceof HttpFault && error.problem.status === 409) return;
    ensured.delete(name);
    throw error;
  }
}

/** Collections the service has listed need not be made. */
export const knowCollections = (names: readonly string[]): void => {
  for (const name of names) ensured.set(name, Promise.resolve());
};
