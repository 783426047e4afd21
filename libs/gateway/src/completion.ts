import { z } from 'zod';
import type { FaultCode } from '#core';

/** What a model thinks aloud, by either name; nobody needs to understand it. */
const thought = z.string().nullish().catch(null);
const Chunk = z.object({
  model: z.string().nullish(),
  system_fingerprint: z.string().nullish(),
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish(), reasoning_content: thought, reasoning: thought }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
  // Figures are welcome, and nobody's answer is thrown away for want of them.
  usage: z
    .object({
      prompt_tokens: z.int(),
      completion_tokens: z.int(),
      /** Of servers that keep what they have read, and say so. */
      prompt_tokens_details: z.object({ cached_tokens: z.int().nullish() }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  /** Of llama.cpp's own server. */
  timings: z.object({ prompt_ms: z.number(), predicted_ms: z.number() }).nullish().catch(null),
  error: z.unknown().optional(),
});

/** The stream says that it cannot go on, or says what no chat completion says. The message is ours and holds nothing of what came. */
export class BrokenStream extends Error {
  /** The server's own words about it, for its operator; never its model's. */
  readonly said: string;
  readonly code: FaultCode;
  /** The same request would end so again. */
  readonly isFinal: boolean;
  /** It came to its end without a word. */
  readonly isEmpty: boolean;

  constructor(message: string, { said = '', code = 'model_unavailable', isFinal = false, isEmpty = false }: Breaking = {}) {
    super(message);
    this.said = said;
    this.code = code;
    this.isFinal = isFinal;
    this.isEmpty = isEmpty;
  }
}

interface Breaking {
  readonly said?: string;
  readonly code?: FaultCode;
  readonly isFinal?: boolean;
  readonly isEmpty?: boolean;
}

/** A chat completion as its chunks make it up. */
export class Completion {
  text = '';
  /** Events with words in them: about one a token. */
  pieces = 0;
  /** Whether it thought aloud beside its text. */
  hasThought = false;
  finish: string | null = null;
  usage: NonNullable<z.infer<typeof Chunk>['usage']> | null = null;
  timings: { readonly prompt_ms: number; readonly predicted_ms: number } | null = null;
  /** What the server calls the model, with its fingerprint where it gives one. */
  answeredAs: { readonly model: string | null; readonly fingerprint: string | null } = { model: null, fingerprint: null };

  /** The words of an event; empty where it has none, null at the end. */
  take(data: string): string | null {
    if (data === '[DONE]') {
      this.finish ??= 'stop';
      return null;
    }
    const chunk = parsed(data);
    const [choice] = chunk.choices;
    this.usage = chunk.usage ?? this.usage;
    this.timings = chunk.timings ?? this.timings;
    this.finish = choice?.finish_reason ?? this.finish;
    // Azure's first event is about something else and names nothing.
    this.answeredAs = {
      model: chunk.model || this.answeredAs.model,
      fingerprint: chunk.system_fingerprint ?? this.answeredAs.fingerprint,
    };
    const words = choice?.delta?.content ?? '';
    const isThought = Boolean(choice?.delta?.reasoning_content || choice?.delta?.reasoning);
    if (words !== '' || isThought) this.pieces += 1;
    if (isThought) this.hasThought = true;
    this.text += words;
    return words;
  }
}

function parsed(data: string): z.infer<typeof Chunk> {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw new BrokenStream(`sends an event of ${data.length} characters that is no JSON`);
  }
  const chunk = Chunk.safeParse(value);
  // Where it is wrong, not what stands there: that may be the model's words.
  if (!chunk.success) throw new BrokenStream('sends what is no chat completion', { said: chunk.error.issues.map(wordsOf).join('; ') });
  const { error } = chunk.data;
  if (error !== undefined && error !== null)
    throw new BrokenStream('says in the middle of its answer that it failed; its log tells more', { said: JSON.stringify(error) });
  return chunk.data;
}

const wordsOf = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.')}: ${message}`;
