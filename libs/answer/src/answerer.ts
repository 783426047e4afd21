import { Fault, identifiersOf } from '#core';
import type {
  Answer,
  AnswerFreshness,
  AnswerEvent,
  AnswerMode,
  Contradiction,
  Embedder,
  Generator as LanguageModel,
  Question,
  RankedPassage,
  Retrieval,
  Retriever,
  TableReader,
  TraceStore,
} from '#core';
import { AnswerDraft } from './answer-draft.ts';
import type { Asked } from './asked.ts';
import { chooseEvidence, type EvidenceSentence, hasEvidence, scoreSentences, sentencesOf } from './choose-evidence.ts';
import { type CitationSource, checkCitations } from './check-citations.ts';
import { compose } from './compose.ts';
import { thresholdOf, type Verdict, withoutAnswer } from './decide.ts';
import { type Weighed, weighEvidence } from './gate.ts';
import { passageAbout, sentencesAbout } from './identifiers.ts';
import { preferNewer, touching } from './prefer-newer.ts';
import type { Prompts } from './prompts.ts';
import { sayFromTables } from './tables/say-from-tables.ts';
import { beside } from './stand-alone.ts';

export interface AnswererSettings {
  /** Evidence below this is no answer. */
  readonly threshold: number;
  /** How documents were cut; part of the configuration's identity. */
  readonly chunking: Readonly<Record<string, unknown>>;
  /** Of the configuration that all of these are of, where it is one of several. */
  readonly version?: string;
}

export interface AnswererParts extends CitationSource {
  readonly retriever: Retriever;
  readonly embedder: Embedder;
  readonly generator: LanguageModel | null;
  /** Whether `auto` may let the model write, and why or why not. */
  readonly composeAllowed: { readonly allowed: boolean; readonly why: string };
  readonly prompts: Prompts;
  readonly traces: TraceStore;
  /** Null: tables are read as lines of text. */
  readonly tables?: TableReader | null;
  readonly contradictionsOf: (statements: readonly Pick<EvidenceSentence, 'text' | 'passage'>[]) => readonly Contradiction[];
  readonly freshnessOf: (grounds: readonly RankedPassage[], contradictions: readonly Contradiction[], now: Date) => AnswerFreshness;
  readonly settings: AnswererSettings;
  readonly clock: () => Date;
}

/** Chosen on CLAP NQ with four passages: one in ten questions without an answer gets one; docs/decisions/0003-evidence-gate.md. */
export const defaultThreshold = 0.732;

interface Course {
  readonly question: Question;
  readonly retrieval: Retrieval;
  readonly draft: AnswerDraft;
  /** Ends with the caller and with the question's deadline. */
  readonly signal: AbortSignal;
  readonly weighed: Weighed | null;
  /** What `weighed` has to reach. */
  readonly threshold: number;
  /** What the passages found say differently of the same thing. */
  readonly contradictions: readonly Contradiction[];
}

/** Answers from evidence: retrieve, decide whether to answer, choose the sentences, cite them to the letter. */
export class Answerer {
  private readonly parts: AnswererParts;

  constructor(parts: AnswererParts) {
    this.parts = parts;
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

  private async *produce(question: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent, Answer> {
    const deadline = AbortSignal.timeout(question.deadlineMs);
    const draft = new AnswerDraft();
    const working = AbortSignal.any([signal, deadline]);
    const retrieval = await this.retrieve(question, working, deadline);
    const { understood } = retrieval;
    draft.usage.embeddedTexts = retrieval.queryVector && !retrieval.cached ? 1 : 0;
    if (retrieval.rerank.note !== null) draft.fallbacks.push(retrieval.rerank.note);
    draft.fallbacks.push(...(understood?.notes ?? []));
    yield { type: 'passages', passages: retrieval.passages, ...(understood && { understood }) };
    // Evidence is weighed for the question as it stands alone: “and for X?” names nothing that a passage could say.
    const read = { ...question, text: understood?.query ?? question.text };
    const weighed = weighEvidence(read.text, retrieval, (passage) => sentencesOf(passage).map((sentence) => sentence.text));
    const contradictions = this.parts.contradictionsOf(retrieval.passages.flatMap(sentencesOf));
    const threshold = thresholdOf(retrieval.settings, this.parts.settings.threshold);
    const course: Course = { question: read, retrieval, draft, signal: working, weighed, threshold, contradictions };
    const verdict = yield* this.decide(course, deadline);
    signal.throwIfAborted();
    return this.finish(course, verdict);
  }

  private async retrieve(question: Question, signal: AbortSignal, deadline: AbortSignal): Promise<Retrieval> {
    try {
      const { text: query, scope, limit, turns = [], maxPerDocument, diversity } = question;
      const chosen = { ...(maxPerDocument !== undefined && { maxPerDocument }), ...(diversity !== undefined && { diversity }) };
      return await this.parts.retriever.retrieve({ query, scope, limit, turns, nearDuplicates: 'drop', ...chosen }, signal);
    } catch (error) {
      if (!deadline.aborted) throw error;
      throw new Fault('timed_out', `nothing was found within ${question.deadlineMs} ms; ask again with a longer deadlineMs`, {
        cause: error,
      });
    }
  }

  private async *decide(course: Course, deadline: AbortSignal): AsyncGenerator<AnswerEvent, Verdict> {
    const { question, draft } = course;
    const settled = withoutAnswer(question, course.retrieval, course);
    if (settled) return settled;
    try {
      return { status: 'answered', mode: yield* this.say(course), reason: null };
    } catch (error) {
      if (!deadline.aborted) throw error;
      const timeUp = `time was up after ${question.deadlineMs} ms`;
      if (draft.sentences.length === 0)
        return { status: 'retrieval_only', mode: 'retrieval_only', reason: `${timeUp}: here is what was found` };
      draft.fallbacks.push(`${timeUp}: the answer ends here`);
      return {
        status: 'answered',
        mode: draft.sentences.some((sentence) => sentence.verdict === 'supported') ? 'compose' : 'extract',
        reason: null,
      };
    }
  }

  /** Says the answer and returns the mode it was said in. */
  private async *say(course: Course): AsyncGenerator<AnswerEvent, AnswerMode> {
    const { question, retrieval, draft, signal } = course;
    const { generator, embedder, prompts, traces } = this.parts;
    const { queryVector, passages } = retrieval;
    const asked: Asked | null = queryVector && { question, queryVector, passages };
    if (generator && this.mayCompose(question) && asked) {
      yield* compose({ generator, embedder, traces, prompt: prompts.compose }, asked, draft, signal);
      if (draft.sentences.length > 0) return 'compose';
      draft.fallbacks.push("nothing of the model's words could be shown: the evidence is printed verbatim instead");
    } else if (question.mode === 'compose')
      draft.fallbacks.push(`no model writes here (${this.parts.composeAllowed.why}): the evidence is printed verbatim instead`);
    if (asked) yield* this.extract(asked, course);
    return 'extract';
  }

  private mayCompose(question: Question): boolean {
    return question.mode === 'compose' || (question.mode === 'auto' && this.parts.composeAllowed.allowed);
  }

  private async *extract(asked: Asked, { draft, signal, contradictions }: Course): AsyncGenerator<AnswerEvent, void> {
    const { question, queryVector, passages } = asked;
    const identifiers = identifiersOf(question.text);
    const telling = passages.filter(hasEvidence);
    const passage = passageAbout(identifiers, telling.length > 0 ? telling : passages);
    if (!passage) return;
    const { tables = null, embedder } = this.parts;
    if (yield* sayFromTables({ tables, embedder }, asked, draft, signal)) return;
    const sentences = sentencesOf(passage).filter((sentence) => !draft.hasSaid(sentence));
    draft.usage.embeddedTexts += sentences.length;
    const searched = { text: question.text, vector: queryVector };
    const scored = await draft.time('evidence', () => scoreSentences(searched, sentences, embedder, signal));
    const chosen = preferNewer(chooseEvidence(sentencesAbout(identifiers, scored)), passages, contradictions);
    for (const [index, sentence] of chosen.entries())
      yield* draft.say(sentence.text, sentence, 'verbatim', beside(sentence, chosen[index - 1]));
  }

  private async finish({ question, retrieval, draft, weighed, threshold, contradictions }: Course, verdict: Verdict): Promise<Answer> {
    const { freshnessOf, clock, traces } = this.parts;
    return {
      id: question.id,
      ...verdict,
      text: draft.text,
      sentences: draft.sentences,
      citations: draft.citations.all,
      removed: draft.removed,
      passages: retrieval.passages,
      legs: retrieval.legs,
      ...(retrieval.understood && { understood: retrieval.understood }),
      fallbacks: draft.fallbacks,
      freshness: freshnessOf(draft.grounds.size > 0 ? [...draft.grounds] : retrieval.passages, touching(contradictions, draft), clock()),
      gate: { score: weighed?.score ?? 0, threshold, evidence: weighed?.evidence ?? [] },
      configurationId: await traces.configurationId(this.configuration(retrieval)),
      usage: draft.usage,
      timings: { ...retrieval.timings, ...draft.timings },
    };
  }

  private configuration(retrieval: Retrieval): Record<string, unknown> {
    const { prompts, embedder, generator, settings } = this.parts;
    const versions = Object.fromEntries(Object.values(prompts).map((prompt: Prompts['compose']) => [prompt.id, prompt.version]));
    return {
      ...(settings.version && { version: settings.version }),
      prompts: versions,
      embedder: embedder.id,
      generator: generator?.id ?? null,
      retrieval: retrieval.settings,
      gate: { threshold: settings.threshold },
      chunking: settings.chunking,
    };
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
