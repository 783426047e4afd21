import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ChatBody } from '#contract';
import { Embedder, mostTurns, type Principal, type Question } from '#core';
import { Conversations } from '../conversations.ts';
import { CollectionModels } from './collection-models.ts';
import { type ContentLimit, contentLimit } from './content-limit.ts';
import type { CompletionHead } from './present-completion.ts';
import { readFormat } from './read-format.ts';
import { readMessages } from './read-messages.ts';
import { mostTokensOf, readParameters } from './read-parameters.ts';

/** A request, read. */
export interface AskedCompletion {
  readonly question: Question;
  readonly head: CompletionHead;
  readonly notes: readonly string[];
  readonly isJson: boolean;
  readonly limit: ContentLimit | null;
}

/** Makes a question of what OpenAI's clients send. */
@Injectable()
export class CompletionRequests {
  constructor(
    private readonly models: CollectionModels,
    private readonly conversations: Conversations,
    private readonly embedder: Embedder,
  ) {}

  async read(principal: Principal, body: ChatBody, signal: AbortSignal): Promise<AskedCompletion> {
    const { model, messages, aquifer, response_format: format } = body;
    const notes = readParameters(body);
    const { text, turns, notes: unread } = readMessages(messages);
    const responseSchema = readFormat(format);
    const { filter, asOf, maxPerDocument, ...options } = aquifer;
    const scope = await this.models.scope(principal, model, { filter, asOf });
    const named = (questions: readonly string[]): string => nameOf({ model, filter, asOf, questions: questions.slice(-mostTurns) });
    const before = await this.before(principal, turns, { named, signal });
    const id = randomUUID();
    const conversationId = named([...turns, text]);
    const maxTokens = responseSchema ? null : mostTokensOf(body);
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
        ...(maxTokens !== null && { maxTokens }),
      },
      head: { id: `chatcmpl-${id}`, created: Math.floor(Date.now() / 1000), model },
      notes: [...unread, ...notes],
      isJson: responseSchema !== null,
      limit: maxTokens === null ? null : contentLimit(maxTokens, (words) => this.embedder.countTokens(words)),
    };
  }

  /** The messages tell the questions before it; the store what was asked back to the last of them, and what each “the first one” chose. */
  private async before(
    principal: Principal,
    turns: readonly string[],
    { named, signal }: { readonly named: (questions: readonly string[]) => string; readonly signal: AbortSignal },
  ): Promise<Pick<Question, 'turns' | 'offered'>> {
    const stored = await Promise.all(
      turns.map((_, index) => this.conversations.before(principal, named(turns.slice(0, index + 1)), signal)),
    );
    return { turns: turns.map((turn, index) => stored[index]?.turns?.at(-1) ?? turn), offered: stored.at(-1)?.offered ?? [] };
  }
}

interface Chat {
  readonly model: string;
  readonly filter: unknown;
  readonly asOf: unknown;
  readonly questions: readonly string[];
}

/**
 * The protocol names no conversation: what is asked of and its questions do, so that a chat which was taken back to an earlier one goes on
 * from there, and another collection's is another one.
 */
const nameOf = (chat: Chat): string => `chat-${createHash('sha256').update(JSON.stringify(chat)).digest('hex').slice(0, 32)}`;
