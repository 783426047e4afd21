import type { Span } from './span.ts';

/** `suspect` is used with care and marked; `quarantined` is kept and not used until a person has looked. */
export type GuardLevel = 'clean' | 'suspect' | 'quarantined';

/** From the best to the worst. */
export const guardLevels = ['clean', 'suspect', 'quarantined'] as const satisfies readonly GuardLevel[];

export function worseLevel(left: GuardLevel, right: GuardLevel): GuardLevel {
  return guardLevels.indexOf(left) > guardLevels.indexOf(right) ? left : right;
}

/** What a file holds and nobody who looks at it sees: no part of the canonical text, never indexed, and only read by the guard. */
export interface HiddenText {
  readonly text: string;
  /** How it is kept out of sight, in words a person reads: “white on white”, “comment”, “hidden row”. */
  readonly how: string;
  readonly page: number | null;
}

/** Who settled a finding: how its words were kept out of sight, what they weigh, a classifier of the installation, or a language model. */
export const guardDeciders = ['gate', 'features', 'transformer', 'judge'] as const;
export type GuardDecider = (typeof guardDeciders)[number];

/** A stretch of a document that speaks to whoever answers from it. */
export interface GuardFinding {
  readonly level: Exclude<GuardLevel, 'clean'>;
  /** In words a person reads: what is said, and how it was kept out of sight. */
  readonly reason: string;
  /** What the words are, at most 500 characters of them. */
  readonly quote: string;
  /** Of all its words, where the quote is not all of them: who let these in let in no others that begin alike. */
  readonly digest?: string;
  /** In the canonical text; null where it was found in what the text does not hold (`HiddenText`), or in the title. */
  readonly span: Span | null;
  readonly isInTitle?: boolean;
  readonly page: number | null;
  readonly cues: readonly string[];
  /** Log odds; above 0 means more likely than not. */
  readonly score: number;
  /** Left out of findings from before it was kept. */
  readonly decidedBy?: GuardDecider;
}

/** A stretch in plain sight whose score settles nothing; for whoever has a model to ask. */
export interface Undecided {
  readonly span: Span;
  /** What it is as long as nobody says otherwise. */
  readonly level: 'clean' | 'suspect';
  /** Left out where the document has none, or nobody looked yet. */
  readonly page?: number | null;
  readonly score: number;
  readonly cues: readonly string[];
}

/** What the guard made of a whole revision. */
export interface DocumentVerdict {
  readonly level: GuardLevel;
  readonly findings: readonly GuardFinding[];
  /** Names cues, weights and thresholds: a verdict of another version is made again. */
  readonly version: string;
  /** Left out where there is nothing undecided; not stored. */
  readonly undecided?: readonly Undecided[];
  /** Whoever was to judge was late or away: it is made again after a pause. */
  readonly isUnjudged?: boolean;
}

/** What the guard found, and did, for one answer. */
export interface AnswerGuard {
  /** The worst of everything below. */
  readonly level: GuardLevel;
  /** Why the question was not answered as it stands; null where nothing was found. */
  readonly question: string | null;
  /** Passages that a model read with their words marked (`suspect`), or was not given at all (`quarantined`), and why. */
  readonly passages: readonly GuardedPassage[];
  /** Passages that were left out as they look made for this question. */
  readonly poisoned: readonly PoisonFinding[];
  /** What was taken out of the answer before it was shown, or flagged. */
  readonly withheld: readonly WithheldFinding[];
}

export interface GuardedPassage {
  readonly chunkId: string;
  readonly level: Exclude<GuardLevel, 'clean'>;
  readonly reason: string;
}

export interface PoisonFinding {
  readonly chunkId: string;
  readonly kind: 'query-echo' | 'near-duplicates' | 'crowding' | 'jamming';
  readonly reason: string;
}

export interface WithheldFinding {
  readonly kind: 'link' | 'image' | 'markup' | 'canary' | 'secret' | 'personal-data' | 'toxic';
  /** In words; never the thing itself. */
  readonly reason: string;
}

/** Why a chunk is to be read with care. */
export interface ChunkGuard {
  readonly level: Exclude<GuardLevel, 'clean'>;
  readonly reason: string;
}
