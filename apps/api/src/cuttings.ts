import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ChunkingPreview, ChunkingPreviewBody } from '#contract';
import { type ChunkingSettings, type Collection, Embedder, type ParsedDocument, type Principal } from '#core';
import { ChildParser, type CutChunk, cutDocument } from '#ingest';
import { RUNTIME, type Runtime } from '#runtime';
import { PgCuts } from '#store';

interface Wanted {
  readonly principal: Principal;
  readonly collection: Collection;
  readonly body: ChunkingPreviewBody;
}

type Source = Pick<ParsedDocument, 'text' | 'blocks' | 'tables' | 'definitions' | 'warnings'> & {
  readonly title: string;
  readonly number: number | null;
};

const endings: Readonly<Record<ChunkingPreviewBody['mediaType'], string>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/html': 'html',
  'text/csv': 'csv',
};
const bars = 12;

/** Cuts documents for people to look at, before anything is stored or embedded. */
@Injectable()
export class Cuttings implements OnApplicationShutdown {
  private readonly parser: ChildParser;

  constructor(
    @Inject(RUNTIME) runtime: Runtime,
    private readonly cuts: PgCuts,
    private readonly embedder: Embedder,
  ) {
    // A child of its own, started when first needed: in the server shape the workers' are in another process.
    this.parser = new ChildParser({ ...runtime.config.parse, children: 1 });
  }

  async preview(wanted: Wanted, signal: AbortSignal): Promise<ChunkingPreview> {
    const { body, collection } = wanted;
    const chunking = { ...collection.settings.chunking, ...given(body.chunking) };
    const source = await this.sourceOf(wanted, signal);
    const { chunks, warnings } = await cutDocument(source, chunking, this.embedder, signal);
    const shown = chunks.slice(0, body.limit);
    return {
      chunking,
      documentId: body.documentId ?? null,
      revision: source.number,
      title: source.title,
      text: shown.length < chunks.length ? source.text.slice(0, Math.max(...shown.map(({ end }) => end))) : source.text,
      chunks: shown.map(toChunk),
      ...summaryOf(chunks),
      warnings: [...source.warnings, ...warnings],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parser[Symbol.asyncDispose]();
  }

  private async sourceOf({ principal, collection, body }: Wanted, signal: AbortSignal): Promise<Source> {
    if (body.documentId !== undefined) return { ...(await this.cuts.read(principal, collection.id, body.documentId)), warnings: [] };
    const fileName = body.fileName ?? `text.${endings[body.mediaType]}`;
    const filePath = join(tmpdir(), `aquifer-preview-${randomUUID()}`);
    try {
      await writeFile(filePath, body.text ?? '', { mode: 0o600 });
      const parsed = await this.parser.parse({ filePath, mediaType: `${body.mediaType}; charset=utf-8`, fileName }, signal);
      return { ...parsed, title: parsed.title ?? fileName, number: null };
    } finally {
      await rm(filePath, { force: true });
    }
  }
}

/** Without what was left out. */
function given(chunking: ChunkingPreviewBody['chunking']): Partial<ChunkingSettings> {
  return Object.fromEntries(Object.entries(chunking).filter(([, value]) => value !== undefined));
}

function toChunk({ ordinal, start, end, tokens, headings, context, page, section }: CutChunk): ChunkingPreview['chunks'][number] {
  return { ordinal, span: { start, end }, tokens, headings: [...headings], context, page, section: { ...section } };
}

function summaryOf(chunks: readonly CutChunk[]): Pick<ChunkingPreview, 'counts' | 'histogram'> {
  const tokens = chunks.map((chunk) => chunk.tokens).toSorted((a, b) => a - b);
  const largest = tokens.at(-1) ?? 0;
  const step = Math.max(1, Math.ceil((largest + 1) / bars));
  return {
    counts: {
      chunks: chunks.length,
      sections: new Set(chunks.map(({ section }) => section.start)).size,
      withContext: chunks.filter(({ context }) => context !== null).length,
      tokens: tokens.reduce((sum, count) => sum + count, 0),
      smallest: tokens[0] ?? 0,
      median: tokens[tokens.length >> 1] ?? 0,
      largest,
    },
    histogram: Array.from({ length: Math.ceil((largest + 1) / step) }, (_, bar) => ({
      from: bar * step,
      to: (bar + 1) * step,
      chunks: tokens.filter((count) => Math.floor(count / step) === bar).length,
    })),
  };
}
