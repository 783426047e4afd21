import { setImmediate as pause } from 'node:timers/promises';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EmbeddingList, EmbeddingsBody } from '#contract';
import { Embedder, type Principal } from '#core';
import { KeyLimits } from '../limits/key-limits.ts';
import { abortOnHangUp } from '../event-stream.ts';
import { Describe } from '../openapi.ts';
import { Asking } from '../principal.ts';
import { CollectionModels } from './collection-models.ts';
import { idleNotes } from './idle-notes.ts';
import { refuse, refuseLong } from './refuse.ts';

const read = new Set(['model', 'input', 'encoding_format', 'dimensions', 'input_type', 'user']);

/** As many texts as OpenAI takes; characters are counted before tokens, which cost time. */
const most = { texts: 2048, characters: 1_000_000, tokens: 300_000 } as const;

/** No text has fewer tokens: a longer one is refused before it is taken apart, which would hold up everybody. */
const charactersPerToken = 50;

@ApiTags('openai')
@Controller('v1/embeddings')
export class EmbeddingsController {
  constructor(
    private readonly embedder: Embedder,
    private readonly models: CollectionModels,
    private readonly limits: KeyLimits,
  ) {}

  @Post()
  @HttpCode(200)
  @Describe({ summary: 'Vectors of texts, by the embedder that documents are searched with', body: EmbeddingsBody, returns: EmbeddingList })
  async embed(
    @Asking() principal: Principal,
    @Body({ schema: EmbeddingsBody }) body: EmbeddingsBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EmbeddingList> {
    const signal = abortOnHangUp(request, reply);
    await this.models.checkEmbedder(principal, body.model);
    const { id, dimensions } = this.embedder;
    if (body.dimensions != null && body.dimensions !== dimensions)
      refuse('dimensions', `${body.dimensions} were asked for and vectors of ${id} have ${dimensions}; leave it out`);
    const texts = [body.input].flat();
    const notes = idleNotes(Object.keys(body).filter((name) => !read.has(name)));
    await this.limits.refuseUsedUp(principal, reply);
    const tokens = await this.count(texts, signal);
    const embed = (): Promise<Float32Array[]> => this.embedder.embed(texts, body.input_type ?? 'passage', signal);
    const vectors = await this.limits.counted(principal, tokens, embed);
    const encode = body.encoding_format === 'base64' ? toBase64 : (vector: Float32Array) => Array.from(vector);
    return {
      object: 'list',
      data: vectors.map((vector, index) => ({ object: 'embedding', index, embedding: encode(vector) })),
      model: id,
      usage: { prompt_tokens: tokens, total_tokens: tokens },
      ...(notes.length > 0 && { aquifer: { notes } }),
    };
  }

  /** Tokens of all of them, or a refusal that says what is too much. */
  private async count(texts: readonly string[], signal: AbortSignal): Promise<number> {
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    if (texts.length > most.texts) tooMuch('texts', texts.length);
    if (characters > most.characters) tooMuch('characters', characters);
    let tokens = 0;
    for (const [index, text] of texts.entries()) {
      // Counting blocks the process; others have their turn between two texts.
      if (index % 16 === 15) await pause(undefined, { signal });
      tokens += this.countOne(text, index + 1);
    }
    return tokens > most.tokens ? tooMuch('tokens', tokens) : tokens;
  }

  private countOne(text: string, place: number): number {
    const { id, maxTokens } = this.embedder;
    const tooLong = (size: string): never =>
      refuseLong('input', `text ${place} has ${size} and ${id} takes ${maxTokens} tokens; cut it into shorter passages`);
    if (text.length > maxTokens * charactersPerToken) tooLong(`${text.length} characters`);
    const tokens = this.embedder.countTokens(text);
    return tokens > maxTokens ? tooLong(`${tokens} tokens`) : tokens;
  }
}

function tooMuch(what: keyof typeof most, count: number): never {
  const figure = (value: number): string => value.toLocaleString('en');
  return refuse('input', `it has ${figure(count)} ${what} and a request takes ${figure(most[what])}; send several requests`);
}

/** As OpenAI's clients ask for unless told otherwise: little-endian, as every machine is that this runs on. */
const toBase64 = ({ buffer, byteOffset, byteLength }: Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');
