import { getLlama, LlamaChatSession, type LlamaContextSequence, LlamaLogLevel } from 'node-llama-cpp';
import type { LlamaGenerator } from '#models';
import type { AskedPrompt } from './prompts.ts';

export interface Answered {
  /** From the call to the first text, waiting in line included. */
  readonly firstTokenMs: number;
  readonly wholeMs: number;
  readonly promptTokens: number;
  /** Of the prompt, what the model had to read. */
  readonly readTokens: number;
  readonly completionTokens: number;
  readonly text: string;
}

export interface Side {
  readonly name: string;
  readonly answer: (prompt: AskedPrompt, maxTokens: number) => Promise<Answered>;
}

const never = new AbortController().signal;

/** The product's own; with `scope`, what it has read for a scope is used again for it. */
export function ourSide(name: string, generator: LlamaGenerator): Side {
  return {
    name,
    answer: async ({ system, user, scope }, maxTokens) => {
      const startMs = performance.now();
      const stream = generator.generate({ system, user, scope, maxTokens, temperature: 0, route: 'compose' }, never);
      let firstTokenMs: number | null = null;
      for (;;) {
        const { done, value } = await stream.next();
        firstTokenMs ??= performance.now() - startMs;
        if (!done) continue;
        const { promptTokens, reusedTokens = 0, completionTokens, text } = value;
        const wholeMs = performance.now() - startMs;
        return { firstTokenMs, wholeMs, promptTokens, readTokens: promptTokens - reusedTokens, completionTokens, text };
      }
    },
  };
}

export interface PlainOptions {
  readonly path: string;
  readonly contextSize: number;
  readonly threads: number;
}

/** node-llama-cpp by its documentation, without anything of ours: a model, from which contexts are made. */
export async function openPlain({ path, contextSize, threads }: PlainOptions) {
  const llama = await getLlama({ build: 'never', gpu: false, skipDownload: true, progressLogs: false, logLevel: LlamaLogLevel.error });
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 });
  return {
    /** Answers as many at once as it has sequences, each in the first that is free. */
    side: async (name: string, sequences: number): Promise<Side & AsyncDisposable> => {
      const context = await model.createContext({ contextSize, threads, sequences });
      const all = Array.from({ length: sequences }, () => context.getSequence());
      return { ...plainSide(name, all), [Symbol.asyncDispose]: () => context.dispose() };
    },
  };
}

function plainSide(name: string, sequences: readonly LlamaContextSequence[]): Side {
  const idle = [...sequences];
  const inLine: ((sequence: LlamaContextSequence) => void)[] = [];
  const taken = (): Promise<LlamaContextSequence> => {
    const sequence = idle.pop();
    return sequence ? Promise.resolve(sequence) : new Promise((resolve) => inLine.push(resolve));
  };
  const giveBack = (sequence: LlamaContextSequence): void => {
    const next = inLine.shift();
    if (next) next(sequence);
    else idle.push(sequence);
  };
  return {
    name,
    answer: async (prompt, maxTokens) => {
      const startMs = performance.now();
      const sequence = await taken();
      try {
        return await plainAnswer(sequence, { ...prompt, maxTokens, startMs });
      } finally {
        giveBack(sequence);
      }
    },
  };
}

/** A session for each prompt, in a sequence that was cleared; without its penalty on words it has used, so that both sides may write the same. */
async function plainAnswer(
  contextSequence: LlamaContextSequence,
  { system, user, maxTokens, startMs }: AskedPrompt & { readonly maxTokens: number; readonly startMs: number },
): Promise<Answered> {
  await contextSequence.clearHistory();
  const before = contextSequence.tokenMeter.getState();
  const session = new LlamaChatSession({ contextSequence, systemPrompt: system });
  let firstTokenMs: number | null = null;
  const onTextChunk = (): void => void (firstTokenMs ??= performance.now() - startMs);
  const text = await session.prompt(user, { maxTokens, temperature: 0, repeatPenalty: false, onTextChunk });
  session.dispose();
  const wholeMs = performance.now() - startMs;
  const { usedInputTokens, usedOutputTokens } = contextSequence.tokenMeter.diff(before);
  return {
    firstTokenMs: firstTokenMs ?? wholeMs,
    wholeMs,
    promptTokens: usedInputTokens,
    readTokens: usedInputTokens,
    completionTokens: usedOutputTokens,
    text,
  };
}
