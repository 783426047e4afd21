import { type GenerationRequest, type GenerationResult, Fault, Generator, type ReusedFrom } from '#core';
import { BrokenStream, Completion } from './completion.ts';
import { eventsIn } from './event-stream.ts';
import { Patience } from './patience.ts';
import { readAhead } from './read-ahead.ts';
import { errorIn, faultOfStatus, faultOfStream } from './remote-faults.ts';
import type { RemoteModel } from './remote-model.ts';
import { askServer, headersOf, readUpTo } from './remote-server.ts';
import { tellingPrompt, TokenScale } from './token-scale.ts';

/** What is held to fit where neither the configuration nor the server says: the least that servers are started with. */
const assumedContext = 4096;
/** Estimates are up to twice the true count (docs/gateway.md); where the server's is smaller still, it has not read all. */
const cutShare = 3;
/** A server that did not say what it holds is asked again, for so small a share of the time. */
const learningShare = 0.1;
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
  private nextLearnMs = 0;
  private readonly scale = new TokenScale();

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
      if (sampleTokens !== null) this.scale.learn(sample, sampleTokens);
    } catch (error) {
      signal.throwIfAborted();
      throw faultOfStream(this.remote, error);
    }
  }

  countPromptTokens(system: string, user: string): number {
    return this.scale.count(system, user);
  }

  async *generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    signal.throwIfAborted();
    if (!this.hasLearned) await this.learnInPassing(signal);
    this.refuseTooLong(request);
    request.onServed?.({ modelId: this.id, notes: [] });
    using patience = new Patience(this.remote.name, this.remote, signal);
    const completion = new Completion();
    try {
      for await (const words of readAhead(this.words(request, completion, patience))) {
        yield words;
        signal.throwIfAborted();
      }
      this.check(request, completion);
    } catch (error) {
      signal.throwIfAborted();
      throw faultOfStream(this.remote, patience.signal.aborted ? patience.signal.reason : error, completion.pieces > 0);
    }
    return this.resultOf(request, completion, patience);
  }

  /** A server that was not there at the start may be by now; one that does not say what it holds may write all the same. */
  private async learnInPassing(signal: AbortSignal): Promise<void> {
    const startMs = performance.now();
    if (startMs < this.nextLearnMs) return;
    try {
      await this.learn(signal);
    } catch (error) {
      const endMs = performance.now();
      this.nextLearnMs = endMs + (endMs - startMs) / learningShare;
      signal.throwIfAborted();
      if (!(error instanceof Fault)) throw error;
    }
  }

  private async *words(request: GenerationRequest, completion: Completion, patience: Patience): AsyncGenerator<string, void> {
    for await (const data of this.events(request, patience.signal)) {
      const words = completion.take(data);
      if (words === null) break;
      this.refuseAnother(completion);
      if (completion.pieces === 0) continue;
      patience.heard();
      if (words !== '') yield words;
      // A server that knows no limit is left at it.
      if (completion.pieces > 2 * request.maxTokens + 16) break;
    }
    patience.ended();
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
    const type = response.headers.get('content-type') ?? '';
    if (!type.includes('text/event-stream') || !response.body) throw noStream(type, await readUpTo(response, 1000));
    yield* eventsIn(response.body);
  }

  /** Before any of its words is shown: until then another model may write instead. */
  private refuseAnother({ answeredAs: { model }, pieces }: Completion): void {
    const { answersAs } = this.remote;
    if (answersAs === undefined || model === answersAs || (model === null && pieces === 0)) return;
    const how = model === null ? 'does not say which model answers' : 'answers as another model';
    throw new BrokenStream(`${how} where "${answersAs}" is pinned; change its answersAs once the new model is meant`, {
      said: model === null ? '' : `it answers as ${model}`,
      isFinal: true,
    });
  }

  /** What came to its end is an answer; anything else is not passed off as one. */
  private check({ schema, maxTokens }: GenerationRequest, { finish, text, pieces, usage, hasThought }: Completion): void {
    if (finish === null && pieces <= maxTokens) throw new BrokenStream('broke off in the middle of its answer');
    if (finish === 'content_filter') throw new BrokenStream('held its answer back by a filter of its own');
    const hasChosenSilence = finish === 'stop' && !hasThought && (usage?.completion_tokens ?? 0) > 0;
    if (text === '' && hasThought)
      throw new BrokenStream('thought and wrote nothing; switch its thinking off by "extra" (docs/gateway.md)', {
        isFinal: true,
        isEmpty: true,
      });
    if (text === '' && !hasChosenSilence) throw new BrokenStream('wrote nothing; look at its server', { isEmpty: true });
    // Of this request alone: who asks for no JSON is served as before.
    if (schema && finish === 'stop' && !isJson(text))
      throw new BrokenStream('does not hold to the JSON schema that was asked for', { code: 'bad_request' });
  }

  private resultOf(
    request: GenerationRequest,
    { text, usage, timings, pieces, answeredAs }: Completion,
    { firstMs, lastMs }: Pick<Patience, 'firstMs' | 'lastMs'>,
  ): GenerationResult {
    this.answeredAs = answeredAs;
    const estimated = this.countPromptTokens(request.system, request.user);
    if (usage) this.scale.note(usage.prompt_tokens, request.system, request.user);
    if (usage && estimated > tellingPrompt && cutShare * usage.prompt_tokens < estimated)
      request.onServed?.({ modelId: this.id, notes: [this.cutNote(usage.prompt_tokens, estimated)] });
    const reusedTokens = usage?.prompt_tokens_details?.cached_tokens ?? null;
    const reusedFrom: ReusedFrom = reusedTokens ? 'server' : 'nothing';
    const reading = { promptTokens: usage?.prompt_tokens ?? estimated, ...(reusedTokens !== null && { reusedTokens, reusedFrom }) };
    request.onRead?.(reading);
    return {
      text,
      ...reading,
      completionTokens: usage?.completion_tokens ?? pieces,
      prefillMs: timings?.prompt_ms ?? firstMs ?? lastMs,
      decodeMs: timings?.predicted_ms ?? (firstMs === null ? 0 : lastMs - firstMs),
    };
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

function bodyOf({ model, maxTokensAs, sendsSampling, extra }: RemoteModel, request: GenerationRequest): Readonly<Record<string, unknown>> {
  const { system, user, maxTokens, schema } = request;
  return {
    ...extra,
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    stream: true,
    stream_options: { include_usage: true },
    [maxTokensAs]: maxTokens,
    ...(sendsSampling && samplingOf(request)),
    ...(schema && { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } }),
  };
}

function samplingOf({ temperature, topP, topK }: GenerationRequest): Readonly<Record<string, number>> {
  return {
    temperature,
    ...(topP !== undefined && { top_p: topP }),
    // No part of OpenAI's own API, which refuses it; where only the likeliest token counts it says nothing.
    ...(topK !== undefined && temperature > 0 && { top_k: topK }),
  };
}

/** A proxy's page is quoted to its operator; JSON may be an answer that nobody asked to be whole, of which only an error is. */
function noStream(type: string, body: string): BrokenStream {
  const kind = /^[\w.+-]{1,40}\/[\w.+-]{1,40}/.exec(type)?.[0] ?? 'nothing that is named';
  const said = errorIn(body) ?? (kind === 'text/html' ? body : '');
  return new BrokenStream(`answers ${kind} instead of a stream of events; see that its address is right`, { said });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
