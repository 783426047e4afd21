import type { RankingSettings } from '#core';
import { bootstrapInterval, type Interval, mean, pairedDifference, type PairedDifference } from '../statistics.ts';
import { chooseSetting, type SettingScores, standardError } from './choose-setting.ts';
import { foldsOf } from './folds.ts';

/** What a question came to under every setting that is tried. */
export interface TriedQuestion {
  /** nDCG@10 under each setting, in the order of the grid; the first is what is served now. */
  readonly scores: readonly number[];
  /** Where what was expected stands as it is served now, from 1; null when it was not found. */
  readonly rank: number | null;
  /** Expected documents: questions about the same ones are never on both sides of a choice. */
  readonly about: readonly string[];
}

export interface TriedSetting<Setting = RankingSettings> {
  readonly setting: Setting;
  /** Over all questions, those included that it may have been chosen by. */
  readonly ndcg10: number;
  /** Of the difference to what is served now, question by question. */
  readonly standardError: number;
}

/** The gain that choosing brings on questions that were not chosen by. */
export interface CrossValidated<Setting = RankingSettings> extends PairedDifference {
  readonly ndcg10: number;
  readonly folds: number;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** What was chosen without each fold, and how often. */
  readonly choices: readonly { readonly setting: Setting; readonly folds: number }[];
}

export interface Tuned<Setting = RankingSettings> {
  readonly verdict: 'change' | 'keep';
  readonly reason: string;
  readonly questions: number;
  readonly served: TriedSetting<Setting> & { readonly interval: Interval };
  /** By all questions; what is served now where that is as good. */
  readonly chosen: TriedSetting<Setting>;
  /** Null where there are too few questions. */
  readonly crossValidated: CrossValidated<Setting> | null;
  readonly tried: readonly TriedSetting<Setting>[];
  /** Share of the questions for which what was expected is among the first so many documents, as it is served now. */
  readonly found: readonly { readonly first: number; readonly share: number }[];
}

const leastQuestions = 20;
const folds = 10;
const depthsShown = [1, 3, 5, 8, 10, 15, 20] as const;

/** Proposes settings only where choosing them pays on questions they were not chosen by, chance set aside. */
export function tune<Setting extends object>(grid: readonly Setting[], questions: readonly TriedQuestion[]): Tuned<Setting> {
  const rows = questions.map(({ scores }) => scores);
  const tried = grid.map((setting, index) => triedWith(setting, rows, index));
  const chosen = rows.length < leastQuestions ? 0 : chooseSetting(grid, rows);
  const crossValidated = rows.length < leastQuestions ? null : crossValidate(grid, questions);
  return {
    ...decide(chosen, crossValidated, rows.length),
    questions: rows.length,
    served: {
      ...(tried[0] as TriedSetting<Setting>),
      interval: bootstrapInterval(
        rows.map((row) => row[0] ?? 0),
        mean,
      ),
    },
    chosen: tried[chosen] as TriedSetting<Setting>,
    crossValidated,
    tried,
    found: depthsShown.map((first) => ({
      first,
      share: mean(questions.map(({ rank }) => (rank !== null && rank <= first ? 1 : 0))),
    })),
  };
}

function decide(chosen: number, validated: CrossValidated<unknown> | null, questions: number): Pick<Tuned, 'verdict' | 'reason'> {
  const keep = (reason: string): Pick<Tuned, 'verdict' | 'reason'> => ({ verdict: 'keep', reason: `Keep what you have: ${reason}` });
  if (!validated)
    return keep(`${questions} questions are too few to tell a gain from chance; add golden questions until there are ${leastQuestions}.`);
  if (chosen === 0) return keep('nothing that was tried is better by more than one standard error.');
  const [low, high] = validated.interval;
  const between = `between ${points(low)} and ${points(high)} points of nDCG@10`;
  if (low <= 0) return keep(`on questions it was not chosen by, the best of what was tried brings ${between}, which may be nothing.`);
  return { verdict: 'change', reason: `On questions it was not chosen by, choosing brings ${between} (95 %).` };
}

function crossValidate<Setting extends object>(grid: readonly Setting[], questions: readonly TriedQuestion[]): CrossValidated<Setting> {
  const assigned = foldsOf(questions, folds);
  const used = [...new Set(assigned)];
  const choices = new Map(
    used.map((fold) => [
      fold,
      chooseSetting(
        grid,
        questions.filter((_, index) => assigned[index] !== fold).map(({ scores }) => scores),
      ),
    ]),
  );
  const scored = questions.map(({ scores }, index) => scores[choices.get(assigned[index] ?? 0) ?? 0] ?? 0);
  const gains = scored.map((score, index) => score - (questions[index]?.scores[0] ?? 0));
  return {
    ...pairedDifference([gains]),
    ndcg10: mean(scored),
    folds: used.length,
    wins: gains.filter((gain) => gain > 0).length,
    ties: gains.filter((gain) => gain === 0).length,
    losses: gains.filter((gain) => gain < 0).length,
    choices: [...Map.groupBy(choices.values(), (choice) => choice)]
      .map(([choice, all]) => ({ setting: grid[choice] as Setting, folds: all.length }))
      .sort((a, b) => b.folds - a.folds),
  };
}

function triedWith<Setting>(setting: Setting, rows: readonly SettingScores[], index: number): TriedSetting<Setting> {
  return { setting, ndcg10: mean(rows.map((row) => row[index] ?? 0)), standardError: standardError(rows, 0, index) };
}

const points = (share: number): string => (100 * share).toFixed(1);
