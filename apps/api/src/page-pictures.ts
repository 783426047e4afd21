import type { Readable } from 'node:stream';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BlobStore, Fault } from '#core';
import { ChildParser } from '#ingest';
import { RUNTIME, type Runtime } from '#runtime';

export interface WantedPicture {
  readonly sha256: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly page: number;
  readonly widthDots: number;
}

export interface PagePicture {
  readonly mediaType: string;
  readonly content: Uint8Array | Readable;
}

/** Files that browsers show themselves; what is within them was told by their first bytes when they came. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/bmp']);
const drawn = new Set(['application/pdf', 'image/tiff']);
const longestMs = 20_000;

export const canDraw = (mediaType: string): boolean => pictures.has(mediaType) || drawn.has(mediaType);

/** Pages of stored files as they look. Drawn in a child, as a stranger's file may hold up or bring down whoever reads it. */
@Injectable()
export class PagePictures implements OnApplicationShutdown {
  private readonly drawer: ChildParser;

  constructor(
    @Inject(RUNTIME) runtime: Runtime,
    private readonly blobs: BlobStore,
  ) {
    const { parse } = runtime.config;
    this.drawer = new ChildParser({ ...parse, timeoutMs: Math.min(parse.timeoutMs, longestMs), children: 1, restMs: 120_000 });
  }

  async of({ sha256, mediaType, fileName, page, widthDots }: WantedPicture, signal: AbortSignal): Promise<PagePicture> {
    if (pictures.has(mediaType)) return { mediaType, content: await this.original(sha256, { fileName, page }) };
    if (!drawn.has(mediaType))
      throw new Fault('unsupported_media_type', `"${fileName}" is ${mediaType}, which has no pages to draw; read its text instead`);
    const filePath = await this.blobs.path(sha256);
    return { mediaType: 'image/png', content: await this.drawer.draw({ filePath, mediaType, fileName, page, widthDots }, signal) };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.drawer[Symbol.asyncDispose]();
  }

  private async original(sha256: string, { fileName, page }: Pick<WantedPicture, 'fileName' | 'page'>): Promise<Readable> {
    if (page !== 1) throw new Fault('not_found', `"${fileName}" is a picture: it has one page, no page ${page}`);
    return this.blobs.read(sha256);
  }
}
