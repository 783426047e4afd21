import {
  type GenerationRequest,
  type GenerationResult,
  Fault,
  Generator as LanguageModel,
  invariant,
  type ModelWork,
  type PromptReading,
} from '#core';
import { asFault, begin, type Begun, isBegun, type Refusal } from './begin.ts';
import { callerWords } from './caller-words.ts';
import { type CallFigures, isDeadline, type Lane, type LaneReport, silence } from './lane.ts';
import { brokenOff } from './remote-faults.ts';
import { RetryBudget } from './retry-budget.ts';
import { orderFor, type Route } from './routes.ts';
import { WorkDone } from './work-done.ts';

interface Call {
  readonly modelId: string;
  /** The id of the prompt. */
  readonly route: string;
}

/** What becomes of calls, for metrics and the log. */
export interface GatewayWatch {
  answered(call: Call & CallFigures & Pick<GenerationResult, 'promptTokens' | 'drafts'>): void;
  /** It has read its prompt, whatever comes of it. */
  read?(call: Call & PromptReading): void;
  /** A model did not begin to write, and the next one is asked. */
  passedOver(call: Call & Pick<Refusal, 'why' | 'words' | 'fault'>): void;
  /** It broke after its first words. */
  brokeOff(call: Call & { readonly fault: Fault }): void;
  /** Its caller went, or had read enough. */
  left(call: Call): void;
  /** What was done for a key, by however many models and however it ended; the request is over once this is. Must not reject. */
  worked?(keyId: string, work: ModelWork): Promise<void>;
}

interface Asked {
  readonly request: GenerationRequest;
  readonly work: WorkDone;
}

/**
 * Several models as one, tried in their order until one begins to write. From its first words on the answer is that one's: what breaks
 * later is told, and nobody goes on in its place.
 */
export class GatewayGenerator extends LanguageModel {
  readonly lanes: readonly Lane[];
  private readonly routes: readonly Route[];
  private readonly watch: GatewayWatch;
  private readonly retries = new RetryBudget();

  constructor(lanes: readonly Lane[], routes: readonly Route[], watch: GatewayWatch) {
    super();
    this.lanes = lanes;
    this.routes = routes;
    this.watch = watch;
  }

  /** Of the first model; which one wrote is told with each answer. */
  get id(): string {
    const [first] = this.lanes;
    invariant(first, 'a gateway has a model');
    return first.id;
  }

  get contextTokens(): number {
    return this.roomiest.contextTokens;
  }

  countPromptTokens(system: string, user: string): number {
    return this.roomiest.countPromptTokens(system, user);
  }

  reports(): LaneReport[] {
    return this.lanes.map((lane) => lane.report());
  }

  async *generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    signal.throwIfAborted();
    const work = new WorkDone();
    try {
      return yield* this.written({ request, work }, signal);
    } finally {
      const { keyId = null } = request;
      if (keyId !== null && work.ms + work.tokens > 0) await this.watch.worked?.(keyId, work);
    }
  }

  private async *written({ request, work }: Asked, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    this.retries.earn();
    const untilMs = performance.now() + (request.patienceMs ?? Infinity);
    const refused: Refused[] = [];
    for (const { lane, asked, isLast } of attempts(request, orderFor(request, this.lanes, this.routes), refused)) {
      const others = refused.filter((each) => each.lane !== lane);
      const instead = others.map((each) => `${lane.id} writes instead of ${each.lane.id}: ${each.refusal.words}`);
      const [first] = others;
      const served = { modelId: lane.id, ...(first && { insteadOf: first.lane.id }) };
      let own: readonly string[] = [];
      let isWriting = false;
      const tell = (): void => request.onServed?.({ ...served, notes: [...instead, ...own] });
      const telling = {
        ...asked,
        // Whoever fails before the first word has served nobody.
        onServed: ({ notes }: { readonly notes: readonly string[] }) => {
          own = notes;
          if (isWriting) tell();
        },
        onRead: (reading: PromptReading) => this.read(lane, request, reading),
      };
      const mostMs = isLast || untilMs === Infinity ? null : Math.max(0, (untilMs - performance.now()) / 2);
      const outcome = await this.begun(lane, { request: telling, work }, mostMs, signal);
      if (isBegun(outcome)) {
        using begun = outcome;
        isWriting = true;
        tell();
        return yield* this.told(lane, begun, { request: telling, work }, signal);
      }
      this.watch.passedOver({ ...callOf(lane, request), why: outcome.why, words: outcome.words, fault: outcome.fault });
      refused.push({ lane, refusal: outcome });
    }
    throw nobody(refused);
  }

  private read(lane: Lane, request: GenerationRequest, reading: PromptReading): void {
    const call = callOf(lane, request);
    lane.reading.note(call.route, reading);
    this.watch.read?.({ ...call, ...reading });
    request.onRead?.(reading);
  }

  private async begun(lane: Lane, { request, work }: Asked, mostMs: number | null, signal: AbortSignal): Promise<Begun | Refusal> {
    try {
      return await begin(lane, { request, work, retries: this.retries, signal, mostMs });
    } catch (error) {
      if (signal.aborted) this.watch.left(callOf(lane, request));
      throw error;
    }
  }

  /** The rest of what a model writes. Who stops reading has heard enough to know that it works; who waited for more in vain has not. */
  private async *told(lane: Lane, begun: Begun, { request, work }: Asked, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    const { stream, ticket, queueMs, firstTokenMs, workedMs } = begun;
    let isOver = false;
    let isWhole = false;
    const heard = { pieces: 0, ms: workedMs };
    let waitingSinceMs = performance.now();
    try {
      let step = begun.first;
      while (!step.done) {
        heard.pieces += 1;
        yield step.value;
        waitingSinceMs = performance.now();
        step = await stream.next();
        heard.ms += performance.now() - waitingSinceMs;
      }
      isOver = isWhole = true;
      work.answered(step.value);
      const { prefillMs, decodeMs, completionTokens, promptTokens, drafts } = step.value;
      const figures = { queueMs, firstTokenMs, prefillMs, decodeMs, completionTokens };
      lane.answered(figures, ticket);
      this.watch.answered({ ...callOf(lane, request), ...figures, promptTokens, ...(drafts && { drafts }) });
      return step.value;
    } catch (error) {
      const waitedMs = performance.now() - waitingSinceMs;
      heard.ms += waitedMs;
      const isSilent = signal.aborted && isDeadline(signal.reason) && lane.isSilence(waitedMs);
      if (!isSilent) signal.throwIfAborted();
      isOver = true;
      const fault = isSilent ? silence(lane.id, waitedMs) : asFault(lane, error);
      lane.refused(fault, ticket);
      this.watch.brokeOff({ ...callOf(lane, request), fault });
      signal.throwIfAborted();
      const words = callerWords(fault);
      const how = words.includes(brokenOff) ? `${lane.id}: ${words}` : `${lane.id} ${brokenOff}: ${words}`;
      throw new Fault(fault.code, how, { cause: fault });
    } finally {
      if (!isWhole) work.broken(lane, request, heard);
      if (!isOver) {
        ticket.succeeded();
        this.watch.left(callOf(lane, request));
      }
      await stream.return({ text: '', promptTokens: 0, completionTokens: 0, prefillMs: 0, decodeMs: 0 });
    }
  }

  /** What fits no model fits not this one either. */
  private get roomiest(): LanguageModel {
    const generators = this.lanes.map(({ generator }) => generator);
    return generators.reduce((most, each) => (each.contextTokens > most.contextTokens ? each : most));
  }
}

const callOf = ({ id }: Lane, { route = 'other' }: GenerationRequest): Call => ({ modelId: id, route });

interface Refused {
  readonly lane: Lane;
  readonly refusal: Refusal;
}

interface Attempt {
  readonly lane: Lane;
  readonly asked: GenerationRequest;
  /** No other model may be asked after it. */
  readonly isLast: boolean;
}

/** Each model with the whole prompt; only where none of them writes, those that do not hold it with as much of it as they hold. */
function* attempts(request: GenerationRequest, order: readonly Lane[], refused: readonly Refused[]): Generator<Attempt, void> {
  const mayBeAsked = (lane: Lane): boolean => lane.leftAlone === null && (lane.hasEarned || !request.earnedOnly);
  for (const [index, lane] of order.entries()) yield { lane, asked: request, isLast: !order.slice(index + 1).some(mayBeAsked) };
  const small = refused.filter(({ refusal }) => refusal.why === 'size').map(({ lane }) => lane);
  for (const [index, lane] of small.entries()) {
    const shorter = request.shorterFor?.(lane.generator) ?? null;
    if (shorter !== null && shorter.user !== request.user)
      yield { lane, asked: { ...request, ...shorter }, isLast: index === small.length - 1 };
  }
}

/** A prompt that is too long for all of them is the caller's to shorten; anything else passes. */
function nobody(refused: readonly Refused[]): Fault {
  const latest = [...new Map(refused.map(({ lane, refusal }) => [lane.id, refusal]))];
  const words = latest.map(([id, refusal]) => `${id}: ${refusal.words}`).join('; ');
  const are = (...whys: readonly Refusal['why'][]): boolean => latest.length > 0 && latest.every(([, { why }]) => whys.includes(why));
  const code = are('size') ? 'prompt_too_long' : are('line', 'busy') ? 'rate_limited' : 'model_unavailable';
  const retryAfterSeconds = Math.min(...latest.map(([, refusal]) => refusal.retryAfterSeconds ?? Infinity));
  return new Fault(code, `no model could write: ${words}`, {
    retryAfterSeconds: Number.isFinite(retryAfterSeconds) ? retryAfterSeconds : 5,
  });
}
