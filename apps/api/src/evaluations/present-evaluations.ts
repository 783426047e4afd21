import type * as contract from '#contract';
import { compareRuns, type GoldenResult, type QueryScores, type SettingChange } from '#quality';
import type { EvaluationResult, EvaluationRun, GoldenQuestion, MeasuredConfiguration, OnlineDay } from '#store';
import { toTuning } from './present-tunings.ts';
import { tidy, time, timeOrNull } from '../present-values.ts';

type Titles = ReadonlyMap<string, { readonly title: string; readonly externalId: string }>;

export function toGoldenQuestion(
  { expected, createdAt, ...golden }: GoldenQuestion,
  findable: ReadonlySet<string>,
): contract.GoldenQuestion {
  return { ...golden, expected: [...expected], notFound: expected.filter((id) => !findable.has(id)), createdAt: time(createdAt) };
}

export function toEvaluation(run: EvaluationRun): contract.Evaluation {
  const { id, collection, note, status, reason, questions, done, asker, configurationId, versionId, synthetic, startedAt, endedAt } = run;
  return {
    id,
    collection,
    note,
    status,
    reason,
    questions,
    done,
    configurationId,
    version: versionId,
    synthetic,
    searchedAs: { role: asker.role, groups: [...asker.groups] },
    figures: toFigures(run.figures),
    createdAt: time(run.createdAt),
    startedAt: timeOrNull(startedAt),
    endedAt: timeOrNull(endedAt),
    durationSeconds: startedAt && endedAt && (endedAt.getTime() - startedAt.getTime()) / 1000,
    releasedAt: timeOrNull(run.releasedAt),
  };
}

const stageOrder = ['keyword', 'vector', 'fused', 'reranked'];
const latencyOrder = ['embed', 'keyword', 'vector', 'fuse', 'rerank', 'fetch', 'total'];

/** Written by the runner in this very form; the database keeps no order of names. */
function toFigures(stored: EvaluationRun['figures']): contract.Evaluation['figures'] {
  const figures = stored as contract.Evaluation['figures'];
  return figures && { ...figures, stages: inOrder(figures.stages, stageOrder), latency: inOrder(figures.latency, latencyOrder) };
}

/** Names of later versions come last. */
function inOrder<Value>(record: Readonly<Record<string, Value>>, order: readonly string[]): Record<string, Value> {
  const names = [...order.filter((name) => name in record), ...Object.keys(record).filter((name) => !order.includes(name))];
  return Object.fromEntries(names.flatMap((name) => (name in record ? [[name, record[name] as Value]] : [])));
}

export function toMeasuredConfiguration(
  { id, body, createdAt, released }: MeasuredConfiguration,
  tunings: readonly EvaluationRun[],
): contract.MeasuredConfiguration {
  return { id, settings: { ...body }, createdAt: time(createdAt), released: released.map(toEvaluation), tunedBy: tunings.map(toTuning) };
}

/** As the runner kept it. */
export function resultOf({ result }: EvaluationResult): GoldenResult {
  return result as Readonly<Record<string, unknown>> & GoldenResult;
}

export function toEvaluatedQuestion(kept: EvaluationResult, titles: Titles): contract.EvaluatedQuestion {
  const { stages, expected, quote, missing, quoteRank, timings, notes } = resultOf(kept);
  const byStage = <Value>(pick: (scores: GoldenResult['stages'][string]) => Value): Record<string, Value> =>
    inOrder(Object.fromEntries(Object.entries(stages).map(([stage, scores]) => [stage, pick(scores)])), stageOrder);
  return {
    goldenId: kept.goldenId,
    question: kept.question,
    expected: [...expected],
    quote,
    missing: [...missing],
    ranks: byStage(({ rank }) => rank),
    ndcg10: byStage(({ ndcg10 }) => tidy(ndcg10)),
    quoteRank,
    found: toFound(kept, titles),
    timings: { ...timings },
    notes: [...notes],
  };
}

/** Documents, each once, as they were served. */
function toFound(kept: EvaluationResult, titles: Titles): contract.EvaluatedQuestion['found'] {
  const byDocument = Map.groupBy(resultOf(kept).found, ({ documentId }) => documentId);
  return [...byDocument].map(([documentId, passages]) => ({
    documentId: titles.has(documentId) ? documentId : null,
    title: titles.get(documentId)?.title ?? null,
    externalId: titles.get(documentId)?.externalId ?? null,
    expected: passages.some(({ isExpected }) => isExpected),
  }));
}

export interface ComparedEvaluations {
  readonly first: EvaluationRun;
  readonly second: EvaluationRun;
  readonly firstResults: readonly EvaluationResult[];
  readonly secondResults: readonly EvaluationResult[];
  readonly stage: string;
  readonly titles: Titles;
  readonly changes: readonly SettingChange[] | null;
}

export function toComparison({
  first,
  second,
  firstResults,
  secondResults,
  stage,
  titles,
  changes,
}: ComparedEvaluations): contract.EvaluationComparison {
  const { overall, best, worst } = compareRuns({ golden: scoresOf(firstResults) }, { golden: scoresOf(secondResults) }, stage);
  const { queries, ...tested } = overall;
  const before = new Map(firstResults.map((result) => [result.goldenId, result]));
  const after = new Map(secondResults.map((result) => [result.goldenId, result]));
  const found = (result: EvaluationResult | undefined): contract.EvaluatedQuestion['found'] => (result ? toFound(result, titles) : []);
  const toCompared = (query: (typeof best)[number]): contract.EvaluationComparison['best'][number] => ({
    goldenId: query.id,
    question: query.text,
    first: tidy(query.first),
    second: tidy(query.second),
    firstFound: found(before.get(query.id)),
    secondFound: found(after.get(query.id)),
  });
  return {
    first: toEvaluation(first),
    second: toEvaluation(second),
    stage,
    questions: queries,
    ...tested,
    changes: changes && [...changes],
    interval: [tested.interval[0], tested.interval[1]],
    best: best.map(toCompared),
    worst: worst.map(toCompared),
  };
}

function scoresOf(results: readonly EvaluationResult[]): QueryScores[] {
  return results.map((kept) => ({
    id: kept.goldenId,
    text: kept.question,
    ndcg10: Object.fromEntries(Object.entries(resultOf(kept).stages).map(([stage, scores]) => [stage, scores.ndcg10])),
  }));
}

export function toOnlineMeasures(days: readonly OnlineDay[], first: number): contract.OnlineMeasures {
  return { first, ...measuresOf(days), days: days.map((day) => ({ day: day.day, ...measuresOf([day]) })) };
}

function measuresOf(days: readonly OnlineDay[]): Omit<contract.OnlineMeasures, 'first' | 'days'> {
  const sum = (pick: (day: OnlineDay) => number): number => days.reduce((total, day) => total + pick(day), 0);
  const answered = sum((day) => day.answered);
  const over = (total: number): number | null => (answered === 0 ? null : tidy(total / answered));
  return {
    questions: sum((day) => day.questions),
    answered,
    hitRate: over(sum((day) => day.found)),
    mrr: over(sum((day) => day.reciprocalRanks)),
    ndcg10: over(sum((day) => day.gains)),
    up: sum((day) => day.up),
    down: sum((day) => day.down),
  };
}
