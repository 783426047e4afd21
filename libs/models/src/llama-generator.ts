import type { Llama, LlamaContext, LlamaModel, SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import { Fault, Generator } from '#core';
import type { GenerationRequest, GenerationResult } from '#core';
import { quantisationReport } from './gguf-quantisation.ts';
import { chatTemplate, heldTo, openLlama } from './llama-library.ts';
import type { OpenedLlama } from './llama-library.ts';
import type { DeviceInUse } from './onnx-session.ts';
import type { DraftReport } from './llama/drafts/draft-control.ts';
import { type DraftOptions, openDrafts, type OpenedDrafts } from './llama/drafts/open-drafts.ts';
import { Awaited } from './llama/awaited.ts';
import { sequencesFor } from './llama/how-many.ts';
import { openKeptStates, type OpenedStates, type PrefixOptions, type PrefixReport } from './llama/open-kept-states.ts';
import { PrefixPool } from './llama/prefix-pool.ts';
import { readPrompt } from './llama/read-prompt.ts';
import { StateRoom } from './llama/state-room.ts';
import { ThreadKeeper } from './llama/thread-keeper.ts';
import { batchTokens } from './memory/generator-memory.ts';
import { readGgufHeader } from './memory/gguf-header.ts';
import { TokenText } from './token-text.ts';

export interface LlamaGeneratorOptions {
  readonly id: string;
  /** A GGUF file with a chat template. */
  readonly path: string;
  /** Of each sequence. */
  readonly contextTokens: number;
  /** How many requests are answered at once, each in a sequence of its own; `auto`: what memory has room for. Default 1. */
  readonly sequences?: number | 'auto';
  readonly device: 'cpu' | 'cuda';
  /** At most; fewer while other work keeps the cores busy. */
  readonly threads: number;
  /** What is kept of what was read beside the sequences; nothing where left out. */
  readonly prefixes?: PrefixOptions;
  /** What is drafted ahead of it; quotes where left out. */
  readonly drafts?: DraftOptions;
  readonly onLog?: (message: string) => void;
  readonly signal: AbortSignal;
}

interface Opened extends OpenedLlama {
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  readonly threads: number;
  readonly render: (system: string, user: string) => Token[];
  readonly warnings: readonly string[];
  readonly drafts: OpenedDrafts['drafts'];
  readonly states: OpenedStates;
}

/**
 * Generates with a GGUF model in llama.cpp. As many requests as there are sequences are read and written together, batch by batch; the
 * others wait in order and honour their signal. What a prompt shares with one before, and may (see PrefixPool), is not evaluated again.
 */
export class LlamaGenerator extends Generator implements AsyncDisposable {
  readonly id: string;
  readonly contextTokens: number;
  readonly deviceInUse: DeviceInUse;
  /** About the file, for the operator; empty when nothing stands out. */
  readonly warnings: readonly string[];
  private readonly llama: Llama;
  private readonly model: LlamaModel;
  private readonly pool: PrefixPool;
  private readonly keeper: ThreadKeeper;
  private readonly drafts: OpenedDrafts['drafts'];
  private readonly states: OpenedStates;
  private readonly render: (system: string, user: string) => Token[];
  private readonly closing = new AbortController();

  private constructor(id: string, opened: Opened) {
    super();
    this.id = id;
    this.contextTokens = opened.context.contextSize;
    this.deviceInUse = { device: opened.device, why: opened.why };
    this.warnings = opened.warnings;
    this.llama = opened.llama;
    this.model = opened.model;
    this.states = opened.states;
    this.drafts = opened.drafts;
    const sequences = Array.from({ length: opened.context.totalSequences }, () => opened.context.getSequence());
    this.pool = new PrefixPool(sequences, opened.states, { onLog: opened.states.onLog });
    this.keeper = new ThreadKeeper(opened.llama, opened.threads);
    this.render = opened.render;
  }

  static async open(options: LlamaGeneratorOptions): Promise<LlamaGenerator> {
    const { device, threads, signal, prefixes = { room: new StateRoom(0), dir: null } } = options;
    const library = await openLlama({ wantsGpu: device === 'cuda', threads, onLog: options.onLog ?? (() => undefined) });
    try {
      const model = await library.llama.loadModel({
        modelPath: options.path,
        gpuLayers: library.device === 'cuda' ? 'max' : 0,
        // A file that is mapped stays in memory beside what llama.cpp packs of it: 2.4 GB instead of 1.4 for 1.1 GB of weights.
        useMmap: false,
        loadSignal: signal,
      });
      const contextSize = Math.min(options.contextTokens, model.trainContextSize);
      const { sequences = 1 } = options;
      const context = await model.createContext({
        contextSize,
        sequences: sequences === 'auto' ? await sequencesFor(library.llama, model, contextSize) : sequences,
        batchSize: batchTokens,
        threads: { ideal: threads, min: 1 },
        createSignal: signal,
      });
      const { warning } = quantisationReport(readGgufHeader(options.path).tensors);
      const { drafts, warnings: notDrafting } = await openDrafts(options.drafts, { llama: library.llama, context, signal });
      const warnings = [...(warning === null ? [] : [`${options.id}: ${warning}`]), ...notDrafting];
      const render = await chatTemplate(model);
      const states = openKeptStates(prefixes, context, options.path);
      return new LlamaGenerator(options.id, { ...library, model, context, threads, render, warnings, states, drafts });
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

  /** How many requests it answers at once. */
  get sequences(): number {
    return this.pool.size;
  }

  /** What is kept of what was read, and how often it served. */
  get prefixes(): PrefixReport {
    return this.states.report();
  }

  /** Forgets all that was read of documents, but for what requests are using now. */
  async forgetRead(): Promise<void> {
    if (!this.closing.signal.aborted) await this.pool.sweep({ all: true });
  }

  /** What became of drafts, by route. */
  draftReports(): readonly DraftReport[] {
    return this.drafts?.reports() ?? [];
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
    const common = this.commonOf(request.system, prompt);
    using taken = await this.pool.take(prompt, { scope: request.scope ?? null, common }, either);
    await using drafting = this.drafts?.begin(request, { sequence: taken.sequence, prompt, common });
    using _running = this.keeper.begin();
    const startMs = performance.now();
    request.onBegin?.();
    const grammar = await heldTo(this.llama, this.model, request.schema);
    const text = new TokenText(this.model, prompt);
    const lastToken = await readPrompt(taken, prompt, either);
    const { reusedTokens, reusedFrom } = taken;
    const reading = { promptTokens: prompt.length, reusedTokens, reusedFrom, savedMs: taken.savedMs() };
    request.onRead?.(reading);
    let firstMs = 0;
    let completionTokens = 0;
    const sampling = { ...samplingOf(request), ...(grammar && { grammarEvaluationState: grammar }) };
    const writing = drafting?.tokens(taken.sequence, lastToken, { ...sampling, most: request.maxTokens, signal: either });
    const readMs = performance.now() - startMs;
    const tokens = new Awaited(writing ?? taken.sequence.evaluate([lastToken], sampling));
    for await (const token of tokens) {
      either.throwIfAborted();
      if (completionTokens === 0) firstMs = tokens.ms;
      if (this.model.isEogToken(token)) break;
      completionTokens += 1;
      const certain = text.push(token);
      if (certain !== '') yield certain;
      if (completionTokens >= request.maxTokens) break;
    }
    const rest = text.flush();
    if (rest !== '') yield rest;
    return {
      text: text.text,
      ...reading,
      completionTokens,
      prefillMs: readMs + firstMs,
      decodeMs: tokens.ms - firstMs,
      ...(drafting && { drafts: drafting.figures() }),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort(new Fault('model_unavailable', `generator ${this.id} is shutting down`));
    await this.pool.close();
    await this.llama.dispose();
  }

  /** Tokens at the beginning of every prompt with these instructions, whatever is asked. */
  private commonOf(system: string, prompt: readonly Token[]): number {
    const bare = this.render(system, '');
    const differs = bare.findIndex((token, index) => token !== prompt[index]);
    return differs === -1 ? bare.length : differs;
  }

  private refuseTooLong(promptTokens: number, maxTokens: number): void {
    if (promptTokens + maxTokens <= this.contextTokens) return;
    throw new Fault(
      'prompt_too_long',
      `the prompt has ${promptTokens} tokens and asks for up to ${maxTokens} more, ${this.id} holds ${this.contextTokens}; send fewer or shorter passages`,
    );
  }
}

const samplingOf = ({ temperature, topP, topK }: GenerationRequest): SequenceEvaluateOptions => ({
  temperature,
  ...(topP !== undefined && { topP }),
  ...(topK !== undefined && { topK }),
});
