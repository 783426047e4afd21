import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Diff, DiffQuery, Rollback, RollbackBody } from '#contract';
import { Fault, type Principal } from '#core';
import { diffTexts } from '#freshness';
import { RUNTIME, type Runtime } from '#runtime';
import { PgDocuments } from '#store';
import { NextSteps } from './next-steps.ts';
import { Describe } from './openapi.ts';
import { toDocument } from './present.ts';
import { noteOf, toChanges } from './present-revisions.ts';
import { Asking, AtLeast } from './principal.ts';

@ApiTags('documents')
@Controller('v1/documents')
export class RevisionsController {
  constructor(
    private readonly documents: PgDocuments,
    private readonly next: NextSteps,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  @Post(':id/rollback')
  @AtLeast('editor')
  @HttpCode(200)
  @Describe({
    summary: 'Show readers an earlier revision again; uploads on their way lose to it, later ones win',
    body: RollbackBody,
    returns: Rollback,
    example: { revision: 1 },
  })
  async rollBack(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: RollbackBody }) { revision }: z.infer<typeof RollbackBody>,
  ): Promise<Rollback> {
    const request = { documentId: id, revision, modelId: this.runtime.models.embedder.id };
    const done = await this.documents.rollBack(principal, request);
    if (done.outcome === 'embedding') await this.next.begin('embed', [done.revisionId]);
    const { outcome, previous, overtaken, textsToEmbed } = done;
    const document = toDocument(await this.documents.get(principal, id));
    return { document, revision, previous, outcome, overtaken: [...overtaken], textsToEmbed, note: noteOf(done, revision) };
  }

  @Get(':id/diff')
  @Describe({ summary: 'What changed between two revisions: lines with spans in both texts, and chunks kept, new and gone', returns: Diff })
  async diff(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: DiffQuery }) query: z.infer<typeof DiffQuery>,
  ): Promise<Diff> {
    const to = query.to ?? (await this.liveOf(principal, id));
    const from = query.from ?? (await this.before(principal, id, to));
    const [old, young] = [await this.documents.text(principal, id, from), await this.documents.text(principal, id, to)];
    const found = diffTexts(old.text, young.text);
    const chunks = await this.documents.compareChunks(principal, id, from, to);
    const { linesAdded, linesRemoved, isExact: exact } = found;
    return { documentId: id, from, to, linesAdded, linesRemoved, chunks, exact, ...toChanges(found, old.text, young.text) };
  }

  private async liveOf(principal: Principal, id: string): Promise<number> {
    const { liveRevision } = await this.documents.get(principal, id);
    if (liveRevision === null) throw new Fault('conflict', `Document ${id} has no live revision yet. Name two revisions with from and to.`);
    return liveRevision;
  }

  /** The newest earlier one that readers saw; the same where there is none, which differs in nothing. */
  private async before(principal: Principal, id: string, to: number): Promise<number> {
    const { items } = await this.documents.revisions(principal, id, { limit: 200 });
    const earlier = items.find(({ number, lives, removed }) => number < to && lives.length > 0 && !removed);
    return earlier?.number ?? to;
  }
}
