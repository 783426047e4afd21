import { Fault } from '#core';
import type { Answer, AnswerEvent, Contradiction, OutputCheckOf, Question, Retriever, TableReader } from '#core';
import { AnswerDraft } from './answer-draft.ts';
import { askBack } from './ask-back/ask-back.ts';
import { areOfDifferentThings } from './ask-back/different-things.ts';
import { type EvidenceSentence, sentencesOf } from './choose/choose-evidence.ts';
import { type CitationSource, checkCitations } from './cite/check-citations.ts';
import type { Found } from './decide/course.ts';
import type { Verdict } from './decide/decide.ts';
import { notInTable } from './extract.ts';
import { type Answering, finishedAnswer, type FinishingParts, unanswered } from './finished-answer.ts';
import { refusalOf, withoutTroubledTurns } from './guarded/asked-of-documents.ts';
import { refusedAnswer } from './guarded/refused-answer.ts';
import { isEvidence } from './choose/is-evidence.ts';
import { withKeptVectors } from './choose/kept-vectors.ts';
import { withoutAnyAnswer } from './parts/parts-answered.ts';
import { ownOf, type Plan, planOf } from './parts/plan.ts';
import { besideLeftOut, tellLeftOut, undecided, withLeftOut, withUndecidedParts } from './poison/tell-left-out.ts';
import { type PoisonIn, UnpoisonedRetriever } from './poison/unpoisoned-retriever.ts';
import { say, type SayParts } from './say.ts';
import { embeddedIn, searchInTime, searchQuestion } from './search-question.ts';
import { weighCloser } from './decide/weigh-closer.ts';
import { goneOf, isOf } from './why-ended.ts';
import { readOutputCheck } from './withheld/read-output-check.ts';

export interface AnswererSettings {
  /** Evidence below this is no answer. */
  readonly threshold: number;
  /** Whether it is asked back which of several things is meant; so where it is left out. */
  readonly asksBack?: boolean;
  /** How documents were cut; part of the configuration's identity. */
  readonly chunking: Readonly<Record<string, unknown>>;
  /** Of the configuration that all of these are of, where it is one of several. */
  readonly version?: string;
}

export interface AnswererParts
  extends CitationSource, Pick<FinishingParts, 'freshnessOf' | 'clock'>, Omit<SayParts, 'tables' | 'contradictions'> {
  readonly retriever: Retriever;
  /** Null: tables are read as lines of text. */
  readonly tables?: TableReader | null;
  readonly contradictionsOf: (statements: readonly Pick<EvidenceSentence, 'text' | 'passage'>[]) => readonly Contradiction[];
  /** Left out: nothing is left out of the evidence for looking made for the question. */
  readonly poisonIn?: PoisonIn;
  /** Left out: what is said is not looked at. */
  readonly outputCheckOf?: OutputCheckOf;
  readonly settings: AnswererSettings;
}

/** Chosen on CLAP NQ with four passages: one in ten questions without an answer gets one; docs/decisions/0003-evidence-gate.md. */
export const defaultThreshold = 0.732;

/** Answers from evidence: retrieve, decide whether to answer, choose the sentences, cite them to the letter. */
export class Answerer {
  private readonly parts: AnswererParts;

  constructor(parts: AnswererParts) {
    const { retriever, poisonIn } = parts;
    this.parts = poisonIn ? { ...parts, retriever: new UnpoisonedRetriever(retriever, poisonIn) } : parts;
  }

  /** Events as they come, then the answer; its trace is stored before it returns. Ending the iteration early stops all work. */
  async *answer(question: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent, Answer> {
    const startedAt = performance.now();
    const stop = new AbortController();
    const gone = new Fault('client_closed', 'the caller went away before the answer was complete');
    let failure: Fault | null = gone;
    try {
      const { principal } = question.scope;
      const working = AbortSignal.any([signal, stop.signal]);
      const said = yield* this.produce(question, working);
      const { kept, shown } = await checkCitations(said, this.parts, principal, working);
      const total = performance.now() - startedAt;
      await this.parts.traces.saveQuestion(principal, question, withTotal(kept, total));
      failure = null;
      return withTotal(shown, total);
    } catch (error) {
      if (signal.aborted) throw new Fault(gone.code, gone.message, { cause: error });
      failure =
        error instanceof Fault ? error : new Fault('internal', 'the question failed unexpectedly; the log tells more', { cause: error });
      throw error;
    } finally {
      stop.abort();
      if (failure) await this.saveFailure(question, failure);
    }
  }

  private async *produce(asked: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent, Answer> {
    const deadline = AbortSignal.timeout(asked.deadlineMs);
    const draft = new AnswerDraft();
    const refusal = refusalOf(asked, this.parts.guard, draft);
    if (refusal) {
      yield { type: 'passages', passages: [] };
      return refusedAnswer(this.parts, asked, draft, refusal);
    }
    const output = await readOutputCheck(this.parts.outputCheckOf, asked, signal);
    if (output) draft.output.use(output);
    const question = withoutTroubledTurns(asked, this.parts.guard, draft);
    const working = AbortSignal.any([signal, deadline]);
    const retrieval = await searchInTime(this.parts.retriever, question, { signal: working, deadline });
    const { understood, leftOut } = retrieval;
    draft.usage.embeddedTexts = embeddedIn(retrieval);
    tellLeftOut(retrieval, draft);
    draft.fallbacks.push(...[retrieval.rerank.note, ...(understood?.notes ?? [])].filter((note) => note !== null));
    const read = { ...question, text: understood?.query ?? question.text };
    const planned = planOf(read, retrieval, this.parts.settings.threshold);
    if (planned.note !== undefined) draft.fallbacks.push(planned.note);
    const plan = withUndecidedParts(await this.weigh(planned, draft, working, deadline), retrieval);
    const { passages } = plan;
    yield { type: 'passages', passages: withLeftOut(passages, leftOut), ...(understood && { understood }) };
    const statements = passages.flatMap(sentencesOf).filter(isEvidence);
    const contradictions = this.parts.contradictionsOf(statements).filter((each) => !areOfDifferentThings(each));
    const answering: Answering = { question: read, retrieval, plan, draft, contradictions };
    const verdict = yield* this.decide(answering, working, deadline);
    signal.throwIfAborted();
    if (verdict.status === 'answered') yield* unanswered(answering);
    return finishedAnswer(this.parts, answering, verdict);
  }

  /** Without sentences and tables where time is up before they are read: `decide` says that it is. What a model failed of is said here. */
  private async weigh(planned: Plan, draft: AnswerDraft, signal: AbortSignal, deadline: AbortSignal): Promise<Plan> {
    try {
      return await weighCloser(planned, this.parts, draft, signal);
    } catch (error) {
      if (isOf(deadline, error)) return planned;
      const why = goneOf(error);
      if (why === null) throw error;
      draft.fallbacks.push(`${why}: what was found is weighed without its sentences and tables`);
      return planned;
    }
  }

  private async *decide(answering: Answering, signal: AbortSignal, deadline: AbortSignal): AsyncGenerator<AnswerEvent, Verdict> {
    const { question, plan, draft, contradictions } = answering;
    const { tables = null, ...parts } = this.parts;
    try {
      signal.throwIfAborted();
      const settled = undecided(answering.retrieval) ?? (await this.askBack(answering, signal)) ?? withoutAnyAnswer(plan);
      if (settled) return besideLeftOut(settled, answering.retrieval);
      const mode = yield* say({ ...parts, tables, contradictions }, plan, draft, signal);
      return draft.sentences.length > 0 || plan.parts.length > 0 ? { status: 'answered', mode, reason: null } : notInTable(draft);
    } catch (error) {
      const why = isOf(deadline, error) ? `time was up after ${question.deadlineMs} ms` : goneOf(error);
      if (why === null) throw error;
      if (draft.sentences.length === 0)
        return { status: 'retrieval_only', mode: 'retrieval_only', reason: `${why}: here is what was found` };
      draft.fallbacks.push(`${why}: the answer ends here`);
      return {
        status: 'answered',
        mode: draft.sentences.some(({ verdict }) => verdict === 'supported') ? 'compose' : 'extract',
        reason: null,
      };
    }
  }

  private async askBack({ question, plan, retrieval, draft }: Answering, signal: AbortSignal): Promise<Verdict | null> {
    const { understood } = retrieval;
    if (plan.parts.length > 0 || understood?.meant || this.parts.settings.asksBack === false) return null;
    const search = async (text: string, ends: AbortSignal): Promise<Found> => {
      const found = await searchQuestion(this.parts.retriever, { ...question, text, turns: [], offered: [] }, ends);
      draft.usage.embeddedTexts += embeddedIn(found);
      tellLeftOut(found, draft);
      return ownOf(found);
    };
    const embedder = withKeptVectors(this.parts, { passages: plan.passages, scope: question.scope }, draft);
    const back = await askBack({ course: plan.whole, understood, embedder, search }, draft, signal);
    if (!back) return null;
    draft.choices = back.choices.map((choice) => draft.output.choice(choice));
    return { status: 'abstained', mode: 'extract', reason: back.reason };
  }

  private async saveFailure(question: Question, fault: Fault): Promise<void> {
    try {
      await this.parts.traces.saveFailedQuestion(question.scope.principal, question, fault.code, fault.message);
    } catch {
      // A trace that cannot be written must not hide what failed first: that one is on its way to the caller.
    }
  }
}

function withTotal(answer: Answer, total: number): Answer {
  return { ...answer, timings: { ...answer.timings, total } };
}
