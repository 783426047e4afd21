import { MemoryWatch } from '../bench/memory-watch.ts';
import type { Document, Problem, Received } from '#contract';
import { type Service, until } from './service.ts';

export interface Trial {
  readonly name: string;
  readonly bytes: number;
  /** `live`, or the code of the fault it ended with. */
  readonly outcome: string;
  readonly reason: string | null;
  readonly warnings: readonly string[];
  /** From the upload to its end. */
  readonly seconds: number;
  /** Of the parse child; the service's own is `serviceMb`. */
  readonly parserMb: number;
  readonly serviceMb: number;
}

/** Uploads one file and waits for its end, watching what it costs. */
export async function tryFile(
  service: Service,
  collection: string,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<Trial> {
  using memory = new MemoryWatch(service.pid, 50);
  const started = performance.now();
  const end = await outcomeOf(service, collection, file);
  return {
    name: file.name,
    bytes: file.bytes.length,
    ...end,
    seconds: Math.round((performance.now() - started) / 10) / 100,
    parserMb: memory.peakChildMb(),
    serviceMb: memory.peak().serviceMb,
  };
}

async function outcomeOf(
  service: Service,
  collection: string,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<Pick<Trial, 'outcome' | 'reason' | 'warnings'>> {
  const response = await service.upload(collection, file);
  if (!response.ok) {
    const { code, detail } = (await response.json()) as Problem;
    return { outcome: code, reason: detail, warnings: [] };
  }
  const { items } = (await response.json()) as Received;
  const document = await until(async () => {
    const now = await service.json<Document>(`/v1/documents/${items[0]?.documentId}`);
    return now.status === 'live' || now.status === 'failed' ? now : null;
  }, 600_000);
  return {
    outcome: document.failure?.code ?? document.status,
    reason: document.failure?.reason ?? null,
    warnings: document.latest.warnings,
  };
}
