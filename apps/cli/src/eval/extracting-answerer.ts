import { Answerer, type AnswererParts, loadPrompts } from '#answer';
import { type Answer, type Embedder, type Question, type Retriever, type TableReader, TraceStore } from '#core';
import { answerFreshness, contradictionsOf } from '#freshness';
import { poisonIn } from '#guard';
import type { Runtime } from '#runtime';
import { newId } from '#store';
import { lastOf } from './last-of.ts';

export interface ExtractingParts {
  readonly embedder: Embedder;
  readonly tables: TableReader | null;
  /** What evidence has to reach; 0 when left out: nothing is held back, nor asked back. */
  readonly threshold?: number;
  /** The product's own when left out. */
  readonly retriever?: Retriever;
  /** As the settings say when left out; null: nothing is left out for looking made for the question. */
  readonly poisonIn?: AnswererParts['poisonIn'] | null;
}

/** The product's own answering by extraction, over what is found in the product's own index. */
export function extractingAnswerer(runtime: Runtime, { threshold = 0, poisonIn: checks, ...parts }: ExtractingParts): Answerer {
  const looks = checks === undefined ? (runtime.config.guard.poisoning ? poisonIn : null) : checks;
  return new Answerer({
    retriever: runtime.measuredRetriever,
    ...parts,
    ...(looks && { poisonIn: looks }),
    generator: null,
    prompts: loadPrompts(),
    contradictionsOf,
    freshnessOf: answerFreshness,
    composeAllowed: { allowed: false, why: 'only extraction is measured' },
    traces: new NoTraces(),
    settings: { threshold, asksBack: threshold > 0, chunking: {} },
    clock: () => new Date(),
  });
}

export function answerTo(answerer: Answerer, asked: Pick<Question, 'text' | 'scope'>, signal: AbortSignal): Promise<Answer> {
  return lastOf(answerer.answer({ id: newId(), ...asked, limit: 6, mode: 'extract', deadlineMs: 600_000 }, signal));
}

/** Keeps nothing: hundreds of traces of a measurement are of no use to anybody. */
class NoTraces extends TraceStore {
  override async configurationId(): Promise<string> {
    return 'evaluation';
  }
  override async saveModelCall(): Promise<void> {}
  override async saveQuestion(): Promise<void> {}
  override async saveFailedQuestion(): Promise<void> {}
  override async saveSearch(): Promise<void> {}
}
