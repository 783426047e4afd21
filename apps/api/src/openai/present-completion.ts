import type { Annotation, Answer, ChatCompletion, CompletionAnswer, CompletionUsage, FinishReason } from '#contract';
import { annotationsOf, annotationsOfWhole } from './annotations.ts';
import { type ContentLimit, textWithin } from './content-limit.ts';

/** The same in every chunk of an answer. */
export interface CompletionHead {
  readonly id: string;
  readonly created: number;
  readonly model: string;
}

export interface Said {
  readonly content: string | null;
  /** Where JSON was asked for and there is none: why. */
  readonly refusal: string | null;
  readonly annotations: readonly Annotation[];
  readonly finish: FinishReason;
}

export interface Saying {
  /** Where the caller found this service. */
  readonly origin: string;
  readonly isJson: boolean;
  readonly limit: ContentLimit | null;
}

const whole = { refusal: null, finish: 'stop' } as const;
/** Of a question that the guard refused clients know that asking it again is of no use. */
const unsaid = ({ guard }: Answer) => ({ ...whole, ...(guard.question !== null && { finish: 'content_filter' as const }) });

/** What the assistant says: the answer, as much of it as was asked for, or in words why there is none. */
export function saidOf(answer: Answer, { isJson, origin, limit }: Saying): Said {
  if (isJson) return saidAsJson(answer, origin);
  if (answer.answer === '') return { ...unsaid(answer), content: instead(answer), annotations: [] };
  const content = limit ? textWithin(answer, limit) : answer.answer;
  const isCut = content !== answer.answer || (limit !== null && isStopped(answer, limit));
  return {
    content,
    refusal: null,
    annotations: annotationsOf({ ...answer, answer: content }, origin),
    finish: isCut ? 'length' : 'stop',
  };
}

/** Whether the model that wrote it was stopped by its own count. */
const isStopped = ({ mode, usage }: Answer, { maxTokens }: ContentLimit): boolean =>
  mode === 'compose' && usage.completionTokens >= maxTokens;

function saidAsJson(answer: Answer, origin: string): Said {
  if (answer.data === undefined || answer.data === null) {
    const why = answer.dataReason ?? answer.reason ?? 'the documents do not carry it';
    return { ...unsaid(answer), content: null, refusal: sentence(why), annotations: [] };
  }
  const content = JSON.stringify(answer.data);
  return { ...whole, content, annotations: annotationsOfWhole(answer, content, origin) };
}

function instead({ reason, choices = [], status }: Answer): string {
  const why = sentence(reason ?? `the question was not answered (${status})`);
  return [why, ...choices.map(({ question }) => `- ${question}`)].join('\n');
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`.replace(/(?<![.!?])$/, '.');

export const usageOf = ({ usage: { promptTokens, completionTokens } }: Answer): CompletionUsage => ({
  prompt_tokens: promptTokens,
  completion_tokens: completionTokens,
  total_tokens: promptTokens + completionTokens,
});

export function toCompletion(
  head: CompletionHead,
  answer: CompletionAnswer,
  { content, refusal, annotations, finish }: Said,
): ChatCompletion {
  return {
    ...head,
    object: 'chat.completion',
    system_fingerprint: answer.config,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal, annotations: [...annotations] },
        logprobs: null,
        finish_reason: finish,
      },
    ],
    usage: usageOf(answer),
    aquifer: answer,
  };
}
