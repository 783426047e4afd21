import { Injectable } from '@nestjs/common';
import type { McpServer, ServerContext } from '@modelcontextprotocol/server';
import { type Answer, McpAnswer, McpAskInput, QuestionBody } from '#contract';
import type { AnswerEvent } from '#core';
import { defuse } from '#guard';
import { Asker } from '../asker.ts';
import { urlOf } from '../document-address.ts';
import { QuestionRequests } from '../question-requests.ts';
import { answered, type Caller, quoting, reading, signalOf, type Told } from './tool-call.ts';

@Injectable()
export class AskTool {
  constructor(
    private readonly asker: Asker,
    private readonly requests: QuestionRequests,
  ) {}

  offer(server: McpServer, caller: Caller): void {
    server.registerTool(
      'ask',
      {
        title: 'Ask the documents',
        description:
          'Answers a question from the documents of this knowledge service and from nothing else. Every sentence carries markers such as [1]; `citations` has for each the words it rests on, to the letter, and where they stand. Where the documents do not carry an answer it says so and why: then there is none here, and one of your own would be a guess. Ask one question at a time, in whole words and in the language of the documents. For a question that leans on one before it ("and for black tea?") send the same conversationId with both. Where `choices` come back, ask one of them with `repliesTo`: that questionId.',
        inputSchema: McpAskInput,
        outputSchema: McpAnswer,
        annotations: reading,
      },
      (input, context) => answered(caller, () => this.run(caller, input, context)),
    );
  }

  private async run(caller: Caller, input: McpAskInput, context: ServerContext): Promise<Told> {
    const signal = signalOf(caller, context);
    const question = await this.requests.read(caller.principal, QuestionBody.parse(input), signal);
    const answer = toAnswer(await this.asker.ask(question, signal, progressOf(context)), caller.origin);
    return { structured: answer, text: inWords(answer) };
  }
}

/** Tells the client how far the answer is, where it asked to be told. */
function progressOf({ mcpReq }: ServerContext): (event: AnswerEvent) => void {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return () => undefined;
  let progress = 0;
  return (event) => {
    if (event.type === 'citation') return;
    progress += 1;
    const message = event.type === 'passages' ? `reading ${event.passages.length} passages` : 'answering';
    // A client that is gone needs no word of it: the call itself is aborted.
    void mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, message } }).catch(() => undefined);
  };
}

function toAnswer(
  { id, status, rung, answer, reason, choices = [], citations, review, fallbacks, freshness, guard }: Answer,
  origin: string,
): McpAnswer {
  return {
    questionId: id,
    status,
    rung,
    answer,
    reason,
    choices: choices.map(({ question }) => question),
    citations: citations.map(({ marker, documentId, revision, title, page, span, quote, url }) => ({
      marker,
      documentId,
      revision,
      title,
      page,
      start: span.start,
      end: span.end,
      url: urlOf({ documentId, revision, page, span, url }, origin),
      quote,
    })),
    notes: [
      ...fallbacks,
      ...(freshness.words === null ? [] : [freshness.words]),
      ...suspectSources(citations, guard),
      ...(review ? [`a person looks at this question; what became of it is at ${new URL(review.poll, origin).href}`] : []),
    ],
  };
}

/** Which of the sources speak to whoever answers: whoever reads on with a model should know. */
function suspectSources(citations: Answer['citations'], { passages }: Answer['guard']): string[] {
  const reasons = new Map(passages.map(({ chunkId, reason }) => [chunkId, reason]));
  return citations.flatMap(({ marker, chunkId }) => {
    const reason = reasons.get(chunkId);
    return reason === undefined ? [] : [`source [${marker}] may want to mislead whoever answers from it: ${reason}`];
  });
}

function inWords({ questionId, answer, reason, status, choices, citations, notes }: McpAnswer): string {
  const { warning, quote } = quoting();
  const none = `No answer (${status.replaceAll('_', ' ')}): ${reason ?? 'no reason was given'}.`;
  const instead =
    choices.length > 0 ? [`Ask instead, with repliesTo ${questionId}:\n${choices.map((choice) => `- ${choice}`).join('\n')}`] : [];
  const cited = citations.map(({ marker, documentId, revision, start, end, quote: words }) => {
    const place = `[${marker}] documentId ${documentId}, revision ${revision}, start ${start}, end ${end}`;
    // To the letter it is among what programs read; hosts that show this as Markdown must not load what it names.
    return `${place}\n${quote(defuse(words).text)}`;
  });
  const said = answer === '' ? [none, ...instead] : [warning, quote(answer), ...(reason === null ? [] : [reason])];
  return [...said, ...cited, ...notes].join('\n\n');
}
