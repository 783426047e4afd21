import { rootsOf } from './clauses.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import { chooseGrounds, type Ground, rankGrounds } from './grounds.ts';
import { coverage, wordsOf } from '../text/words.ts';

export interface Support {
  /** 0 to 1; half is where a claim of either kind is as likely. Measured on WiCE and BEGIN by `npm run eval -- grounded`. */
  readonly score: number;
  /** Indexes of the sentences the claim rests on together, the one that says most of it first; none without grounds. */
  readonly cited: readonly number[];
  /** What rules the claim out whatever its score: contradictions with the sentences it rests on. */
  readonly conflicts: readonly Conflict[];
}

export interface SupportQuestion {
  readonly claim: string;
  readonly grounds: readonly Ground[];
  /** How well its weakest words stand in the chosen grounds, from token vectors; null where the embedder has none. */
  readonly weakest: number | null;
  readonly cited?: readonly number[];
}

/**
 * Log odds, fitted on both sets at once, each with the same weight; with every set's own fit the other's area stays within a point and a
 * half (docs/decisions/0011-support.md). What neither set has enough of (a speaker, a turn) has a weight by judgement.
 */
const weights = {
  withTokens: { bias: -4.03, roots: 1.62, words: 2.62, meaning: 4.35, value: -1.78, name: -0.67, missing: -0.13 },
  withoutTokens: { bias: -4.44, roots: 2.09, words: 2.97, meaning: 2.62, value: -1.76, name: -0.67, missing: -0.19 },
};
const turned = -1.6;
const personal = /\b(i|my|me|you|your|we|our)\b|\?/i;
/** Sentences that may give a value of the claim: more than it cites, because a page says a year once and means it throughout. */
const mostRead = 60;
const valueKinds: readonly Conflict['kind'][] = ['number', 'date', 'unit'];

/** How far a claim rests on its grounds: its words and their roots among the best three sentences, its weakest words in context, less what it adds or turns. */
export function supportOf({ claim, grounds, weakest, cited: given }: SupportQuestion): Support {
  const ranked = rankGrounds(claim, grounds);
  const cited = given ?? chooseGrounds(claim, grounds, ranked);
  const textOf = (index: number): string => grounds[index]?.text ?? '';
  const texts = cited.map(textOf);
  if (texts.length === 0) return { score: 0, cited, conflicts: [] };
  const conflicts = conflictsOf(claim, texts);
  const nowhere = conflicts.length === 0 ? [] : conflictsOf(claim, ranked.slice(0, mostRead).map(textOf));
  const count = (kinds: readonly Conflict['kind'][], most: number): number =>
    Math.min(most, nowhere.filter(({ kind }) => kinds.includes(kind)).length);
  const wanted = [...new Set(rootsOf(claim))];
  const present = new Set(texts.flatMap(rootsOf));
  const isTurned = conflicts.some(({ kind }) => kind === 'negation' || kind === 'turn');
  const isPersonal = personal.test(claim) && !grounds.some(({ text }) => personal.test(text));
  const weight = weakest === null ? weights.withoutTokens : weights.withTokens;
  const odds =
    weight.bias +
    weight.roots * coverage(wanted, present) +
    weight.words * shareOf(wordsOf(claim), new Set(texts.flatMap(wordsOf))) +
    weight.meaning * (weakest ?? Math.max(...grounds.map(({ cosine }) => cosine))) +
    weight.value * count(valueKinds, 1) +
    weight.name * count(['name'], 2) +
    weight.missing * Math.min(4, wanted.filter((root) => !present.has(root)).length) +
    turned * (Number(isTurned) + Number(isPersonal));
  return { score: 1 / (1 + Math.exp(-odds)), cited, conflicts };
}

const shareOf = (words: readonly string[], present: ReadonlySet<string>): number =>
  words.filter((word) => present.has(word)).length / Math.max(1, words.length);
