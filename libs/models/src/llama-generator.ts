import type { Llama, LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { Fault, Generator } from '#core';
import type { GenerationRequest, GenerationResult } from '#core';
import { quantisationWarnings } from './gguf-quantisation.ts';
import { chatTemplate, heldTo, openLlama, tensorTypes } from './llama-library.ts';
import type { OpenedLlama } from './llama-library.ts';
import type { DeviceInUse } from './onnx-session.ts';
import { Permits } from './permits.ts';
import { TokenText } from './token-text.ts';

export interface LlamaGeneratorOptions {
  readonly id: string;
  /** A GGUF file with a chat template. */
  readonly path: string;
  readonly contextTokens: number;
  readonly device: 'cpu' | 'cuda';
  readonly threads: number;
  readonly onLog?: (message: string) => void;
  readonly signal: AbortSignal;
}

/** Prompt tokens evaluated between two looks at the signal: about a quarter of a second for a 1.5B model on two cores. */
const stepTokens = 128;

interface Opened extends OpenedLlama {
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  readonly render: (system: string, user: string) => Token[];
  readonly warnings: readonly string[];
}

/**
 * Generates with a GGUF model in llama.cpp. There is one sequence: requests take turns in order, a waiting one honours its
 * signal, and the tokens a prompt shares with the one before are not evaluated again.
 */
export class LlamaGenerator extends Generator implements AsyncDisposable {
  readonly id: string;
  readonly contextTokens: number;
  readonly deviceInUse: DeviceInUse;
  /** About the file, for the operator; empty when nothing stands out. */
  readonly warnings: readonly string[];
  /** Prompt tokens of the latest request that an earlier one had evaluated already. */
  reusedTokens = 0;
  private readonly llama: Llama;
  private readonly model: LlamaModel;
  private readonly sequence: LlamaContextSequence;
  private readonly render: (system: string, user: string) => Token[];
  private readonly turns = new Permits(1);
  private readonly closing = new AbortController();

  private constructor(id: string, opened: Opened) {
    super();
    this.id = id;
    this.contextTokens = opened.context.contextSize;
    this.deviceInUse = { device: opened.device, why: opened.why };
    this.warnings = opened.warnings;
    this.llama = opened.llama;
    this.model = opened.model;
    this.sequence = opened.context.getSequence();
    this.render = opened.render;
  }

  static async open(options: LlamaGeneratorOptions): Promise<LlamaGenerator> {
    const { device, threads, signal } = options;
    const library = await openLlama({ wantsGpu: device === 'cuda', threads, onLog: options.onLog ?? (() => undefined) });
    try {
      const model = await library.llama.loadModel({
        modelPath: options.path,
        gpuLayers: library.device === 'cuda' ? 'max' : 0,
        loadSignal: signal,
      });
      const contextSize = Math.min(options.contextTokens, model.trainContextSize);
      const context = await model.createContext({
        contextSize,
        sequences: 1,
        batchSize: 512,
        threads: { ideal: threads, min: 1 },
        createSignal: signal,
      });
      const warnings = quantisationWarnings(await tensorTypes(model));
      return new LlamaGenerator(options.id, { ...library, model, context, render: await chatTemplate(model), warnings });
    } catch (error) {
      await library.llama.dispose();
      signal.throwIfAborted();
      throw new Fault(
        'model_unavailable',
        `${options.path} does not load as a GGUF model: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    }
  }

  countPromptTokens(system: string, user: string): number {
    return this.render(system, user).length;
  }

  async *generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    signal.throwIfAborted();
    this.closing.signal.throwIfAborted();
    const prompt = this.render(request.system, request.user);
    this.refuseTooLong(prompt.length, request.maxTokens);
    const either = AbortSignal.any([signal, this.closing.signal]);
    using _turn = await this.turns.take(either);
    const grammar = await heldTo(this.llama, this.model, request.schema);
    const { temperature, topP, topK } = request;
    const sampling = { temperature, ...(topP !== undefined && { topP }), ...(topK !== undefined && { topK }) };
    const text = new TokenText(this.model, prompt);
    const startMs = performance.now();
    const lastToken = await this.prefill(prompt, either);
    let prefillMs = 0;
    let completionTokens = 0;
    for await (const token of this.sequence.evaluate([lastToken], { ...sampling, ...(grammar && { grammarEvaluationState: grammar }) })) {
      either.throwIfAborted();
      if (completionTokens === 0) prefillMs = performance.now() - startMs;
      if (this.model.isEogToken(token)) break;
      completionTokens += 1;
      const certain = text.push(token);
      if (certain !== '') yield certain;
      if (completionTokens >= request.maxTokens) break;
    }
    const rest = text.flush();
    if (rest !== '') yield rest;
    const totalMs = performance.now() - startMs;
    return {
      text: text.text,
      promptTokens: prompt.length,
      completionTokens,
      prefillMs: prefillMs || totalMs,
      decodeMs: prefillMs ? totalMs - prefillMs : 0,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.closing.signal.aborted) return;
    // The turn is never given back: whoever still waits is told by the signal.
    const lastTurn = this.turns.take(new AbortController().signal);
    this.closing.abort(new Fault('model_unavailable', `generator ${this.id} is shutting down`));
    await lastTurn;
    await this.llama.dispose();
  }

  /** Brings the sequence to all of the prompt but its last token, in steps that an abort can end. */
  private async prefill(prompt: readonly Token[], signal: AbortSignal): Promise<Token> {
    const last = prompt.at(-1);
    if (last === undefined) throw new Fault('bad_request', 'the prompt is empty');
    const head = prompt.slice(0, -1);
    // Without "false" a shifted context would keep stale state and change the answer.
    await this.sequence.adaptStateToTokens(head, false);
    this.reusedTokens = this.sequence.nextTokenIndex;
    for (let start = this.sequence.nextTokenIndex; start < head.length; start += stepTokens) {
      signal.throwIfAborted();
      await this.sequence.evaluateWithoutGeneratingNewTokens(head.slice(start, start + stepTokens));
    }
    signal.throwIfAborted();
    return last;
  }

  private refuseTooLong(promptTokens: number, maxTokens: number): void {
    if (promptTokens + maxTokens <= this.contextTokens) return;
    throw new Fault(
      'prompt_too_long',
      `the prompt has ${promptTokens} tokens and asks for up to ${maxTokens} more, ${this.id} holds ${this.contextTokens}; send fewer or shorter passages`,
    );
  }
}
