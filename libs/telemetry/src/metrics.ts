import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { GeneratorMetrics } from './generator-metrics.ts';
import { GuardMetrics } from './guard-metrics.ts';
import { LadderMetrics } from './ladder-metrics.ts';
import { KeyMetrics } from './key-metrics.ts';
import { ModelMetrics } from './model-metrics.ts';
import { ScanMetrics } from './scan-metrics.ts';
import { SuggestionMetrics } from './suggestion-metrics.ts';
import { WaitingMetrics } from './waiting-metrics.ts';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** One function per business event; nothing else in the project knows metric names. */
export class Metrics {
  private readonly registry = new Registry();
  readonly models = new ModelMetrics(this.registry);
  readonly generators = new GeneratorMetrics(this.registry);
  readonly guard = new GuardMetrics(this.registry);
  readonly keys = new KeyMetrics(this.registry);
  readonly ladder = new LadderMetrics(this.registry);
  readonly scans = new ScanMetrics(this.registry);
  readonly suggestions = new SuggestionMetrics(this.registry);
  readonly waiting = new WaitingMetrics(this.registry);
  private readonly requests = this.histogram('aquifer_http_request_seconds', 'HTTP requests by route and status', [
    'method',
    'route',
    'status',
  ]);
  private readonly steps = this.histogram('aquifer_step_seconds', 'Steps of the document road by outcome', ['step', 'outcome']);
  private readonly webhooks = this.histogram('aquifer_webhook_seconds', 'Attempts to tell webhooks by outcome', ['outcome']);
  private readonly stages = this.histogram('aquifer_stage_seconds', 'Stages of searches and questions', ['stage']);
  private readonly answers = new Counter({
    name: 'aquifer_answers_total',
    help: 'Answers by status and mode',
    labelNames: ['status', 'mode'],
    registers: [this.registry],
  });
  private readonly degraded = new Counter({
    name: 'aquifer_degraded_total',
    help: 'Legs, modes and steps that fell back, by what',
    labelNames: ['what'],
    registers: [this.registry],
  });
  private readonly citations = new Counter({
    name: 'aquifer_citations_total',
    help: 'Quotes looked up in their stored revisions before an answer was given, by whether they stood there',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  private readonly removed = new Counter({
    name: 'aquifer_sentences_removed_total',
    help: 'Sentences that were left out of answers: no support, or a quote that did not stand',
    registers: [this.registry],
  });
  private readonly reviews = new Counter({
    name: 'aquifer_reviews_total',
    help: 'Questions that went to a person by what a policy does with them, and what became of them',
    labelNames: ['state', 'effect'],
    registers: [this.registry],
  });
  private readonly reviewWaits = new Histogram({
    name: 'aquifer_review_wait_seconds',
    help: 'Time from a question to what a person made of it',
    labelNames: ['state', 'effect'],
    buckets: [60, 300, 900, 3600, 4 * 3600, 24 * 3600, 3 * 24 * 3600, 7 * 24 * 3600],
    registers: [this.registry],
  });
  private readonly vectorSearches = new Counter({
    name: 'aquifer_vector_searches_total',
    help: 'Searches by vector: exact or approximate, and why',
    labelNames: ['method', 'why'],
    registers: [this.registry],
  });
  private readonly understood = new Counter({
    name: 'aquifer_questions_understood_total',
    help: 'Searches and questions by type, whether they were worded to stand alone, and whether something was searched beside them',
    labelNames: ['type', 'rewritten', 'beside'],
    registers: [this.registry],
  });
  private readonly sentenceVectors = new Counter({
    name: 'aquifer_sentence_vectors_total',
    help: 'Sentences that answers were chosen among, by where their vectors came from: kept; or made for the question because they were missing, came late or could not be read (failed)',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  private readonly tokens = new Counter({
    name: 'aquifer_tokens_total',
    help: 'Tokens read and written by the generator',
    labelNames: ['kind'],
    registers: [this.registry],
  });
  private readonly lookups = new Counter({
    name: 'aquifer_cache_lookups_total',
    help: 'Looks into the caches of searches by outcome: hit, miss, changed (kept, and dropped because something it rests on moved); of answers repeated, reworded, miss, changed, refuted (its quotes no longer stood)',
    labelNames: ['cache', 'outcome'],
    registers: [this.registry],
  });
  private readonly saved = new Counter({
    name: 'aquifer_cache_saved_seconds_total',
    help: 'Time that hits did not take',
    labelNames: ['cache'],
    registers: [this.registry],
  });
  private readonly savedTokens = new Counter({
    name: 'aquifer_cache_saved_tokens_total',
    help: 'Tokens that a language model did not read or write because an answer was given again',
    registers: [this.registry],
  });
  private readonly cacheBytes = new Gauge({
    name: 'aquifer_cache_bytes',
    help: 'Memory that the caches of searches hold, roughly',
    labelNames: ['cache'],
    registers: [this.registry],
  });
  private readonly cacheEntries = new Gauge({
    name: 'aquifer_cache_entries',
    help: 'What the caches of searches hold',
    labelNames: ['cache'],
    registers: [this.registry],
  });

  private readonly batchQuestions = new Counter({
    name: 'aquifer_batch_questions_total',
    help: 'Questions of batches that ended, by what they came to: the status of their answer, or failed',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  requestDone(request: { readonly method: string; readonly route: string; readonly status: number; readonly ms: number }): void {
    this.requests.observe({ method: request.method, route: request.route, status: request.status }, request.ms / 1000);
  }

  stepDone(step: string, outcome: string, ms: number): void {
    this.steps.observe({ step, outcome }, ms / 1000);
  }

  webhookAnswered(outcome: 'delivered' | 'refused' | 'given up', ms: number): void {
    this.webhooks.observe({ outcome }, ms / 1000);
  }

  stagesDone(timings: Readonly<Record<string, number>>): void {
    for (const [stage, ms] of Object.entries(timings)) this.stages.observe({ stage }, ms / 1000);
  }

  answerGiven(answer: {
    readonly status: string;
    readonly mode: string;
    readonly promptTokens: number;
    readonly completionTokens: number;
  }): void {
    this.answers.inc({ status: answer.status, mode: answer.mode });
    this.tokens.inc({ kind: 'prompt' }, answer.promptTokens);
    this.tokens.inc({ kind: 'completion' }, answer.completionTokens);
  }

  vectorSearched({ method, why }: { readonly method: string; readonly why: string }): void {
    this.vectorSearches.inc({ method, why });
  }

  questionUnderstood(understood: {
    readonly type: string;
    readonly by: string;
    readonly rewrittenFrom: string | null;
    readonly searched: readonly string[];
    readonly notes: readonly string[];
  }): void {
    const { type, by, rewrittenFrom, searched, notes } = understood;
    this.understood.inc({ type, rewritten: rewrittenFrom === null ? 'no' : `by ${by}`, beside: searched.length > 0 ? 'yes' : 'no' });
    if (notes.length > 0) this.fellBack('understand');
  }

  citationsChecked({ checked, valid }: { readonly checked: number; readonly valid: number }): void {
    this.citations.inc({ outcome: 'valid' }, valid);
    this.citations.inc({ outcome: 'dropped' }, checked - valid);
  }

  sentencesRemoved(count: number): void {
    this.removed.inc(count);
  }

  reviewOpened(effect: string): void {
    this.reviews.inc({ state: 'open', effect });
  }

  reviewSettled({
    state,
    effect,
    waitedSeconds,
  }: {
    readonly state: string;
    readonly effect: string;
    readonly waitedSeconds: number;
  }): void {
    this.reviews.inc({ state, effect });
    this.reviewWaits.observe({ state, effect }, waitedSeconds);
  }

  fellBack(what: string): void {
    this.degraded.inc({ what });
  }

  cacheAsked(lookup: {
    readonly cache: string;
    readonly outcome: 'hit' | 'miss' | 'changed';
    readonly savedMs: number;
    readonly bytes: number;
    readonly entries: number;
  }): void {
    const { cache } = lookup;
    this.lookups.inc({ cache, outcome: lookup.outcome });
    this.saved.inc({ cache }, lookup.savedMs / 1000);
    this.cacheBytes.set({ cache }, lookup.bytes);
    this.cacheEntries.set({ cache }, lookup.entries);
  }

  answerRecalled(recall: {
    readonly outcome: string;
    readonly savedMs: number;
    readonly savedTokens: number;
    readonly bytes: number;
    readonly entries: number;
  }): void {
    const cache = 'answers';
    this.lookups.inc({ cache, outcome: recall.outcome });
    this.saved.inc({ cache }, recall.savedMs / 1000);
    this.savedTokens.inc(recall.savedTokens);
    this.cacheBytes.set({ cache }, recall.bytes);
    this.cacheEntries.set({ cache }, recall.entries);
  }

  sentenceVectorSought(outcome: 'kept' | 'missing' | 'late' | 'failed'): void {
    this.sentenceVectors.inc({ outcome });
  }

  batchQuestionDone(outcome: string): void {
    this.batchQuestions.inc({ outcome });
  }

  /** Prometheus text exposition. */
  async text(): Promise<{ readonly contentType: string; readonly body: string }> {
    return { contentType: this.registry.contentType, body: await this.registry.metrics() };
  }

  private histogram<Label extends string>(name: string, help: string, labelNames: Label[]): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets: seconds, registers: [this.registry] });
  }
}
