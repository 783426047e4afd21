import type { LlamaContext, LlamaContextSequence, LlamaModel, Token, TokenPredictor } from 'node-llama-cpp';
import { invariant, type DraftFigures, type GenerationRequest } from '#core';
import { DraftControl, type DraftReport, type DraftState } from './draft-control.ts';
import { DraftPredictor } from './draft-predictor.ts';
import { acceptanceOf, type Pass } from './pass.ts';
import { QuoteDraft } from './quote-draft.ts';

/** Drafts for the sequences of one context, for each route as long as it pays. */
export class Drafts {
  private readonly model: LlamaModel;
  private readonly control: DraftControl;
  private readonly predictors = new Map<LlamaContextSequence, DraftPredictor>();
  private readonly ends = new Map<Token, boolean>();

  /** Takes all sequences of the context; `models` are those that draft, one for each, where one is configured. */
  constructor(context: LlamaContext, models: readonly TokenPredictor[] = [], clock: () => number = () => performance.now()) {
    this.model = context.model;
    this.control = new DraftControl({ clock, costsThroughout: models.length > 0 });
    for (let index = 0; index < context.totalSequences; index += 1) {
      const predictor = new DraftPredictor(models[index] ?? null, clock);
      this.predictors.set(context.getSequence({ tokenPredictor: predictor }), predictor);
    }
  }

  get sequences(): readonly LlamaContextSequence[] {
    return [...this.predictors.keys()];
  }

  reports(): DraftReport[] {
    return this.control.reports();
  }

  /** Before the prompt is read; `evidence` is what of it may be quoted. */
  begin(sequence: LlamaContextSequence, { route = 'other', schema }: GenerationRequest, evidence: readonly Token[]): DraftRun {
    const predictor = this.predictors.get(sequence);
    invariant(predictor, 'a sequence belongs to the context that drafts were made for');
    // A grammar goes on from each drafted token, also from those after one that it would not have let stand.
    const state = schema ? { isOn: false, why: 'a schema decides what comes next' } : this.control.begin(route);
    predictor.begin(state.isOn ? new QuoteDraft(evidence, (token) => this.endsSentence(token)) : null);
    return new DraftRun(predictor, state, (passes) => this.control.ended(route, passes, state.isOn));
  }

  private endsSentence(token: Token): boolean {
    const known = this.ends.get(token);
    if (known !== undefined) return known;
    const ends = /[.!?]["”’)]*$|\n/.test(this.model.detokenize([token]));
    this.ends.set(token, ends);
    return ends;
  }
}

/** The drafts of one answer. */
export class DraftRun implements Disposable {
  private readonly predictor: DraftPredictor;
  private readonly state: DraftState;
  private readonly onEnd: (passes: readonly Pass[]) => void;

  constructor(predictor: DraftPredictor, state: DraftState, onEnd: (passes: readonly Pass[]) => void) {
    this.predictor = predictor;
    this.state = state;
    this.onEnd = onEnd;
  }

  /** Told each token before anything else is done with it. */
  wrote(token: Token): void {
    this.predictor.wrote(token);
  }

  /** When all is written. */
  figures(): DraftFigures {
    const passes = this.predictor.passesUntilNow();
    return { ...this.state, passes: passes.length, ...acceptanceOf(passes) };
  }

  [Symbol.dispose](): void {
    this.onEnd(this.predictor.end());
  }
}
