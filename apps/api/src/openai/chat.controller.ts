import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChatBody, ChatCompletion } from '#contract';
import type { Principal } from '#core';
import { LOG } from '#runtime';
import type { Log } from '#telemetry';
import { Asker } from '../asker.ts';
import { abortOnHangUp, EventStream } from '../event-stream.ts';
import { Describe } from '../openapi.ts';
import { Asking } from '../principal.ts';
import { toFault, toProblem } from '../problem.filter.ts';
import { type AskedCompletion, CompletionRequests } from './completion-requests.ts';
import { CompletionStream } from './completion-stream.ts';
import { originOf } from '../origin-of.ts';
import { saidOf, toCompletion } from './present-completion.ts';

/** A request, and where the caller found this service. */
type Asked = AskedCompletion & { readonly origin: string };

@ApiTags('openai')
@Controller('v1/chat/completions')
export class ChatController {
  constructor(
    private readonly asker: Asker,
    private readonly requests: CompletionRequests,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Ask a question as OpenAI’s clients do; chunks with stream: true',
    body: ChatBody,
    returns: ChatCompletion,
    example: { model: 'aquifer', messages: [{ role: 'user', content: 'How hot should the water for green tea be?' }] },
  })
  async complete(
    @Asking() principal: Principal,
    @Body({ schema: ChatBody }) body: ChatBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const signal = abortOnHangUp(request, reply);
    const asked = { ...(await this.requests.read(principal, body, signal)), origin: originOf(request) };
    if (body.stream !== true) return void reply.send(await this.answer(asked, signal));
    using stream = new CompletionStream(() => new EventStream(reply), {
      ...asked,
      includeUsage: body.stream_options?.include_usage === true,
    });
    try {
      await this.stream(asked, stream, signal);
    } catch (error) {
      if (!stream.isOpen) throw error;
      const fault = toFault(error);
      if (fault.code === 'internal' && !signal.aborted) this.log.error({ err: error, requestId: request.id }, 'question failed');
      stream.fail(toProblem(fault, request.id));
    }
  }

  private async answer({ question, head, notes, ...saying }: Asked, signal: AbortSignal): Promise<ChatCompletion> {
    const answer = await this.asker.ask(question, signal);
    return toCompletion(head, { ...answer, notes: [...notes] }, saidOf(answer, saying));
  }

  private async stream({ question, notes, ...saying }: Asked, stream: CompletionStream, signal: AbortSignal): Promise<void> {
    const answer = await this.asker.ask(question, signal, (event) => stream.take(event));
    stream.finish({ ...answer, notes: [...notes] }, saidOf(answer, saying));
  }
}
