import type { WithheldFinding } from './guard.ts';
import type { RankedPassage } from './retrieval.ts';
import type { SearchScope } from './search.ts';

/** Words as they may be shown. */
export interface CheckedWords {
  readonly text: string;
  /** What was taken out or masked. What was only made inert, in a document's own words, is none. */
  readonly findings: readonly WithheldFinding[];
  /** Nothing of it may be shown, for what stands in the findings. */
  readonly isBlocked: boolean;
  /** How it is another text than the one given: blanks that keep a document's markup from being live, or a value that is not told. */
  readonly altered: 'defused' | 'masked' | null;
}

/** What something said rests on. */
export type OutputGround = Pick<RankedPassage, 'collectionId' | 'title' | 'text' | 'url'>;

/**
 * The checks of one answer's words, as the collections it is asked of want them. Pure, a matter of microseconds, and linear in the text's
 * length whatever it says.
 */
export interface OutputCheck {
  /** A model's sentence before it is held against its evidence, with all that it was given to write from. */
  readonly written: (text: string, given: readonly OutputGround[]) => CheckedWords;
  /** A sentence about to be shown: `supported` is a model's, anything else is quoted. */
  readonly said: (text: string, verdict: 'verbatim' | 'supported' | 'person', grounds: readonly OutputGround[]) => CheckedWords;
  /** A value of an answer that is JSON: what is blocked is left out, as nothing in it may be changed. */
  readonly value: (text: string, grounds: readonly OutputGround[]) => CheckedWords;
}

/** The check for an answer over a scope; ends with the signal. */
export type OutputCheckOf = (scope: Pick<SearchScope, 'collectionIds' | 'marks'>, signal: AbortSignal) => Promise<OutputCheck>;
