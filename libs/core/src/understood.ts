import type { Meant } from './answer-choice.ts';
import type { Span } from './span.ts';

/** What a question asks for. `lookup`: it hardly says more than an identifier or a quoted phrase. */
export const questionTypes = [
  'lookup',
  'comparison',
  'multi-part',
  'how-to',
  'definition',
  'quantity',
  'entity',
  'yes-no',
  'other',
] as const;
export type QuestionType = (typeof questionTypes)[number];

/** Questions of a conversation that a question is read after: what lies further back is as good as forgotten. */
export const mostTurns = 8;

/** Where a word stands for something that neither the question nor one before it names; what took its place would have this ending. */
export interface OpenReference extends Span {
  readonly ending: string;
}

/** What a question was taken for before anything was searched. */
export interface Understood {
  /** What was searched: the question as asked, or as it stands alone. */
  readonly query: string;
  /** The question as it was asked, where it was searched in other words: without its frame (“could you tell me …”), or as it stands alone; else null. */
  readonly rewrittenFrom: string | null;
  /** Words that came from the questions before. */
  readonly carried: readonly string[];
  /** Who wrote `query`; `rule` also where nothing was rewritten. */
  readonly by: 'rule' | 'model';
  readonly type: QuestionType;
  /** ISO 639-1; null where the text does not tell. */
  readonly language: string | null;
  /** Identifiers and quoted phrases, as they must stand in a text. */
  readonly exactTerms: readonly string[];
  /** The questions in it, each of which stands alone; empty where it is one question. */
  readonly parts: readonly string[];
  /** What was searched beside it: its parts, or what a model wrote of it. Empty where the query was searched alone. */
  readonly searched: readonly string[];
  /** What was to be done for it and was not, in words. */
  readonly notes: readonly string[];
  /** In `query`, where it has one: “it” in “How do I reset it?”. */
  readonly reference?: OpenReference;
  /** Where it chooses of what was asked back: one is `query`, several are `parts`. */
  readonly meant?: readonly Meant[];
}
