import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Progress, SearchResult, System } from '#contract';
import type { Service } from '../test/service.ts';
import { MemoryWatch } from './memory-watch.ts';
import { percentileMs } from './result.ts';
import type { MadeDocument, WordModel } from './word-model.ts';

export interface Latency {
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** What one size of the collection cost and how quickly it is searched. */
export interface SizeReport {
  readonly chunks: number;
  readonly documents: number;
  readonly documentsPerSecond: number;
  readonly chunksPerSecond: number;
  readonly search: { readonly keyword: Latency; readonly vector: Latency; readonly fused: Latency };
  readonly databaseMb: number;
  readonly filesMb: number;
  readonly serviceMb: number;
  readonly withChildrenMb: number;
}

export interface ReingestReport {
  readonly documents: number;
  readonly changed: number;
  readonly seconds: number;
  readonly documentsPerSecond: number;
}

export interface ShapeReport {
  readonly shape: string;
  readonly sizes: readonly SizeReport[];
  readonly reingest: ReingestReport;
}

const sections = 5;
const linesPerRequest = 100;
const searches = 100;

/** One service filled step by step with made documents, and measured at every step. */
export class ScaleShape {
  private readonly service: Service;
  private readonly model: WordModel;
  private documents = 0;
  private chunks = 0;

  constructor(service: Service, model: WordModel) {
    this.service = service;
    this.model = model;
  }

  async begin(): Promise<void> {
    await this.service.post('/v1/collections', { name: 'scale' });
  }

  /** Adds documents until there are `chunks`; rates are of what was added. */
  async growTo(chunks: number): Promise<SizeReport> {
    using memory = new MemoryWatch(this.service.pid);
    const before = { documents: this.documents, chunks: this.chunks };
    const started = performance.now();
    while (this.chunks < chunks) {
      const perDocument = this.documents === 0 ? sections * 2 : this.chunks / this.documents;
      await this.upload(Math.max(1, Math.min(5000, Math.ceil((chunks - this.chunks) / perDocument))));
    }
    const seconds = (performance.now() - started) / 1000;
    const search = await this.measureSearch();
    const { storage } = await this.service.json<System>('/v1/system');
    return {
      chunks: this.chunks,
      documents: this.documents,
      documentsPerSecond: tenths((this.documents - before.documents) / seconds),
      chunksPerSecond: tenths((this.chunks - before.chunks) / seconds),
      search,
      databaseMb: Math.round(storage.databaseBytes / 1e6),
      filesMb: Math.round(storage.blobBytes / 1e6),
      ...memory.peak(),
    };
  }

  /** Sends every document again, one in a hundred with a paragraph more. */
  async reingest(): Promise<ReingestReport> {
    const started = performance.now();
    const changed = Math.max(1, Math.round(this.documents / 100));
    const every = Math.floor(this.documents / changed);
    await this.send(0, this.documents, (number) => (number % every === 0 ? 1 : 0));
    await this.untilIdle();
    const seconds = (performance.now() - started) / 1000;
    return { documents: this.documents, changed, seconds: tenths(seconds), documentsPerSecond: tenths(this.documents / seconds) };
  }

  private async upload(count: number): Promise<void> {
    await this.send(this.documents, this.documents + count, () => 0);
    this.documents += count;
    await this.untilIdle();
    this.chunks = (await this.service.json<Collection>('/v1/collections/scale')).chunks;
  }

  private async send(from: number, to: number, edition: (number: number) => number): Promise<void> {
    for (let start = from; start < to; start += linesPerRequest) {
      const numbers = Array.from({ length: Math.min(linesPerRequest, to - start) }, (_, index) => start + index);
      const lines = numbers.map((number) => lineOf(this.model.document(number, sections, edition(number))));
      const response = await this.service.fetch('/v1/collections/scale/documents', {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: lines.join('\n'),
      });
      if (!response.ok) throw new Error(`the upload was answered with ${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
    }
  }

  private async untilIdle(): Promise<void> {
    for (;;) {
      const { pending, counts } = await this.service.json<Progress>('/v1/collections/scale/progress');
      if ((counts['failed'] ?? 0) > 0) throw new Error(`${counts['failed']} documents failed`);
      if (pending === 0) return;
      await sleep(pending > 200 ? 1000 : 100);
    }
  }

  private async measureSearch(): Promise<SizeReport['search']> {
    const times = { keyword: [] as number[], vector: [] as number[], fused: [] as number[] };
    for (let number = -20; number < searches; number += 1) {
      const started = performance.now();
      const response = await this.service.post('/v1/search', { query: this.model.query(number + 1000), collections: ['scale'], limit: 10 });
      const { timings, items } = (await response.json()) as SearchResult;
      if (items.length === 0) throw new Error('a search found nothing');
      if (number < 0) continue;
      times.fused.push(performance.now() - started);
      times.keyword.push(timings['keyword'] ?? Number.NaN);
      times.vector.push(timings['vector'] ?? Number.NaN);
    }
    return { keyword: latencyOf(times.keyword), vector: latencyOf(times.vector), fused: latencyOf(times.fused) };
  }
}

function lineOf({ externalId, title, text }: MadeDocument): string {
  return JSON.stringify({ externalId, title, text, mediaType: 'text/markdown' });
}

function latencyOf(times: readonly number[]): Latency {
  return { p50Ms: percentileMs(times, 0.5), p95Ms: percentileMs(times, 0.95) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
