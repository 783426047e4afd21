import {
  type Answer,
  type AnswerEvent,
  type CollectionChanges,
  type CollectionRankings,
  type Embedder,
  type Question,
  type RankedPassage,
  type SearchScope,
  type Understood,
} from '#core';
import type { AnswererParts } from '../answerer.ts';
import { checkCitations } from '../cite/check-citations.ts';
import type { GuardParts } from '../guarded/guard-parts.ts';
import { cosine as cosineBetween } from '../choose/choose-evidence.ts';
import { type AnswerMemory, type KeptAnswer, marksOf, type RecallOutcome } from './answer-memory.ts';
import { readOutputCheck } from '../withheld/read-output-check.ts';
import { isKeepable } from './keepable.ts';
import { questionForm, wordingOf } from './question-form.ts';
import { rewordingThreshold } from './rewording-threshold.ts';

export interface LookupParts extends Pick<AnswererParts, 'revisionTexts' | 'freshnessOf' | 'outputCheckOf' | 'clock'> {
  readonly memory: AnswerMemory;
  /** What a question tries on the service: such a one is for the answerer to refuse. Left out: nothing is looked for. */
  readonly questionTrouble?: GuardParts['questionTrouble'];
  readonly changes: CollectionChanges;
  readonly rankings: CollectionRankings;
  readonly embedder: Embedder;
  /** Everything but question and content that decides an answer: configuration, rights, scope, what was asked for. */
  readonly keyOf: (scope: SearchScope, asked: object) => string;
  /** The question as it stands alone; null where that is not for a rule to say. */
  readonly standAlone: (question: Pick<Question, 'text' | 'turns' | 'offered'>) => Understood | null;
}

/** A question that may be answered from memory, and where its answer is kept. */
export interface Looked {
  readonly key: string;
  readonly marks: string;
  readonly understood: Understood;
  readonly startedAt: number;
}

/** What a look in memory came to. */
export interface Look {
  readonly outcome: RecallOutcome;
  /** Missing where none may be given. */
  readonly recalled?: Recalled;
  /** Whether what is kept is never to be given again. */
  readonly hasFallen?: boolean;
  readonly savedMs?: number;
  readonly savedTokens?: number;
}

/** Finds the answer that is kept for a question, and tells whether it may be given: what it rests on is looked at anew each time. */
export class AnswerLookup {
  private readonly parts: LookupParts;

  constructor(parts: LookupParts) {
    this.parts = parts;
  }

  /** Null where the question is not one for memory. */
  async look(question: Question): Promise<Looked | null> {
    const { scope, turns = [], mode } = question;
    if (turns === null || mode === 'retrieval_only') return null;
    if ((this.parts.questionTrouble?.(question.text) ?? null) !== null) return null;
    const startedAt = performance.now();
    const understood = this.parts.standAlone(question);
    const marks = understood && (await marksOf(this.parts.changes, scope.principal, scope.collectionIds));
    if (!understood || marks === null) return null;
    const { id: _id, text: _text, scope: _scope, turns: _turns, offered: _offered, conversationId: _conversation, ...rest } = question;
    // How urgent it is decides nothing of the answer: a batch warms memory for people, and they for it.
    const { deadlineMs: _deadline, priority: _priority, ...asked } = rest;
    const { marks: _marks, ...within } = scope;
    const key = this.parts.keyOf(within, { ...asked, meant: understood.meant });
    return { key: `${key}${questionForm(understood.query)}`, marks, understood, startedAt };
  }

  /** What a look came to: the answer that is kept, made this question's, or why there is none to be given. */
  async recall(question: Question, looked: Looked, signal: AbortSignal): Promise<Look> {
    const kept = this.parts.memory.get(looked.key);
    if (!kept) return { outcome: 'miss' };
    if (kept.marks !== looked.marks) return { outcome: 'changed', hasFallen: true };
    const same = await this.isSameQuestion(question, looked, kept, signal);
    if (!same) return { outcome: 'miss' };
    const recalled = await this.checked(question, looked, { kept, cosine: same.cosine }, signal);
    const { answer } = recalled;
    // Quotes that could not be looked up just now may stand: the question is answered anew, and the answer waits.
    if (!answer.citationCheck) return { outcome: 'miss' };
    if (!isKeepable(answer)) return { outcome: 'refuted', hasFallen: true };
    const { promptTokens, completionTokens } = kept.answer.usage;
    return {
      outcome: same.cosine === null ? 'repeated' : 'reworded',
      recalled,
      savedMs: kept.ms - (answer.timings['total'] ?? 0),
      savedTokens: promptTokens + completionTokens,
    };
  }

  /** The cosine is null where the words are the same. */
  private async isSameQuestion(
    { scope }: Question,
    { understood: { query } }: Looked,
    { asked }: KeptAnswer,
    signal: AbortSignal,
  ): Promise<{ readonly cosine: number | null } | null> {
    if (wordingOf(query) === wordingOf(asked)) return { cosine: null };
    const { rankings, embedder } = this.parts;
    const threshold = rewordingThreshold(await rankings.read(scope, signal), scope.collectionIds, embedder.id);
    if (threshold === null) return null;
    const [left, right] = await embedder.embed([query, asked], 'query', signal);
    const cosine = left && right ? cosineBetween(left, right) : 0;
    return cosine >= threshold ? { cosine } : null;
  }

  private async checked(question: Question, looked: Looked, { kept, cosine }: Found, signal: AbortSignal): Promise<Recalled> {
    const { clock, freshnessOf } = this.parts;
    const { understood, startedAt } = looked;
    const { principal } = question.scope;
    const now = clock();
    const isOwn = kept.scope.principal.keyId === principal.keyId;
    const { citationCheck: _checked, understood: before, ...said } = kept.answer;
    const again: Answer = {
      ...said,
      id: question.id,
      ...(before && { understood: { ...understood, searched: before.searched } }),
      freshness: freshnessOf(groundsOf(kept.answer), kept.answer.freshness.contradictions, now),
      usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: cosine === null ? 0 : 2 },
      again: { of: isOwn ? kept.answer.id : null, asked: kept.asked, cosine, ageSeconds: (now.getTime() - kept.at.getTime()) / 1000 },
      timings: { cache: performance.now() - startedAt },
    };
    const output = await readOutputCheck(this.parts.outputCheckOf, question, signal);
    const { words } = again.freshness;
    const told = output && words !== null ? output.said(words, 'verbatim', []).text : words;
    const { shown } = await checkCitations({ ...again, freshness: { ...again.freshness, words: told } }, this.parts, principal, signal);
    const answer = { ...shown, timings: { ...shown.timings, total: performance.now() - startedAt } };
    const events = kept.events.map((event) => (event.type === 'passages' ? { ...event, understood } : event));
    return { answer, events };
  }
}

interface Found {
  readonly kept: KeptAnswer;
  readonly cosine: number | null;
}

interface Recalled {
  readonly answer: Answer;
  readonly events: readonly AnswerEvent[];
}

/** Those that its freshness was judged by when it was made: a passage of each revision. */
function groundsOf({ passages, freshness }: Answer): RankedPassage[] {
  return freshness.documents.flatMap(
    ({ documentId, revision }) => passages.find((passage) => passage.documentId === documentId && passage.revision === revision) ?? [],
  );
}
