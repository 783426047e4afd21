import { Readable } from 'node:stream';
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AskedInBatchList, AskedInBatchQuery, Batch, BatchBody, BatchList, BatchQuery, BatchResultsQuery, Page } from '#contract';
import { Fault, type Principal } from '#core';
import { PgBatches } from '#store';
import { fieldErrors } from '../field-errors.ts';
import { Describe } from '../openapi.ts';
import { Asking } from '../principal.ts';
import { InvalidInput } from '../problem.filter.ts';
import { sendProgress } from '../progress.ts';
import { BatchIntake } from './batch-intake.ts';
import { sentLines, sentQuestions } from './batch-lines.ts';
import { BatchResults } from './batch-results.ts';
import { toAsked, toBatch } from './present-batches.ts';

/** The questions are read one by one, so that all that are wrong are told with their places. */
const Envelope = z.strictObject({ name: BatchBody.shape.name, questions: z.array(z.unknown()).min(1) });

@ApiTags('batches')
@Controller('v1/batches')
export class BatchesController {
  constructor(
    private readonly intake: BatchIntake,
    private readonly batches: PgBatches,
    private readonly answers: BatchResults,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiConsumes('application/json', 'application/x-ndjson')
  @Describe({
    summary: 'Ask many questions in the background: as JSON, or as NDJSON with one a line',
    status: 202,
    body: BatchBody,
    returns: Batch,
    example: { name: 'tea', questions: [{ customId: 'q1', question: 'How hot should the water for green tea be?', mode: 'extract' }] },
  })
  async ask(
    @Asking() principal: Principal,
    @Query({ schema: BatchQuery }) { name }: z.infer<typeof BatchQuery>,
    @Req() request: FastifyRequest,
  ): Promise<Batch> {
    return this.receive(principal, name ?? null, request).catch((error: unknown) => {
      throw hasHungUp(request) ? new Fault('client_closed', 'the client hung up before the batch was complete', { cause: error }) : error;
    });
  }

  @Get()
  @Describe({ summary: 'Batches, newest first: yours, or with the role admin all of them', returns: BatchList })
  async list(@Asking() principal: Principal, @Query({ schema: Page }) page: Page): Promise<z.infer<typeof BatchList>> {
    const { items, nextCursor } = await this.batches.list(principal, page);
    return { items: items.map(toBatch), nextCursor };
  }

  @Get(':id')
  @Describe({ summary: 'A batch: how far it is; server-sent events with accept: text/event-stream', returns: Batch })
  async get(@Asking() principal: Principal, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendProgress(reply, async () => toBatch(await this.batches.get(principal, id)));
  }

  @Get(':id/questions')
  @Describe({ summary: 'The questions of a batch and what became of each, without the answers', returns: AskedInBatchList })
  async questions(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: AskedInBatchQuery }) { status, rung, ...page }: z.infer<typeof AskedInBatchQuery>,
    @Req() { id: requestId }: FastifyRequest,
  ): Promise<z.infer<typeof AskedInBatchList>> {
    await this.batches.get(principal, id);
    const { items, nextCursor } = await this.batches.questions(principal, id, { ...page, outcome: status, rung });
    return { items: items.map((asked) => toAsked(asked, requestId)), nextCursor };
  }

  @Get(':id/results')
  @Describe({
    summary: 'Results as NDJSON, in the order given; while it runs, of what has ended',
    produces: 'application/x-ndjson',
  })
  async results(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Query({ schema: BatchResultsQuery }) { status, rung, after }: z.infer<typeof BatchResultsQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.batches.get(principal, id);
    const results = this.answers.of(principal, id, { after, outcome: status ?? null, rung: rung ?? null, requestId: reply.request.id });
    void reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', `attachment; filename="batch-${id}.ndjson"`)
      .send(Readable.from(linesFrom(results)));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Describe({ summary: 'Stop a batch: what was not answered yet is not asked any more', returns: Batch })
  async cancel(@Asking() principal: Principal, @Param('id') id: string): Promise<Batch> {
    return toBatch(await this.batches.cancel(principal, id));
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ summary: 'Remove a batch with its results; one under way stops. The traces of its questions stay.', status: 204 })
  async remove(@Asking() principal: Principal, @Param('id') id: string): Promise<void> {
    await this.batches.delete(principal, id);
  }

  private async receive(principal: Principal, name: string | null, { body }: FastifyRequest): Promise<Batch> {
    if (body instanceof Readable) return toBatch(await this.intake.receive(principal, name, sentLines(body)));
    const parsed = Envelope.safeParse(body ?? {});
    if (!parsed.success) throw new InvalidInput(fieldErrors(parsed.error.issues, body));
    return toBatch(await this.intake.receive(principal, parsed.data.name ?? name, sentQuestions(parsed.data.questions)));
  }
}

async function* linesFrom(results: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const result of results) yield `${JSON.stringify(result)}\n`;
}

const hasHungUp = ({ raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete;
