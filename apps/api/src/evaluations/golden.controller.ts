import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { GoldenBody, GoldenKept, GoldenList, Page, SyntheticBody, SyntheticKept } from '#contract';
import { Fault, type Principal } from '#core';
import { type GoldenQuestion, PgCollections, PgGoldenQuestions } from '#store';
import { linesOf } from '../ndjson.ts';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { fieldErrors } from '../field-errors.ts';
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
    private readonly synthetic: SyntheticQuestions,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes('application/json', 'application/x-ndjson')
  @Describe({
    summary:
      'Add golden questions: one as JSON, many as NDJSON. The same question again is replaced, unless you may not see what it expects',
    body: GoldenBody,
    returns: GoldenKept,
    example: { question: 'How hot should the water for green tea be?', expected: ['tea'], quote: '80 °C' },
  })
  async add(@Asking() principal: Principal, @Param('collection') nameOrId: string, @Req() request: FastifyRequest): Promise<GoldenKept> {
    const { id } = await this.collections.find(principal, nameOrId);
    const { body } = request;
    if (!(body instanceof Readable)) return { items: await this.keep(principal, id, [checked(body)]), errors: [] };
    const read: Read = { questions: [], errors: [] };
    const kept: GoldenKept = { items: [], errors: read.errors };
    for await (const { number, bytes } of linesOf(body, maxLineBytes)) {
      try {
        if (!bytes) throw new Fault('too_large', `the line is longer than ${maxLineBytes} bytes; a question is short`);
        read.questions.push({ number, question: checked(readJson(bytes, 'the line')) });
      } catch (error) {
        read.errors.push(toLineError(error, number));
      }
      if (read.questions.length >= questionsAtOnce) kept.items.push(...(await this.flush(principal, id, read)));
    }
    kept.items.push(...(await this.flush(principal, id, read)));
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
    return { items: await this.present(principal, id, kept), looked };
  }

  @Delete('synthetic')
  @HttpCode(204)
  @Describe({ summary: 'Remove the golden questions that were made by rule, as far as you may see them', status: 204 })
  async unmake(@Asking() principal: Principal, @Param('collection') nameOrId: string): Promise<void> {
    const { id } = await this.collections.find(principal, nameOrId);
    await this.golden.deleteSynthetic(principal, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ summary: 'Remove a golden question; evaluations that asked it keep it', status: 204 })
  async remove(@Asking() principal: Principal, @Param('collection') nameOrId: string, @Param('id') id: string): Promise<void> {
    const collection = await this.collections.find(principal, nameOrId);
    await this.golden.delete(principal, collection.id, id);
  }

  /** Where they cannot be kept together, one by one, so that a line that is refused costs no other. */
  private async flush(principal: Principal, collectionId: string, read: Read): Promise<GoldenKept['items']> {
    const lines = read.questions.splice(0);
    const all = lines.map(({ question }) => question);
    try {
      return await this.keep(principal, collectionId, all);
    } catch (error) {
      if (toFault(error).code !== 'conflict') throw error;
    }
    const items: GoldenKept['items'] = [];
    for (const { number, question } of lines) {
      try {
        items.push(...(await this.keep(principal, collectionId, [question])));
      } catch (error) {
        read.errors.push(toLineError(error, number));
      }
    }
    return items;
  }

  private async keep(principal: Principal, collectionId: string, questions: readonly GoldenBody[]): Promise<GoldenKept['items']> {
    if (questions.length === 0) return [];
    const kept = await this.golden.put(
      principal,
      collectionId,
      questions.map(({ question, expected, quote = null }) => ({ question, expected: [...new Set(expected)], quote })),
    );
    return this.present(principal, collectionId, kept);
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
  readonly questions: { readonly number: number; readonly question: GoldenBody }[];
  readonly errors: GoldenKept['errors'];
}

/** What is no fault of the line is thrown. */
function toLineError(error: unknown, number: number): GoldenKept['errors'][number] {
  const fault = toFault(error);
  if (fault.code === 'internal') throw error;
  return { name: `line ${number}`, code: fault.code, detail: fault.message };
}

function checked(body: unknown): GoldenBody {
  const parsed = GoldenBody.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(fieldErrors(parsed.error.issues, body));
}
