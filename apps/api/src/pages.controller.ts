import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PagesQuery, PictureQuery, RevisionPages } from '#contract';
import type { Box, PageInfo, Principal, Span } from '#core';
import { PgDocuments, PgPages } from '#store';
import { abortOnHangUp } from './event-stream.ts';
import { Describe } from './openapi.ts';
import { Ordinal, ordinalOf } from './ordinal.pipe.ts';
import { canDraw, PagePictures } from './page-pictures.ts';
import { Asking } from './principal.ts';
import { wordsBox } from './words-box.ts';

@ApiTags('documents')
@Controller('v1/documents/:id/revisions/:number/pages')
export class PagesController {
  constructor(
    private readonly pages: PgPages,
    private readonly documents: PgDocuments,
    private readonly pictures: PagePictures,
  ) {}

  @Get()
  @Describe({ summary: 'The pages of a revision, and where on them the words of a span stand', returns: RevisionPages })
  async list(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Param('number', Ordinal) number: number,
    @Query({ schema: PagesQuery }) { start, end }: PagesQuery,
  ): Promise<RevisionPages> {
    const { mediaType, pages, hasFile } = await this.pages.read(principal, id, number);
    const boxes = start === undefined || end === undefined ? [] : await this.boxes(principal, { id, number }, { start, end });
    return { isDrawn: hasFile && pages.length > 0 && canDraw(essence(mediaType)), items: pages.map(toPage), boxes };
  }

  @Get(':page/picture')
  @ApiParam({ name: 'id' })
  @ApiParam({ name: 'number' })
  @ApiParam({ name: 'page' })
  @Describe({
    summary: 'A page as it looks, as PNG; what is a picture itself comes as it was uploaded, in its own format',
    produces: 'image/png',
  })
  async picture(
    @Asking() principal: Principal,
    @Param() path: Readonly<Record<'id' | 'number' | 'page', string>>,
    @Query({ schema: PictureQuery }) { width }: PictureQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [number, page] = [ordinalOf(path.number, 'revision'), ordinalOf(path.page, 'page')];
    const { sha256, mediaType, fileName } = await this.documents.file(principal, path.id, number);
    const tag = `"${sha256.slice(0, 32)}-${page}-${width}"`;
    // Asked for again each time, as access may have been taken away; not drawn again.
    void reply.headers({ etag: tag, 'cache-control': 'private, no-cache', 'content-security-policy': "default-src 'none'; sandbox" });
    if (reply.request.headers['if-none-match'] === tag) return void (await reply.status(304).send());
    const signal = abortOnHangUp(reply.request, reply);
    const asker = principal.keyId ?? principal.organisationId;
    const picture = await this.pictures.of({ asker, sha256, mediaType: essence(mediaType), fileName, page, widthDots: width }, signal);
    await reply.type(picture.mediaType).send(picture.content);
  }

  /** The text is read only where a line holds more than the span. */
  private async boxes(principal: Principal, revision: { readonly id: string; readonly number: number }, span: Span): Promise<Box[]> {
    const lines = await this.pages.lines(principal, revision, span);
    const isCut = lines.some(({ start, end }) => start < span.start || end > span.end);
    if (!isCut) return lines.map(({ box }) => box);
    const { text } = await this.documents.text(principal, revision.id, revision.number);
    return lines.map((line) => wordsBox(line, text.slice(line.start, line.end), span));
  }
}

const essence = (mediaType: string): string => mediaType.split(';')[0]?.trim().toLowerCase() ?? '';

const toPage = ({ page, width, height, ocrConfidence }: PageInfo): RevisionPages['items'][number] => ({
  page,
  width,
  height,
  recognised: ocrConfidence !== null,
});
