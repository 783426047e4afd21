import type { Annotation, Answer, ChatCompletion, CompletionAnswer, CompletionUsage } from '#contract';
import { annotationsOf, annotationsOfWhole } from './annotations.ts';

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
}

/** What the assistant says: the answer, or in words why there is none. */
export function saidOf(answer: Answer, isJson: boolean, origin: string): Said {
  if (isJson) return saidAsJson(answer, origin);
  if (answer.answer === '') return { content: instead(answer), refusal: null, annotations: [] };
  return { content: answer.answer, refusal: null, annotations: annotationsOf(answer, origin) };
}

function saidAsJson(answer: Answer, origin: string): Said {
  if (answer.data === undefined || answer.data === null) {
    const why = answer.dataReason ?? answer.reason ?? 'the documents do not carry it';
    return { content: null, refusal: sentence(why), annotations: [] };
  }
  const content = JSON.stringify(answer.data);
  return { content, refusal: null, annotations: annotationsOfWhole(answer, content, origin) };
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

export function toCompletion(head: CompletionHead, answer: CompletionAnswer, { content, refusal, annotations }: Said): ChatCompletion {
  return {
    ...head,
    object: 'chat.completion',
    system_fingerprint: answer.config,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal, annotations: [...annotations] },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: usageOf(answer),
    aquifer: answer,
  };
}
