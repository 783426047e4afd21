import { Counter, Gauge, type Registry } from 'prom-client';

/** What a call read, and what of it was there already; figures are absent where its model does not say. */
export interface CallReading {
  readonly modelId: string;
  readonly route: string;
  readonly promptTokens: number;
  readonly reusedTokens?: number;
  readonly reusedFrom?: string;
  readonly savedMs?: number;
}

/** What a model of this process keeps of what it has read. */
export interface KeptPrefixes {
  readonly states: number;
  readonly bytes: number;
  readonly budgetBytes: number;
  readonly parked: number;
  readonly loads: number;
  readonly evictions: number;
  readonly instructions: { readonly saved: number; readonly loads: number };
}

/** What models did not have to read again. */
export class PrefixMetrics {
  private readonly calls: Counter<'model' | 'route' | 'from'>;
  private readonly tokens: Counter<'model' | 'route' | 'kind'>;
  private readonly saved: Counter<'model' | 'route'>;
  private readonly states: Gauge<'model'>;
  private readonly bytes: Gauge<'model' | 'kind'>;
  private readonly moves: Counter<'model' | 'what'>;

  constructor(registry: Registry) {
    const registers = [registry];
    const counter = <Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> =>
      new Counter({ name: `aquifer_model_prefix_${name}`, help, labelNames, registers });
    const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> =>
      new Gauge({ name: `aquifer_model_prefix_${name}`, help, labelNames, registers });
    const byRoute = ['model', 'route'] as const;
    this.calls = counter(
      'calls_total',
      'Prompts by what was there of them already: nothing, instructions, more in a sequence, parked, or a server',
      [...byRoute, 'from'],
    );
    this.tokens = counter('tokens_total', 'Tokens of prompts: reused (there already) and read', [...byRoute, 'kind']);
    this.saved = counter('saved_seconds_total', 'What reading the reused tokens would have taken', [...byRoute]);
    this.states = gauge('states', 'States parked in memory', ['model']);
    this.bytes = gauge('bytes', 'Memory of parked states: used, and budget', ['model', 'kind']);
    this.moves = counter(
      'moves_total',
      'States parked, loaded, evicted; states of instructions saved to disk (kept) and loaded from it (brought)',
      ['model', 'what'],
    );
  }

  read({ modelId: model, route, promptTokens, reusedTokens, reusedFrom = 'nothing', savedMs = 0 }: CallReading): void {
    if (reusedTokens === undefined) return;
    this.calls.inc({ model, route, from: reusedFrom });
    this.tokens.inc({ model, route, kind: 'reused' }, reusedTokens);
    this.tokens.inc({ model, route, kind: 'read' }, Math.max(0, promptTokens - reusedTokens));
    this.saved.inc({ model, route }, savedMs / 1000);
  }

  /** Null: nothing, as it runs elsewhere or is not loaded. */
  keptAre(model: string, kept: KeptPrefixes | null): void {
    if (!kept) {
      this.states.remove({ model });
      for (const kind of ['used', 'budget']) this.bytes.remove({ model, kind });
      return;
    }
    const { states, bytes, budgetBytes, parked, loads, evictions, instructions } = kept;
    this.states.set({ model }, states);
    this.bytes.set({ model, kind: 'used' }, bytes);
    this.bytes.set({ model, kind: 'budget' }, budgetBytes);
    const totals = { parked, loaded: loads, evicted: evictions, kept: instructions.saved, brought: instructions.loads };
    for (const [what, total] of Object.entries(totals)) {
      this.moves.remove({ model, what });
      this.moves.inc({ model, what }, total);
    }
  }
}
