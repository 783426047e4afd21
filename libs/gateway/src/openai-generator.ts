import { type GenerationRequest, type GenerationResult, Fault, Generator } from '#core';
import { Completion, excerpt, BrokenStream } from './completion.ts';
import { estimatePromptTokens, estimateTokens } from './estimate-tokens.ts';
import { eventsIn } from './event-stream.ts';
import { Patience } from './patience.ts';
import { faultOfStatus, faultOfStream } from './remote-faults.ts';
import type { RemoteModel } from './remote-model.ts';
import { askServer, headersOf, readUpTo } from './remote-server.ts';

/** What is held to fit where neither the configuration nor the server says: the least that servers are started with. */
const assumedContext = 4096;
/** Estimates are up to twice the true count (docs/gateway.md); where the server's is smaller still, it has not read all. */
const cutShare = 3;
/** Shorter prompts say more of the chat template than of the text. */
const tellingPrompt = 500;
/** Words, figures and marks in the mixture that passages have. */
const sample = `The quarterly report (page 12) says that revenue rose by 4.7 % to €1,284 million. Die Geschäftsführung rechnet für 2025 mit einer ähnlichen Entwicklung; Einzelheiten stehen im Anhang „Grundsätze der Berichterstattung“.`;

/**
 * A model behind an OpenAI-compatible server: chat completions, streamed. Only the configured address is ever asked; leaving or aborting
 * closes the connection at once. Its tokens are estimated from above until the server has counted some.
 */
export class OpenAiGenerator extends Generator {
  readonly id: string;
  readonly remote: RemoteModel;
  /** What the server called its model in its latest answer. */
  answeredAs: Completion['answeredAs'] = { model: null, fingerprint: null };
  private served: number | null = null;
  private hasLearned = false;
  /** What an estimated token has turned out to be at most, and what its chat template adds: of a short prompt most of it. */
  private scale = 1;
  private templateTokens = 0;

  constructor(remote: RemoteModel) {
    super();
    this.remote = remote;
    this.id = `${remote.model}@${remote.name}`;
  }

  get contextTokens(): number {
    return this.remote.contextTokens ?? this.served ?? assumedContext;
  }

  /** Whether anybody said how much it holds. */
  get knowsContext(): boolean {
    return (this.remote.contextTokens ?? this.served) !== null && (this.remote.contextTokens ?? this.served) !== undefined;
  }

  /** Asks the server what its model holds and how it counts. Throws a Fault where there is no server. */
  async learn(signal: AbortSignal): Promise<void> {
    try {
      const { contextTokens, sampleTokens } = await askServer(this.remote, sample, signal);
      this.hasLearned = true;
      this.served = contextTokens;
      // A tenth above, for texts that are not the sample.
      if (sampleTokens !== null) this.scale = Math.max(0.5, (1.1 * sampleTokens) / estimateTokens(sample));
    } catch (error) {
      signal.throwIfAborted();
      throw faultOfStream(this.remote, error);
    }
  }

  countPromptTokens(system: string, user: string): number {
    return Math.ceil(this.scale * estimatePromptTokens(system, user)) + this.templateTokens;
  }

  async *generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    signal.throwIfAborted();
    // A server that was not there at the start may be by now.
    if (!this.hasLearned) await this.learn(signal);
    this.refuseTooLong(request);
    request.onServed?.({ modelId: this.id, notes: [] });
    using patience = new Patience(this.remote.name, this.remote, signal);
    const completion = new Completion();
    const startMs = performance.now();
    let firstMs: number | null = null;
    try {
      for await (const data of this.events(request, patience.signal)) {
        const words = completion.take(data);
        if (words === null) break;
        if (completion.pieces === 0) continue;
        firstMs ??= performance.now() - startMs;
        patience.rest();
        if (words !== '') yield words;
        // A server that knows no limit is left at it.
        if (completion.pieces > 2 * request.maxTokens + 16) break;
        patience.wait();
      }
      this.check(request, completion);
    } catch (error) {
      signal.throwIfAborted();
      throw faultOfStream(this.remote, patience.signal.aborted ? patience.signal.reason : error, completion.pieces > 0);
    }
    return this.resultOf(request, completion, { firstMs, totalMs: performance.now() - startMs });
  }

  private async *events(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, void> {
    const { remote } = this;
    const response = await fetch(`${remote.url}/chat/completions`, {
      method: 'POST',
      headers: { ...headersOf(remote), accept: 'text/event-stream' },
      body: JSON.stringify(bodyOf(remote, request)),
      redirect: 'manual',
      signal,
    });
    if (response.status !== 200) throw faultOfStatus(remote, response, await readUpTo(response, 20_000));
    const type = response.headers.get('content-type') ?? 'nothing';
    if (!type.includes('text/event-stream') || !response.body)
      throw new BrokenStream(`answers ${type} instead of a stream of events: ${excerpt(await readUpTo(response, 1000))}`);
    yield* eventsIn(response.body);
  }

  /** What came to its end is an answer; anything else is not passed off as one. */
  private check({ schema, maxTokens }: GenerationRequest, { finish, text, answeredAs, pieces }: Completion): void {
    const { answersAs } = this.remote;
    if (answersAs !== undefined && answeredAs.model !== answersAs)
      throw new BrokenStream(
        `answers as "${answeredAs.model}" where "${answersAs}" is pinned; change its answersAs once the new model is meant`,
      );
    if (finish === null && pieces <= maxTokens) throw new BrokenStream('broke off in the middle of its answer');
    if (finish === 'content_filter') throw new BrokenStream('held its answer back by a filter of its own');
    // Of this request alone: who asks for no JSON is served as before.
    if (schema && finish === 'stop' && !isJson(text))
      throw new Fault('bad_request', `the server of "${this.remote.name}" does not hold to the JSON schema that was asked for`);
  }

  private resultOf(
    request: GenerationRequest,
    { text, usage, timings, pieces, answeredAs }: Completion,
    { firstMs, totalMs }: { readonly firstMs: number | null; readonly totalMs: number },
  ): GenerationResult {
    this.answeredAs = answeredAs;
    const estimated = this.countPromptTokens(request.system, request.user);
    if (usage && usage.prompt_tokens > estimated) this.countedMore(usage.prompt_tokens, request);
    if (usage && estimated > tellingPrompt && cutShare * usage.prompt_tokens < estimated)
      request.onServed?.({ modelId: this.id, notes: [this.cutNote(usage.prompt_tokens, estimated)] });
    return {
      text,
      promptTokens: usage?.prompt_tokens ?? estimated,
      completionTokens: usage?.completion_tokens ?? pieces,
      prefillMs: timings?.prompt_ms ?? firstMs ?? totalMs,
      decodeMs: timings?.predicted_ms ?? (firstMs === null ? 0 : totalMs - firstMs),
    };
  }

  private countedMore(counted: number, { system, user }: GenerationRequest): void {
    const estimated = this.countPromptTokens(system, user);
    if (estimated < tellingPrompt) this.templateTokens += counted - estimated;
    else this.scale = (1.05 * (counted - this.templateTokens)) / estimatePromptTokens(system, user);
  }

  private cutNote(counted: number, estimated: number): string {
    return `the server of "${this.remote.name}" counted ${counted} tokens of a prompt of about ${estimated}: it may have cut it; set its contextTokens to what it is started with`;
  }

  private refuseTooLong({ system, user, maxTokens }: GenerationRequest): void {
    const promptTokens = this.countPromptTokens(system, user);
    if (promptTokens + maxTokens <= this.contextTokens) return;
    const whose = this.knowsContext ? '' : ', which is assumed: set its contextTokens';
    throw new Fault(
      'prompt_too_long',
      `the prompt has about ${promptTokens} tokens and asks for up to ${maxTokens} more, "${this.remote.name}" holds ${this.contextTokens}${whose}; send fewer or shorter passages`,
    );
  }
}

function bodyOf({ model, maxTokensAs, extra }: RemoteModel, request: GenerationRequest): Readonly<Record<string, unknown>> {
  const { system, user, maxTokens, temperature, topP, topK, schema } = request;
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    stream: true,
    stream_options: { include_usage: true },
    [maxTokensAs]: maxTokens,
    temperature,
    ...(topP !== undefined && { top_p: topP }),
    // No part of OpenAI's own API, which refuses it; where only the likeliest token counts it says nothing.
    ...(topK !== undefined && temperature > 0 && { top_k: topK }),
    ...(schema && { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } }),
    ...extra,
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
