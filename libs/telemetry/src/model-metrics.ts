import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { type CallDrafts, DraftMetrics } from './draft-metrics.ts';
import { PrefixMetrics } from './prefix-metrics.ts';

const seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
const rates = [1, 2, 5, 10, 20, 30, 50, 75, 100, 150, 250, 500];
const states = ['closed', 'probing', 'open'] as const;

/** A call that a model answered. Prefill and decode are the server's own figures where it gives them, else what was seen from here. */
export interface ModelCallFigures extends CallDrafts {
  readonly modelId: string;
  readonly route: string;
  readonly promptTokens: number;
  readonly queueMs: number;
  readonly firstTokenMs: number;
  readonly prefillMs: number;
  readonly decodeMs: number;
  readonly completionTokens: number;
}

/** What is counted and timed of models that write, by model and by what they were asked for. */
export class ModelMetrics {
  readonly prefixes: PrefixMetrics;
  private readonly drafts: DraftMetrics;
  private readonly calls: Counter<'model' | 'route' | 'outcome'>;
  private readonly passed: Counter<'model' | 'route' | 'why'>;
  private readonly tokens: Counter<'model' | 'kind'>;
  private readonly phases: Histogram<'model' | 'route' | 'phase'>;
  private readonly speed: Histogram<'model'>;
  private readonly breakers: Gauge<'model' | 'state'>;
  private readonly lines: Gauge<'model' | 'state'>;
  private readonly canaries: Counter<'model' | 'outcome'>;

  constructor(registry: Registry) {
    this.prefixes = new PrefixMetrics(registry);
    this.drafts = new DraftMetrics(registry);
    const registers = [registry];
    const counter = <Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> =>
      new Counter({ name, help, labelNames, registers });
    this.calls = counter(
      'aquifer_model_calls_total',
      'Calls of models that write, by how they ended: answered, broken off, left (by the caller)',
      ['model', 'route', 'outcome'],
    );
    this.passed = counter(
      'aquifer_model_failovers_total',
      'Models passed over for the next one, by why: failure, breaker, busy, line (no room in time), size, unearned',
      ['model', 'route', 'why'],
    );
    this.tokens = counter('aquifer_model_tokens_total', 'Tokens read and written, by model', ['model', 'kind']);
    this.canaries = counter('aquifer_model_canary_checks_total', 'Looks whether a remote model answers as it did, by outcome', [
      'model',
      'outcome',
    ]);
    this.phases = new Histogram({
      name: 'aquifer_model_seconds',
      help: 'Phases of calls: queue (the line before the model), first (to its first words), prefill, decode',
      labelNames: ['model', 'route', 'phase'],
      buckets: seconds,
      registers,
    });
    this.speed = new Histogram({
      name: 'aquifer_model_tokens_per_second',
      help: 'Tokens a second while it writes',
      labelNames: ['model'],
      buckets: rates,
      registers,
    });
    this.breakers = new Gauge({
      name: 'aquifer_model_breaker',
      help: '1 for the state that the breaker is in',
      labelNames: ['model', 'state'],
      registers,
    });
    this.lines = new Gauge({
      name: 'aquifer_model_requests',
      help: 'Requests in hand and in line',
      labelNames: ['model', 'state'],
      registers,
    });
  }

  answered({ modelId: model, route, ...figures }: ModelCallFigures): void {
    this.calls.inc({ model, route, outcome: 'answered' });
    this.drafts.answered({ ...figures, modelId: model, route });
    this.tokens.inc({ model, kind: 'prompt' }, figures.promptTokens);
    this.tokens.inc({ model, kind: 'completion' }, figures.completionTokens);
    const phases = { queue: figures.queueMs, first: figures.firstTokenMs, prefill: figures.prefillMs, decode: figures.decodeMs };
    for (const [phase, ms] of Object.entries(phases)) this.phases.observe({ model, route, phase }, ms / 1000);
    if (figures.decodeMs > 0) this.speed.observe({ model }, (1000 * figures.completionTokens) / figures.decodeMs);
  }

  brokeOff({ modelId: model, route }: { readonly modelId: string; readonly route: string }): void {
    this.calls.inc({ model, route, outcome: 'broken off' });
  }

  left({ modelId: model, route }: { readonly modelId: string; readonly route: string }): void {
    this.calls.inc({ model, route, outcome: 'left' });
  }

  passedOver({ modelId: model, route, why }: { readonly modelId: string; readonly route: string; readonly why: string }): void {
    this.passed.inc({ model, route, why });
  }

  breakerMoved(model: string, now: (typeof states)[number]): void {
    for (const state of states) this.breakers.set({ model, state }, state === now ? 1 : 0);
  }

  lineIs(model: string, { running, waiting }: { readonly running: number; readonly waiting: number }): void {
    this.lines.set({ model, state: 'running' }, running);
    this.lines.set({ model, state: 'waiting' }, waiting);
  }

  canaryChecked(model: string, outcome: 'recorded' | 'same' | 'changed' | 'unwatched' | 'failed'): void {
    this.canaries.inc({ model, outcome });
  }
}
