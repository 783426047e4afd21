import type { AnswerChoice } from './answer-choice.ts';
import type { AnswerData } from './answer-data.ts';
import type { JsonObject } from './data-schema.ts';
import type { Box } from './document.ts';
import type { AnswerFreshness } from './freshness.ts';
import type { AnswerGuard } from './guard.ts';
import type { ServedBy } from './models.ts';
import type { Principal } from './principal.ts';
import type { LegReport, RankedPassage, Retrieval } from './retrieval.ts';
import type { ReviewPolicy } from './review-policy.ts';
import type { SearchScope } from './search.ts';
import type { Understood } from './understood.ts';
import type { Span } from './span.ts';

export type AnswerMode = 'extract' | 'compose' | 'retrieval_only';
export type AnswerStatus = 'answered' | 'abstained' | 'retrieval_only' | 'refused';

/** The words a sentence of the answer rests on: `quote` is the revision's canonical text at `span`, to the letter. */
export interface Citation extends Span {
  readonly marker: number;
  readonly documentId: string;
  readonly revision: number;
  readonly chunkId: string;
  readonly title: string;
  readonly quote: string;
  readonly page: number | null;
  readonly boxes: readonly Box[];
  readonly url: string | null;
}

/** One sentence of an answer and how it stands to its evidence. */
export interface AnswerSentence {
  readonly text: string;
  readonly markers: readonly number[];
  /** `verbatim`: the document's words. `supported`: the model's words, checked against the quote. `person`: words of whoever reviewed the question. */
  readonly verdict: 'verbatim' | 'supported' | 'person';
  /** How its text is not that of its quotes any more: blanks keep markup of the document's from being live, or a value is not told. */
  readonly altered?: 'defused' | 'masked';
  /** The service's words without which it does not stand alone, such as the row and column of a cell. No part of `text` or of a quote. */
  readonly context?: string;
  /** Of a cell: the little table it stands in. */
  readonly table?: AnswerTable;
  /** Of a `supported` one: how far its quotes carry it, 0 to 1. */
  readonly support?: number;
  /** Where the question was answered part by part: the places in `Answer.parts` of those that it answers. */
  readonly parts?: readonly number[];
}

/** One of several questions in one, and what came of it. */
export interface AnswerPart {
  readonly question: string;
  readonly status: AnswerStatus;
  /** Why it is not `answered`, or null. */
  readonly reason: string | null;
  readonly gate: AnswerGate;
}

/** A sentence that a model wrote and nobody was shown. */
export interface RemovedSentence {
  readonly text: string;
  /** Null where it was out before its evidence was looked at. */
  readonly support: number | null;
  /** In words, with both values where it contradicts its evidence. */
  readonly reason: string;
}

/** A cell of a document's table as an answer shows it: to the letter, with its span in the revision; empty where the table is. */
export interface ShownCell extends Span {
  readonly text: string;
  /** Whether the answer says this one. */
  readonly isAnswer: boolean;
}

/** The columns' names, and the rows that an answer is taken from, each beginning with its own name. All rows are as long as `header`. */
export interface AnswerTable {
  readonly caption: string | null;
  readonly header: readonly string[];
  readonly rows: readonly (readonly ShownCell[])[];
  /** As the document has it, such as "in thousands"; null where it says none. */
  readonly unit: string | null;
}

/** A sentence as it stands in an answer's text: the service's words in brackets, then the sentence, then its markers. */
export function sentenceInText({ text, markers, context }: AnswerSentence): string {
  const said = context === undefined ? text : `[${context}] ${text}`;
  return [said, ...(markers.length > 0 ? [markers.map((marker) => `[${marker}]`).join('')] : [])].join(' ');
}

/** What stands between a sentence and the one before it: sentences on another part of the question begin a paragraph. */
export function gapBefore({ parts }: AnswerSentence, before: AnswerSentence | undefined): string {
  if (before === undefined) return '';
  return parts?.[0] === before.parts?.[0] ? ' ' : '\n\n';
}

/** What an answer's text says of a part without an answer: in brackets, as all words of the service. */
export function unansweredInText({ question, reason }: AnswerPart): string {
  return `[No answer to “${question}”${reason === null ? '' : `: ${reason}`}]`;
}

/** The parts once sentences are gone: one that was answered by none but those is answered no longer, for this reason. */
export function partsLeft(parts: readonly AnswerPart[], sentences: readonly AnswerSentence[], reason: string): AnswerPart[] {
  const isLeft = (index: number): boolean => sentences.some((sentence) => sentence.parts?.includes(index));
  return parts.map((part, index) => (part.status !== 'answered' || isLeft(index) ? part : { ...part, status: 'retrieval_only', reason }));
}

/** An answer's text: its sentences, then each part of the question that they do not answer. Empty without a sentence. */
export function answerInText(sentences: readonly AnswerSentence[], parts: readonly AnswerPart[] = []): string {
  if (sentences.length === 0) return '';
  const said = sentences.map((sentence, index) => gapBefore(sentence, sentences[index - 1]) + sentenceInText(sentence)).join('');
  return [said, ...parts.filter(({ status }) => status !== 'answered').map(unansweredInText)].join('\n\n');
}

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly scope: SearchScope;
  /** The asker's questions that go before it belong to it by this name. */
  readonly conversationId?: string | null;
  /** The questions before it, the oldest first; null where they could not be read. */
  readonly turns?: readonly string[] | null;
  /** What was asked back to the last of them; empty or left out where nothing was. */
  readonly offered?: readonly AnswerChoice[];
  readonly limit: number;
  /** As in a search. */
  readonly maxPerDocument?: number;
  readonly diversity?: number;
  /** `auto` is compose where the machine has a generator that earned it, else extract. */
  readonly mode: AnswerMode | 'auto';
  /** Of several that wait for a model. Somebody waits for an interactive one, which it is where nothing is said. */
  readonly priority?: 'interactive' | 'batch';
  readonly deadlineMs: number;
  /** What a model may write for it, where one does; as many as its prompt allows when left out. */
  readonly maxTokens?: number;
  /** What the answer is to be said as, beside its text: a JSON schema that `readDataSchema` takes. */
  readonly responseSchema?: JsonObject;
  /** In force when it was asked: what they catch goes to a person. */
  readonly policies?: readonly ReviewPolicy[];
}

export interface AnswerUsage {
  readonly promptTokens: number;
  /** Of the prompt, read before for another request; absent where the model does not say. */
  readonly reusedTokens?: number;
  readonly completionTokens: number;
  readonly embeddedTexts: number;
}

/** One of the things that answering or not was decided by. */
export interface GateEvidence {
  /** Cosine of the best passage; share of the question's words in its best sentence; best cosine by the second embedder; that an identifier, or a cell, is named; that a sentence says all of it. */
  readonly name: 'meaning' | 'words' | 'secondMeaning' | 'identifier' | 'sentence' | 'said' | 'cell';
  readonly value: number;
  /** What `value` counts in the score. */
  readonly weight: number;
  readonly speaks: 'for' | 'against';
  /** For a person. They tell which words of the question the nearest passage lacks: where a passage is withheld, so are they. */
  readonly words: string;
}

/** The evidence for answering, 0 to 1, the threshold it was held against, and what it is made of; answers stored long ago lack the last. */
export interface AnswerGate {
  readonly score: number;
  readonly threshold: number;
  readonly evidence?: readonly GateEvidence[];
}

/** That an answer was made before and given again. */
export interface GivenAgain {
  /** The question it was made for; null where that was another key's. */
  readonly of: string | null;
  /** As that one stood alone. */
  readonly asked: string;
  /** How alike the two are in meaning; null where their words are the same. */
  readonly cosine: number | null;
  readonly ageSeconds: number;
}

/** The model whose words are shown, and that in whose place it wrote. */
export type Writer = Pick<ServedBy, 'modelId' | 'insteadOf'>;

export interface Answer {
  readonly id: string;
  readonly status: AnswerStatus;
  readonly mode: AnswerMode;
  /** Of a composed one; missing in answers stored before it was kept. */
  readonly writer?: Writer;
  /** Why it is not `answered`, or null. */
  readonly reason: string | null;
  readonly text: string;
  readonly sentences: readonly AnswerSentence[];
  /** Where the question was answered part by part: each of them, in the order asked. */
  readonly parts?: readonly AnswerPart[];
  /** Where a JSON schema was asked for. */
  readonly data?: AnswerData;
  /** Where it was asked back: an `abstained` with these is a question to the asker. */
  readonly choices?: readonly AnswerChoice[];
  readonly citations: readonly Citation[];
  /** Missing in answers stored before it was kept. */
  readonly removed?: readonly RemovedSentence[];
  /**
   * Quotes looked up in their stored revisions at the end, and how many stood there: the others are not among `citations`. Missing without quotes,
   * and where they could not be looked up, which is then among `fallbacks`.
   */
  readonly citationCheck?: { readonly checked: number; readonly valid: number };
  /** Missing where it was made for this question. */
  readonly again?: GivenAgain;
  readonly passages: readonly RankedPassage[];
  readonly legs: readonly LegReport[];
  /** What the question was taken for; missing where nothing looked, as in answers stored long ago. */
  readonly understood?: Understood;
  /** Every rung of the ladder that was taken instead of what was asked for, in words. */
  readonly fallbacks: readonly string[];
  readonly freshness: AnswerFreshness;
  /** Missing in answers stored before the guard looked at them. */
  readonly guard?: AnswerGuard;
  /** Of a question answered part by part: that of the part with the most evidence. */
  readonly gate: AnswerGate;
  /** The version of the configuration that the question began with; missing where there is but one, and in answers stored long ago. */
  readonly versionId?: string;
  /** All that it was searched and answered with: the version, the settings of the collection, what was measured. */
  readonly configurationId: string;
  readonly usage: AnswerUsage;
  readonly timings: Readonly<Record<string, number>>;
}

export type AnswerEvent =
  | { readonly type: 'passages'; readonly passages: readonly RankedPassage[]; readonly understood?: Understood }
  | { readonly type: 'token'; readonly text: string; readonly sentence: AnswerSentence | null }
  | { readonly type: 'citation'; readonly citation: Citation };

export interface SearchTrace extends Pick<Retrieval, 'passages' | 'legs' | 'timings'> {
  /** The moment it looked back to, if any. */
  readonly asOf?: Date | null;
  readonly understood?: Understood | null;
}

/** A call of a language model, stored whole. */
export interface ModelCall {
  readonly questionId: string;
  /** That the question was asked of. */
  readonly collectionIds: readonly string[];
  readonly promptId: string;
  readonly promptVersion: number;
  readonly modelId: string;
  readonly system: string;
  readonly user: string;
  readonly response: string;
  readonly outcome: 'ok' | 'aborted' | 'failed';
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly ms: number;
}

/** What happened for questions and searches, kept from the first day. */
export abstract class TraceStore {
  /** The id of the configuration with exactly this body; made when new, never changed. */
  abstract configurationId(body: Readonly<Record<string, unknown>>): Promise<string>;
  abstract saveModelCall(call: ModelCall): Promise<void>;
  abstract saveQuestion(principal: Principal, question: Question, answer: Answer): Promise<void>;
  abstract saveFailedQuestion(principal: Principal, question: Question, code: string, reason: string): Promise<void>;
  /** `asked` as it came; what is kept is the query that was searched, as of a question. */
  abstract saveSearch(principal: Principal, asked: string, retrieval: SearchTrace): Promise<void>;
}
