import type { LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import type { GenerationRequest } from '#core';
import { DraftAhead } from './draft-ahead.ts';
import { DraftControl, type DraftReport, type DraftState } from './draft-control.ts';
import { DraftRun } from './draft-run.ts';
import type { DraftingSequence } from './drafting-sequence.ts';
import { QuoteDraft } from './quote-draft.ts';

/** Drafts for the answers of one context, for each route as long as they pay. */
export class Drafts {
  private readonly model: LlamaModel;
  private readonly clock: () => number;
  private readonly control: DraftControl;
  private readonly idle: DraftingSequence[];
  private readonly ends = new Map<Token, boolean>();

  /** `models` are those that draft, one for each sequence of the context, where one is configured. */
  constructor(context: LlamaContext, models: readonly DraftingSequence[] = [], clock: () => number = () => performance.now()) {
    this.model = context.model;
    this.clock = clock;
    this.control = new DraftControl({ clock, costsThroughout: models.length > 0 });
    this.idle = [...models];
  }

  reports(): DraftReport[] {
    return this.control.reports();
  }

  /** One for each answer; its prompt has instructions that everybody's has, and evidence that may be quoted. */
  begin(request: GenerationRequest, { sequence, prompt, common }: Writer): DraftRun {
    const { route = 'other' } = request;
    const never = whyNever(request, sequence);
    const state = never ?? this.control.begin(route);
    const model = state.isOn ? (this.idle.pop() ?? null) : null;
    const quotes = new QuoteDraft(prompt.slice(common), (token: Token) => this.endsSentence(token));
    return new DraftRun({
      state,
      ahead: state.isOn ? new DraftAhead(quotes, model) : null,
      clock: this.clock,
      onEnd: async (passes) => {
        if (!never) this.control.ended(route, passes, state.isOn);
        if (!model) return;
        // The next one's readers may have other rights, and what it says may be deleted: nothing but instructions stays.
        await model.keepOnly(common);
        this.idle.push(model);
      },
    });
  }

  private endsSentence(token: Token): boolean {
    const known = this.ends.get(token);
    if (known !== undefined) return known;
    const ends = /[.!?]["”’)]*$|\n/.test(this.model.detokenize([token]));
    this.ends.set(token, ends);
    return ends;
  }
}

interface Writer {
  readonly sequence: LlamaContextSequence;
  readonly prompt: readonly Token[];
  /** Tokens at the beginning of every prompt with these instructions. */
  readonly common: number;
}

/** Whatever it would gain. Null: it is a matter of what was measured. */
function whyNever({ schema, temperature }: GenerationRequest, sequence: LlamaContextSequence): DraftState | null {
  const never = (why: string): DraftState => ({ isOn: false, why });
  if (schema) return never('a schema decides what comes next');
  // Every pass would have a sampler of its own, and they would all draw alike.
  if (temperature > 0) return never('its text is sampled');
  return sequence.needsCheckpoints ? never('the model cannot take back a token') : null;
}
