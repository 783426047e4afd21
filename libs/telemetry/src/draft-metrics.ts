import { Counter, Gauge, type Registry } from 'prom-client';

/** A call, with what was drafted ahead of it; absent where its model drafts nothing. */
export interface CallDrafts {
  readonly modelId: string;
  readonly route: string;
  readonly drafts?: {
    readonly isOn: boolean;
    readonly passes: number;
    readonly drafted: number;
    readonly accepted: number;
    readonly tokensPerPass: number | null;
    readonly expectedTokensPerPass: number | null;
  };
}

/** What drafts ahead of models were worth, by what they were asked for. */
export class DraftMetrics {
  private readonly tokens: Counter<'model' | 'route' | 'outcome'>;
  private readonly passes: Counter<'model' | 'route'>;
  private readonly perPass: Gauge<'model' | 'route' | 'of'>;
  private readonly on: Gauge<'model' | 'route'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.tokens = new Counter({
      name: 'aquifer_model_draft_tokens_total',
      help: 'Drafted tokens that the model wrote as well (accepted) and that it did not (refused)',
      labelNames: ['model', 'route', 'outcome'],
      registers,
    });
    this.passes = new Counter({
      name: 'aquifer_model_draft_passes_total',
      help: 'Runs of models that may have drafts, with and without one',
      labelNames: ['model', 'route'],
      registers,
    });
    this.perPass = new Gauge({
      name: 'aquifer_model_draft_tokens_per_pass',
      help: 'Of passes with a draft in the latest call that had any: measured, and expected by how many were right',
      labelNames: ['model', 'route', 'of'],
      registers,
    });
    this.on = new Gauge({
      name: 'aquifer_model_draft_on',
      help: '1 where the latest call was let draft, 0 where it does not pay or may not',
      labelNames: ['model', 'route'],
      registers,
    });
  }

  answered({ modelId: model, route, drafts }: CallDrafts): void {
    if (!drafts) return;
    const { drafted, accepted, tokensPerPass, expectedTokensPerPass } = drafts;
    this.on.set({ model, route }, drafts.isOn ? 1 : 0);
    this.passes.inc({ model, route }, drafts.passes);
    this.tokens.inc({ model, route, outcome: 'accepted' }, accepted);
    this.tokens.inc({ model, route, outcome: 'refused' }, drafted - accepted);
    if (tokensPerPass !== null) this.perPass.set({ model, route, of: 'measured' }, tokensPerPass);
    if (expectedTokensPerPass !== null) this.perPass.set({ model, route, of: 'expected' }, expectedTokensPerPass);
  }
}
