import { z } from 'zod';

const Chunk = z.object({
  model: z.string().nullish(),
  system_fingerprint: z.string().nullish(),
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish(), reasoning_content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
  // Figures are welcome, and nobody's answer is thrown away for want of them.
  usage: z.object({ prompt_tokens: z.int(), completion_tokens: z.int() }).nullish().catch(null),
  /** Of llama.cpp's own server. */
  timings: z.object({ prompt_ms: z.number(), predicted_ms: z.number() }).nullish().catch(null),
  error: z.unknown().optional(),
});

/** The stream says that it cannot go on, or says what no chat completion says. */
export class BrokenStream extends Error {}

/** A chat completion as its chunks make it up. */
export class Completion {
  text = '';
  /** Events with words in them: about one a token. */
  pieces = 0;
  finish: string | null = null;
  usage: { readonly prompt_tokens: number; readonly completion_tokens: number } | null = null;
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
    this.answeredAs = {
      model: chunk.model ?? this.answeredAs.model,
      fingerprint: chunk.system_fingerprint ?? this.answeredAs.fingerprint,
    };
    const words = choice?.delta?.content ?? '';
    const thought = choice?.delta?.reasoning_content ?? '';
    if (words !== '' || thought !== '') this.pieces += 1;
    this.text += words;
    return words;
  }
}

function parsed(data: string): z.infer<typeof Chunk> {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw new BrokenStream(`sends what is no JSON: ${excerpt(data)}`);
  }
  const chunk = Chunk.safeParse(value);
  if (!chunk.success) throw new BrokenStream(`sends what is no chat completion: ${excerpt(data)}`);
  if (chunk.data.error !== undefined && chunk.data.error !== null)
    throw new BrokenStream(`says in the middle of its answer: ${excerpt(data)}`);
  return chunk.data;
}

/** Enough to recognise it by. */
export const excerpt = (text: string): string => JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
