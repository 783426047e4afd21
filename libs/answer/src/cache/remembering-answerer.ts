import {
  type Answer,
  type AnswerEvent,
  type CollectionChanges,
  type CollectionRankings,
  type Embedder,
  inTime,
  type Question,
  type RankedPassage,
  type SearchScope,
  type Understood,
} from '#core';
import type { AnswererParts } from '../answerer.ts';
import { checkCitations } from '../check-citations.ts';
import { cosine as cosineBetween } from '../choose-evidence.ts';
import { type AnswerMemory, type KeptAnswer, marksOf, type RecallOutcome } from './answer-memory.ts';
import { isKeepable } from './keepable.ts';
import { questionForm, wordingOf } from './question-form.ts';
import { rewordingThreshold } from './rewording-threshold.ts';

/** Answers questions: as they come in events, then whole. */
export interface Answers {
  answer(question: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent, Answer>;
}

export interface RememberingParts extends Pick<AnswererParts, 'revisionTexts' | 'traces' | 'freshnessOf' | 'clock'> {
  readonly inner: Answers;
  readonly memory: AnswerMemory;
  readonly changes: CollectionChanges;
  readonly rankings: CollectionRankings;
  readonly embedder: Embedder;
  /** Everything but question and content that decides an answer: configuration, rights, scope, what was asked for. */
  readonly keyOf: (scope: SearchScope, asked: object) => string;
  /** The question as it stands alone; null where that is not for a rule to say. */
  readonly standAlone: (question: Pick<Question, 'text' | 'turns' | 'offered'>) => Understood | null;
  /** Whether everything worked that the answer was found by. */
  readonly isWhole: (answer: Answer) => boolean;
  readonly deadlineMs: number;
  /** Hears why nothing was looked up: the question is then answered without. */
  readonly onFailure: (error: unknown) => void;
}

/** A question that may be answered from memory, and where its answer is kept. */
interface Looked {
  readonly key: string;
  readonly marks: string;
  readonly understood: Understood;
  readonly startedAt: number;
}

/**
 * Gives an answer again while everything it rests on stands: configuration, rights, scope, what was asked for and, by marks read for each
 * question before anything else, the collections. The same words are the same question; other words of the same form are where the
 * collections have that measured and switched on. Its quotes are looked up again, its freshness is judged anew, and it gets a trace of its own.
 */
export class RememberingAnswerer implements Answers {
  private readonly parts: RememberingParts;

  constructor(parts: RememberingParts) {
    this.parts = parts;
  }

  async *answer(question: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent, Answer> {
    const { inner, memory, clock } = this.parts;
    const looked = await this.quietly(signal, () => this.look(question));
    const found = looked && (await this.quietly(signal, (working) => this.recall(question, looked, working)));
    // Told and dropped here, not by the look itself: one that comes too late must not speak of what was answered without it.
    if (looked && found?.hasFallen) memory.delete(looked.key);
    if (found) memory.tell(found.outcome, found.savedMs, found.savedTokens);
    if (found?.recalled) {
      const { answer, events } = found.recalled;
      await this.parts.traces.saveQuestion(question.scope.principal, question, answer);
      for (const event of events) yield event;
      return answer;
    }
    const events: AnswerEvent[] = [];
    const answering = inner.answer(question, signal);
    try {
      let step = await answering.next();
      while (!step.done) {
        events.push(step.value);
        yield step.value;
        step = await answering.next();
      }
      const answer = step.value;
      if (looked && !isWordedByTurns(question, answer) && isKeepable(answer) && this.parts.isWhole(answer)) {
        const { key, marks, understood } = looked;
        memory.set(key, {
          answer,
          events,
          marks,
          changes: this.parts.changes,
          asked: understood.query,
          scope: question.scope,
          at: clock(),
          ms: answer.timings['total'] ?? 0,
        });
      }
      return answer;
    } finally {
      // Who stops listening stops the work.
      await answering.return(undefined as never);
    }
  }

  /** Null where the question is not one for memory. */
  private async look(question: Question): Promise<Looked | null> {
    const { scope, turns = [], mode } = question;
    if (turns === null || mode === 'retrieval_only') return null;
    const startedAt = performance.now();
    const understood = this.parts.standAlone(question);
    const marks = understood && (await marksOf(this.parts.changes, scope.principal, scope.collectionIds));
    if (!understood || marks === null) return null;
    const { id: _id, text: _text, scope: _scope, turns: _turns, offered: _offered, conversationId: _conversation, ...rest } = question;
    const { deadlineMs: _deadline, ...asked } = rest;
    const { marks: _marks, ...within } = scope;
    const key = this.parts.keyOf(within, { ...asked, meant: understood.meant });
    return { key: `${key}${questionForm(understood.query)}`, marks, understood, startedAt };
  }

  /** What a look came to: the answer that is kept, made this question's, or why there is none to be given. */
  private async recall(question: Question, looked: Looked, signal: AbortSignal): Promise<Look> {
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
    const threshold = rewordingThreshold(await rankings.read(scope), scope.collectionIds, embedder.id);
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
    const { shown } = await checkCitations(again, this.parts, principal, signal);
    const answer = { ...shown, timings: { ...shown.timings, total: performance.now() - startedAt } };
    const events = kept.events.map((event) => (event.type === 'passages' ? { ...event, understood } : event));
    return { answer, events };
  }

  /** What memory cannot tell in the time that a leg has, the answerer does. */
  private async quietly<Value>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Value | null>): Promise<Value | null> {
    if (signal.aborted) return null;
    const done = await inTime(this.parts.deadlineMs, signal, work).catch((error: unknown) => ({ error }));
    if ('value' in done) return done.value;
    // The answerer records that a caller went away.
    if (!signal.aborted) this.parts.onFailure(done.error);
    return null;
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

interface Look {
  readonly outcome: RecallOutcome;
  /** Missing where none may be given. */
  readonly recalled?: Recalled;
  /** Whether what is kept is never to be given again. */
  readonly hasFallen?: boolean;
  readonly savedMs?: number;
  readonly savedTokens?: number;
}

/** The model was given the turns before, and words the same question otherwise behind others. */
function isWordedByTurns({ turns }: Question, { mode }: Answer): boolean {
  return mode === 'compose' && (turns?.length ?? 0) > 0;
}

/** Those that its freshness was judged by when it was made: a passage of each revision. */
function groundsOf({ passages, freshness }: Answer): RankedPassage[] {
  return freshness.documents.flatMap(
    ({ documentId, revision }) => passages.find((passage) => passage.documentId === documentId && passage.revision === revision) ?? [],
  );
}
