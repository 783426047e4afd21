import { upperBound } from './binomial-bound.ts';
import { type EvidencedQuestion, isIndistinct, type Relation, relationOf } from './reworded-questions.ts';
import { mostFalseHits } from './rewording-eval.ts';

/** A question kept beside the one that is asked. */
export interface Neighbour {
  readonly kept: number;
  readonly cosine: number;
}

/** Says whether a kept question's answer may be given to another question, whatever their cosine. */
export interface CacheRule {
  readonly name: string;
  readonly allows: (asked: string, kept: string) => boolean;
}

export interface CacheFigures {
  readonly rule: string;
  readonly threshold: number;
  readonly questions: number;
  /** Questions that got the answer of the nearest kept one that the rule allows. */
  readonly hits: number;
  readonly trueHits: number;
  readonly falseHits: number;
  /** Of the false ones, those that a person could not tell from the question they got the answer of. */
  readonly indistinct: number;
  readonly unclear: number;
  readonly hitRate: number;
  /** Of questions asked, with its upper bound (95 %, one-sided); with and without those nobody could tell apart. */
  readonly falseHitRate: number;
  readonly bound: number;
  readonly boundWithoutIndistinct: number;
  /** Of hits. */
  readonly falseAmongHits: number;
}

export interface FalseHit {
  readonly rule: string;
  readonly asked: string;
  readonly answeredAs: string;
  readonly cosine: number;
  readonly isIndistinct: boolean;
}

interface Served extends Neighbour {
  readonly asked: number;
  readonly relation: Relation;
  readonly isIndistinct: boolean;
}

export interface CacheSet {
  readonly name: string;
  readonly questions: readonly EvidencedQuestion[];
  /** Of each question, nearest first; those of the same wording are left out, as they are no matter of meaning. */
  readonly neighbours: readonly (readonly Neighbour[])[];
}

/** Each question of a set is asked while all the others are kept; the nearest that the rule allows is served where it is near enough. */
export function cacheFigures(
  set: CacheSet,
  rule: CacheRule,
  thresholds: readonly number[],
): { figures: CacheFigures[]; falseHits: FalseHit[] } {
  const served = set.neighbours.flatMap((neighbours, asked) => firstAllowed(set, rule, neighbours, asked));
  const textOf = (index: number): string => set.questions[index]?.text ?? '';
  return {
    figures: thresholds.map((threshold) => figuresAt(set, rule.name, served, threshold)),
    falseHits: served
      .filter(({ relation, cosine }) => relation === 'other' && cosine >= (thresholds[0] ?? 0))
      .map(({ asked, kept, cosine, isIndistinct: indistinct }) => ({
        rule: rule.name,
        asked: textOf(asked),
        answeredAs: textOf(kept),
        cosine,
        isIndistinct: indistinct,
      }))
      .toSorted((a, b) => b.cosine - a.cosine),
  };
}

function firstAllowed({ questions }: CacheSet, rule: CacheRule, neighbours: readonly Neighbour[], asked: number): Served[] {
  const one = questions[asked];
  const found = neighbours.find(({ kept }) => one && rule.allows(one.text, questions[kept]?.text ?? ''));
  const other = found && questions[found.kept];
  if (!one || !found || !other) return [];
  return [{ ...found, asked, relation: relationOf(one, other), isIndistinct: isIndistinct(one.text, other.text) }];
}

function figuresAt(set: CacheSet, rule: string, all: readonly Served[], threshold: number): CacheFigures {
  const served = all.filter(({ cosine }) => cosine >= threshold);
  const count = (relation: Relation): number => served.filter((hit) => hit.relation === relation).length;
  const indistinct = served.filter((hit) => hit.relation === 'other' && hit.isIndistinct).length;
  const falseHits = count('other');
  return summed(rule, threshold, {
    questions: set.questions.length,
    hits: served.length,
    trueHits: count('same'),
    falseHits,
    indistinct,
    unclear: count('unclear'),
  });
}

type Counts = Pick<CacheFigures, 'questions' | 'hits' | 'trueHits' | 'falseHits' | 'indistinct' | 'unclear'>;

function summed(rule: string, threshold: number, counts: Counts): CacheFigures {
  const { questions, hits, falseHits, indistinct } = counts;
  return {
    rule,
    threshold,
    ...counts,
    hitRate: share(hits, questions),
    falseHitRate: share(falseHits, questions),
    bound: upperBound(falseHits, questions),
    boundWithoutIndistinct: upperBound(falseHits - indistinct, questions),
    falseAmongHits: share(falseHits, hits),
  };
}

/** The figures of several sets as if they were one. */
export function pooled(figures: readonly CacheFigures[]): CacheFigures {
  const total = (name: keyof Counts): number => figures.reduce((sum, each) => sum + each[name], 0);
  const { rule = '', threshold = 0 } = figures[0] ?? {};
  return summed(rule, threshold, {
    questions: total('questions'),
    hits: total('hits'),
    trueHits: total('trueHits'),
    falseHits: total('falseHits'),
    indistinct: total('indistinct'),
    unclear: total('unclear'),
  });
}

export interface HeldOut {
  readonly rule: string;
  readonly set: string;
  /** The lowest whose bound over all other sets is low enough; null where none is: the rule stays off. */
  readonly chosen: number | null;
  readonly figures: CacheFigures | null;
}

/** For each set, the threshold that all the others would choose, and what it comes to on that one. Questions that nobody can tell apart do not count. */
export function crossValidated(bySet: ReadonlyMap<string, readonly CacheFigures[]>): HeldOut[] {
  return [...bySet].map(([set, own]) => {
    const others = [...bySet].filter(([name]) => name !== set).map(([, figures]) => figures);
    const chosen = own.find((_, index) => pooled(others.flatMap((figures) => figures[index] ?? [])).boundWithoutIndistinct < mostFalseHits);
    return { rule: own[0]?.rule ?? '', set, chosen: chosen?.threshold ?? null, figures: chosen ?? null };
  });
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
