import type { Readable } from 'node:stream';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BlobStore, Fault } from '#core';
import { ChildParser } from '#ingest';
import { RUNTIME, type Runtime } from '#runtime';
import { FairTurns } from './fair-turns.ts';

export interface WantedPicture {
  /** Who shares the turns with others: a key, or an organisation without one. */
  readonly asker: string;
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
/** A page that takes its whole time holds up neither other documents nor other readers. */
const turns = { places: 3, waitingEach: 32, waitingInAll: 200 };

export const canDraw = (mediaType: string): boolean => pictures.has(mediaType) || drawn.has(mediaType);

/** Pages of stored files as they look. Drawn in a child, as a stranger's file may hold up or bring down whoever reads it. */
@Injectable()
export class PagePictures implements OnApplicationShutdown {
  private readonly drawer: ChildParser;
  private readonly turns = new FairTurns(turns);

  constructor(
    @Inject(RUNTIME) runtime: Runtime,
    private readonly blobs: BlobStore,
  ) {
    const { parse } = runtime.config;
    this.drawer = new ChildParser({ ...parse, timeoutMs: Math.min(parse.timeoutMs, longestMs), children: turns.places, restMs: 120_000 });
  }

  async of({ asker, sha256, mediaType, fileName, page, widthDots }: WantedPicture, signal: AbortSignal): Promise<PagePicture> {
    if (pictures.has(mediaType)) return { mediaType, content: await this.original(sha256, { fileName, page }) };
    if (!drawn.has(mediaType))
      throw new Fault('unsupported_media_type', `"${fileName}" is ${mediaType}, which has no pages to draw; read its text instead`);
    const filePath = await this.blobs.path(sha256);
    const request = { filePath, mediaType, fileName, page, widthDots };
    return {
      mediaType: 'image/png',
      content: await this.turns.take({ asker, thing: sha256 }, signal, () => this.drawer.draw(request, signal)),
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.drawer[Symbol.asyncDispose]();
  }

  private async original(sha256: string, { fileName, page }: Pick<WantedPicture, 'fileName' | 'page'>): Promise<Readable> {
    if (page !== 1) throw new Fault('not_found', `"${fileName}" is a picture: it has one page, no page ${page}`);
    return this.blobs.read(sha256);
  }
}
