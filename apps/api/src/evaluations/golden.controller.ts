import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { GoldenBody, GoldenKept, GoldenList, Page, SyntheticBody, SyntheticKept } from '#contract';
import { Fault, type Principal } from '#core';
import { type GoldenQuestion, PgAudit, PgCollections, PgGoldenQuestions } from '#store';
import { linesOf } from '../ndjson.ts';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { InvalidInput, toFault } from '../problem.filter.ts';
import { readJson } from '../read-json.ts';
import { toGoldenQuestion } from './present-evaluations.ts';
import { SyntheticQuestions } from './synthetic-questions.ts';

const maxLineBytes = 64 * 1024;
/** Kept in one short transaction each. */
const questionsAtOnce = 100;

@ApiTags('evaluations')
@Controller('v1/collections/:collection/golden')
@AtLeast('editor')
export class GoldenController {
  constructor(
    private readonly golden: PgGoldenQuestions,
    private readonly collections: PgCollections,
    private readonly audit: PgAudit,
    private readonly synthetic: SyntheticQuestions,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes('application/json', 'application/x-ndjson')
  @Describe({
    summary: 'Add golden questions: one as JSON, many as NDJSON. The same question again is replaced',
    body: GoldenBody,
    returns: GoldenKept,
    example: { question: 'How hot should the water for green tea be?', expected: ['tea'], quote: '80 °C' },
  })
  async add(@Asking() principal: Principal, @Param('collection') nameOrId: string, @Req() request: FastifyRequest): Promise<GoldenKept> {
    const { id } = await this.collections.find(principal, nameOrId);
    const { body } = request;
    if (!(body instanceof Readable)) return this.keep(principal, id, { questions: [checked(body)], errors: [] });
    const read: Read = { questions: [], errors: [] };
    const kept: GoldenKept = { items: [], errors: read.errors };
    for await (const { number, bytes } of linesOf(body, maxLineBytes)) {
      try {
        if (!bytes) throw new Fault('too_large', `the line is longer than ${maxLineBytes} bytes; a question is short`);
        read.questions.push(checked(readJson(bytes, 'the line')));
      } catch (error) {
        const fault = toFault(error);
        if (fault.code === 'internal') throw error;
        read.errors.push({ name: `line ${number}`, code: fault.code, detail: fault.message });
      }
      if (read.questions.length >= questionsAtOnce) kept.items.push(...(await this.flush(principal, id, read)).items);
    }
    kept.items.push(...(await this.flush(principal, id, read)).items);
    if (kept.items.length === 0)
      throw new Fault('bad_request', kept.errors[0]?.detail ?? 'the request holds no question; send at least one');
    return kept;
  }

  @Get()
  @Describe({ summary: 'Golden questions, oldest first', returns: GoldenList })
  async list(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Query({ schema: Page }) page: Page,
  ): Promise<z.infer<typeof GoldenList>> {
    const { id } = await this.collections.find(principal, nameOrId);
    const { items, nextCursor } = await this.golden.list(principal, id, page);
    return { items: await this.present(principal, id, items), nextCursor };
  }

  @Post('synthetic')
  @HttpCode(200)
  @Describe({
    summary:
      "Make golden questions by rule out of the collection's own passages, as far as you may read them; they never count beside real ones",
    body: SyntheticBody,
    returns: SyntheticKept,
    example: { count: 20 },
  })
  async make(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Body({ schema: SyntheticBody }) { count }: z.infer<typeof SyntheticBody>,
  ): Promise<z.infer<typeof SyntheticKept>> {
    const { id } = await this.collections.find(principal, nameOrId);
    const { looked, questions } = await this.synthetic.make(principal, id, count);
    const kept = await this.golden.put(principal, id, questions);
    await this.audit.record(principal, 'golden.make', id, { questions: kept.length });
    return { items: await this.present(principal, id, kept), looked };
  }

  @Delete('synthetic')
  @HttpCode(204)
  @Describe({ summary: 'Remove the golden questions that were made by rule, as far as you may see them', status: 204 })
  async unmake(@Asking() principal: Principal, @Param('collection') nameOrId: string): Promise<void> {
    const { id, name } = await this.collections.find(principal, nameOrId);
    const questions = await this.golden.deleteSynthetic(principal, id);
    await this.audit.record(principal, 'golden.unmake', id, { collection: name, questions });
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ summary: 'Remove a golden question; evaluations that asked it keep it', status: 204 })
  async remove(@Asking() principal: Principal, @Param('collection') nameOrId: string, @Param('id') id: string): Promise<void> {
    const collection = await this.collections.find(principal, nameOrId);
    await this.golden.delete(principal, collection.id, id);
    await this.audit.record(principal, 'golden.delete', id, { collection: collection.name });
  }

  private flush(principal: Principal, collectionId: string, read: Read): Promise<GoldenKept> {
    return this.keep(principal, collectionId, { questions: read.questions.splice(0), errors: [] });
  }

  private async keep(principal: Principal, collectionId: string, { questions, errors }: Read): Promise<GoldenKept> {
    if (questions.length === 0) return { items: [], errors };
    const kept = await this.golden.put(
      principal,
      collectionId,
      questions.map(({ question, expected, quote = null }) => ({ question, expected: [...new Set(expected)], quote })),
    );
    await this.audit.record(principal, 'golden.add', collectionId, { questions: kept.length });
    return { items: await this.present(principal, collectionId, kept), errors };
  }

  private async present(principal: Principal, collectionId: string, items: readonly GoldenQuestion[]): Promise<GoldenKept['items']> {
    const findable = await this.golden.findable(
      principal,
      collectionId,
      items.flatMap(({ expected }) => expected),
    );
    return items.map((item) => toGoldenQuestion(item, findable));
  }
}

interface Read {
  readonly questions: GoldenBody[];
  readonly errors: GoldenKept['errors'];
}

function checked(body: unknown): GoldenBody {
  const parsed = GoldenBody.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}
