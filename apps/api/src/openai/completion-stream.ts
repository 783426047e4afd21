import type { Annotation, ChatCompletionChunk, CompletionAnswer, Problem } from '#contract';
import type { AnswerEvent } from '#core';
import type { EventStream } from '../event-stream.ts';
import { toOpenAiError } from './openai-error.ts';
import { type CompletionHead, type Said, type Saying, usageOf } from './present-completion.ts';

type Choice = ChatCompletionChunk['choices'][number];

const correction = '\n\n[Not all of this stood when it was checked at the end. What stands:] ';

type Events = Pick<EventStream, 'sendUnnamed'> & Disposable;

export interface StreamOptions extends Pick<Saying, 'limit'> {
  readonly head: CompletionHead;
  readonly includeUsage: boolean;
  /** Said at the end as a whole, and nothing of it before. */
  readonly isJson: boolean;
}

/** An answer in chunks. It opens with the first thing that is known: what fails before that still has a status of its own. */
export class CompletionStream implements Disposable {
  private readonly openEvents: () => Events;
  private readonly options: StreamOptions;
  private events: Events | null = null;
  private told = '';
  private isFull = false;

  constructor(openEvents: () => Events, options: StreamOptions) {
    this.openEvents = openEvents;
    this.options = options;
  }

  get isOpen(): boolean {
    return this.events !== null;
  }

  take(event: AnswerEvent): void {
    this.open();
    if (event.type === 'token' && !this.options.isJson && this.isFitting(event)) this.tell(event.text);
  }

  /** What was not said yet, the citations, the end. */
  finish(answer: CompletionAnswer, { content, refusal, annotations, finish }: Said): void {
    this.open();
    const isCorrected = !(content ?? '').startsWith(this.told);
    if (isCorrected) this.tell(correction);
    // What is told cannot be taken back: the answer as it stands follows it.
    const shift = isCorrected ? this.told.length : 0;
    const rest = isCorrected ? (content ?? '') : (content ?? '').slice(this.told.length);
    if (rest !== '') this.tell(rest);
    if (refusal !== null) this.sendChoice({ delta: { refusal } });
    if (annotations.length > 0) this.sendChoice({ delta: { annotations: annotations.map((each) => shifted(each, shift)) } });
    this.sendChoice({ delta: {}, finish_reason: finish }, answer);
    if (this.options.includeUsage) this.send({ choices: [], usage: usageOf(answer) });
    this.events?.sendUnnamed('[DONE]');
  }

  /** Clients throw what they find here. */
  fail(problem: Problem): void {
    this.events?.sendUnnamed(JSON.stringify(toOpenAiError(problem)));
  }

  [Symbol.dispose](): void {
    this.events?.[Symbol.dispose]();
  }

  private open(): void {
    if (this.events) return;
    this.events = this.openEvents();
    // A refusal in place of JSON leaves content null.
    this.sendChoice({ delta: { role: 'assistant', ...(!this.options.isJson && { content: '' }) } });
  }

  /** What stands behind something that does not fit is not told, and what is no sentence waits for the end. */
  private isFitting({ text, sentence }: Extract<AnswerEvent, { type: 'token' }>): boolean {
    const { limit } = this.options;
    this.isFull ||= limit !== null && (sentence === null || !limit.fits(this.told + text));
    return !this.isFull;
  }

  private tell(content: string): void {
    this.told += content;
    this.sendChoice({ delta: { content } });
  }

  private sendChoice(choice: Pick<Choice, 'delta'> & Partial<Choice>, aquifer?: CompletionAnswer): void {
    const choices: Choice[] = [{ index: 0, logprobs: null, finish_reason: null, ...choice }];
    this.send({ choices, ...(this.options.includeUsage && { usage: null }), ...(aquifer && { aquifer }) });
  }

  private send(chunk: Pick<ChatCompletionChunk, 'choices'> & Partial<ChatCompletionChunk>): void {
    const whole: ChatCompletionChunk = { ...this.options.head, object: 'chat.completion.chunk', ...chunk };
    this.events?.sendUnnamed(JSON.stringify(whole));
  }
}

const shifted = ({ type, url_citation: cited }: Annotation, by: number): Annotation => ({
  type,
  url_citation: { ...cited, start_index: cited.start_index + by, end_index: cited.end_index + by },
});
