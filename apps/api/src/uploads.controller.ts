import { Readable } from 'node:stream';
import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config';
import { DocumentBody, Received } from '#contract';
import { Fault, type Principal } from '#core';
import { CONFIG } from '#runtime';
import { WebFetcher } from '#sources';
import { PgCollections, type Upload as StoredUpload } from '#store';
import { abortOnHangUp } from './event-stream.ts';
import { filesOf } from './multipart.ts';
import { linesOf, type NdjsonLine } from './ndjson.ts';
import { readJson } from './read-json.ts';
import { Describe } from './openapi.ts';
import { Asking, AtLeast } from './principal.ts';
import { Tally } from './tally.ts';
import { jsonUpload } from './text-upload.ts';
import { type UploadContext, Uploads } from './upload.ts';

/** A document sent as JSON is held whole; larger ones come as files. */
const maxLineBytes = 32 * 1024 * 1024;

@ApiTags('documents')
@Controller('v1/collections/:collection/documents')
export class UploadsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly collections: PgCollections,
    private readonly fetcher: WebFetcher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @AtLeast('editor')
  @HttpCode(202)
  @ApiConsumes('application/json', 'multipart/form-data', 'application/x-ndjson')
  @Describe({
    summary: 'Upload documents: files as a form, one text or address as JSON, many as NDJSON',
    status: 202,
    body: DocumentBody,
    returns: Received,
    example: { externalId: 'tea', title: 'Tea', text: 'Green tea is steeped at 80 °C for two minutes.' },
  })
  async receive(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Received> {
    try {
      const collection = await this.collections.find(principal, nameOrId);
      const maxBytes = this.config.http.maxUploadBytes;
      const context = { principal, collection, maxBytes, signal: abortOnHangUp(request, reply) };
      return await this.receiveBody(request, context);
    } catch (error) {
      throw hasHungUp(request) ? new Fault('client_closed', 'the client hung up in the middle of its upload', { cause: error }) : error;
    }
  }

  private receiveBody(request: FastifyRequest, context: UploadContext): Promise<Received> {
    if (request.isMultipart()) return this.receiveFiles(request, context);
    if (request.body instanceof Readable) return this.receiveLines(request.body, context);
    return this.receiveText(request.body, context);
  }

  private async receiveFiles(request: FastifyRequest, context: UploadContext): Promise<Received> {
    const tally = new Tally();
    const stored: StoredUpload[] = [];
    try {
      for await (const upload of filesOf(request)) {
        const kept = await tally.attempt(upload.fileName, () => this.uploads.store(upload, context));
        if (kept) stored.push(kept);
      }
    } catch (error) {
      // Only a form read to its end counts: a field that came too late might have said who may see the files before it.
      await this.uploads.discard(stored);
      throw error;
    }
    for (const upload of stored) await tally.add(upload.fileName, () => this.uploads.register(upload));
    return tally.result();
  }

  private async receiveLines(body: Readable, context: UploadContext): Promise<Received> {
    const tally = new Tally();
    for await (const line of linesOf(body, maxLineBytes)) {
      await tally.add(`line ${line.number}`, async () => this.receiveJson(readLine(line), context));
    }
    return tally.result();
  }

  private async receiveText(body: unknown, context: UploadContext): Promise<Received> {
    const tally = new Tally();
    await tally.add('body', async () => this.receiveJson(body, context));
    return tally.result();
  }

  private async receiveJson(body: unknown, context: UploadContext): Promise<Received['items'][number]> {
    const upload = await jsonUpload(body, { fetcher: this.fetcher, signal: context.signal });
    return this.uploads.receive(upload, context);
  }
}

function readLine({ bytes }: NdjsonLine): unknown {
  if (!bytes) throw new Fault('too_large', `the line is longer than ${maxLineBytes} bytes; upload it as a file`);
  return readJson(bytes, 'the line');
}

const hasHungUp = ({ raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete;
