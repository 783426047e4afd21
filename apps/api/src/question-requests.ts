import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { QuestionBody } from '#contract';
import { type Principal, type Question, readDataSchema } from '#core';
import { Conversations } from './conversations.ts';
import { Scopes } from './scopes.ts';

/** Makes a question of a body: where it may look, and what goes before it. */
@Injectable()
export class QuestionRequests {
  constructor(
    private readonly scopes: Scopes,
    private readonly conversations: Conversations,
  ) {}

  async read(principal: Principal, body: QuestionBody, signal: AbortSignal): Promise<Question> {
    const scope = await this.scopes.of(principal, body);
    const { question: text, limit, mode, deadlineMs, maxPerDocument, diversity, responseSchema, conversationId = null, repliesTo } = body;
    // Refused before anything is looked for.
    if (responseSchema) readDataSchema(responseSchema);
    const before =
      repliesTo === undefined
        ? await this.conversations.before(principal, conversationId, signal)
        : await this.conversations.repliedTo(principal, repliesTo, signal);
    const asked = { id: randomUUID(), text, scope, conversationId, ...before, limit, mode, deadlineMs, diversity };
    return { ...asked, ...(maxPerDocument !== undefined && { maxPerDocument }), ...(responseSchema && { responseSchema }) };
  }
}
