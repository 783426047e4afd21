import { type GenerationRequest, type GenerationResult, Fault, Generator, invariant } from '#core';
import { asFault, begin, type Begun, isBegun, type Refusal } from './begin.ts';
import type { CallFigures, Lane, LaneReport } from './lane.ts';
import { RetryBudget } from './retry-budget.ts';
import { orderFor, type Route } from './routes.ts';

interface Call {
  readonly modelId: string;
  /** The id of the prompt. */
  readonly route: string;
}

/** What becomes of calls, for metrics and the log. */
export interface GatewayWatch {
  answered(call: Call & CallFigures & { readonly promptTokens: number }): void;
  /** A model did not begin to write, and the next one is asked. */
  passedOver(call: Call & Pick<Refusal, 'why' | 'words'>): void;
  /** It broke after its first words. */
  brokeOff(call: Call & { readonly fault: Fault }): void;
}

/**
 * Several models as one, tried in their order until one begins to write. From its first words on the answer is that one's: what breaks
 * later is told, and nobody goes on in its place.
 */
export class GatewayGenerator extends Generator {
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
    this.retries.earn();
    const refused: { readonly lane: Lane; readonly refusal: Refusal }[] = [];
    for (const lane of orderFor(request, this.lanes, this.routes)) {
      const instead = refused.map((each) => `${lane.id} writes instead of ${each.lane.id}: ${each.refusal.words}`);
      const onServed = (own: readonly string[]): void => request.onServed?.({ modelId: lane.id, notes: [...instead, ...own] });
      const asked = { ...request, onServed: ({ notes }: { readonly notes: readonly string[] }) => onServed(notes) };
      const outcome = await begin(lane, { request: asked, retries: this.retries, signal });
      if (isBegun(outcome)) {
        using begun = outcome;
        onServed([]);
        return yield* this.told(lane, begun, request, signal);
      }
      this.watch.passedOver({ ...callOf(lane, request), why: outcome.why, words: outcome.words });
      refused.push({ lane, refusal: outcome });
    }
    throw nobody(refused);
  }

  /** The rest of what a model writes. Who stops reading has heard enough to know that it works. */
  private async *told(lane: Lane, begun: Begun, request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    const { stream, queueMs, firstTokenMs } = begun;
    let isBroken = false;
    try {
      let step = begun.first;
      for (; !step.done; step = await stream.next()) yield step.value;
      const { prefillMs, decodeMs, completionTokens, promptTokens } = step.value;
      const figures = { queueMs, firstTokenMs, prefillMs, decodeMs, completionTokens };
      lane.answered(figures);
      this.watch.answered({ ...callOf(lane, request), ...figures, promptTokens });
      return step.value;
    } catch (error) {
      signal.throwIfAborted();
      isBroken = true;
      const fault = asFault(lane, error);
      lane.failed(fault);
      this.watch.brokeOff({ ...callOf(lane, request), fault });
      throw fault;
    } finally {
      if (!isBroken) lane.breaker.succeeded();
      await stream.return({ text: '', promptTokens: 0, completionTokens: 0, prefillMs: 0, decodeMs: 0 });
    }
  }

  /** What fits no model fits not this one either. */
  private get roomiest(): Generator {
    const generators = this.lanes.map(({ generator }) => generator);
    return generators.reduce((most, each) => (each.contextTokens > most.contextTokens ? each : most));
  }
}

const callOf = ({ id }: Lane, { route = 'other' }: GenerationRequest): Call => ({ modelId: id, route });

/** A prompt that is too long for all of them is the caller's to shorten; anything else passes. */
function nobody(refused: readonly { readonly lane: Lane; readonly refusal: Refusal }[]): Fault {
  const words = refused.map(({ lane, refusal }) => `${lane.id}: ${refusal.words}`).join('; ');
  const isSize = refused.length > 0 && refused.every(({ refusal }) => refusal.why === 'size');
  const isLine = refused.length > 0 && refused.every(({ refusal }) => refusal.why === 'line');
  const code = isSize ? 'prompt_too_long' : isLine ? 'rate_limited' : 'model_unavailable';
  return new Fault(code, `no model could write: ${words}`, { retryAfterSeconds: 5 });
}
