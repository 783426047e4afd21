import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ChatBody } from '#contract';
import { mostTurns, type Principal, type Question } from '#core';
import { Conversations } from '../conversations.ts';
import { CollectionModels } from './collection-models.ts';
import type { CompletionHead } from './present-completion.ts';
import { readFormat } from './read-format.ts';
import { readMessages } from './read-messages.ts';
import { readParameters } from './read-parameters.ts';

/** A request, read. */
export interface AskedCompletion {
  readonly question: Question;
  readonly head: CompletionHead;
  readonly notes: readonly string[];
  readonly isJson: boolean;
}

/** Makes a question of what OpenAI's clients send. */
@Injectable()
export class CompletionRequests {
  constructor(
    private readonly models: CollectionModels,
    private readonly conversations: Conversations,
  ) {}

  async read(principal: Principal, body: ChatBody, signal: AbortSignal): Promise<AskedCompletion> {
    const { model, messages, aquifer, response_format: format } = body;
    const notes = readParameters(body);
    const { text, turns, notes: unread } = readMessages(messages);
    const responseSchema = readFormat(format);
    const { filter, asOf, maxPerDocument, ...options } = aquifer;
    const scope = await this.models.scope(principal, model, { filter, asOf });
    const before = await this.before(principal, turns, signal);
    const id = randomUUID();
    const conversationId = nameOf([...turns, text]);
    return {
      question: {
        id,
        text,
        scope,
        conversationId,
        ...before,
        ...options,
        ...(maxPerDocument !== undefined && { maxPerDocument }),
        ...(responseSchema && { responseSchema }),
      },
      head: { id: `chatcmpl-${id}`, created: Math.floor(Date.now() / 1000), model },
      notes: [...unread, ...notes],
      isJson: responseSchema !== null,
    };
  }

  /** The messages tell the questions before it, the store what was asked back to the last of them: “the first one” is then understood. */
  private async before(principal: Principal, turns: readonly string[], signal: AbortSignal): Promise<Pick<Question, 'turns' | 'offered'>> {
    if (turns.length === 0) return { turns };
    const { offered = [] } = await this.conversations.before(principal, nameOf(turns), signal);
    return { turns, offered };
  }
}

/** The protocol names no conversation: its questions do, so that a chat which was taken back to an earlier one goes on from there. */
function nameOf(questions: readonly string[]): string {
  const read = JSON.stringify(questions.slice(-mostTurns));
  return `chat-${createHash('sha256').update(read).digest('hex').slice(0, 32)}`;
}
