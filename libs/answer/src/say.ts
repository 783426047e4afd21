import type {
  AnswerEvent,
  AnswerMode,
  Generator as LanguageModel,
  ModelAllowance,
  RankedPassage,
  SentenceVectors,
  TraceStore,
} from '#core';
import type { AnswerDraft } from './answer-draft.ts';
import type { Asked } from './asked.ts';
import type { EvidenceSentence } from './choose/choose-evidence.ts';
import { compose } from './compose/compose.ts';
import { type ComposeAllowed, isOnlyEarned } from './compose/compose-allowed.ts';
import { extract, type ExtractParts } from './extract.ts';
import { type DataParts, fillData } from './json/fill-data.ts';
import { withKeptVectors } from './choose/kept-vectors.ts';
import type { GuardParts } from './guarded/guard-parts.ts';
import type { Plan } from './parts/plan.ts';
import type { Prompts } from './compose/prompts.ts';
import type { RecurringOrder } from './compose/recurring-order.ts';
import { contentStems, coverage } from './text/words.ts';

export interface SayParts extends ExtractParts, Pick<DataParts, 'retriever' | 'settings'> {
  /** Left out or null: every sentence is embedded when it is chosen among. */
  readonly sentenceVectors?: SentenceVectors | null;
  readonly generator: LanguageModel | null;
  /** Left out: models may work for everybody. */
  readonly allowance?: ModelAllowance;
  readonly composeAllowed: ComposeAllowed;
  readonly prompts: Prompts;
  /** Left out: what a model writes from stands as it is ranked. */
  readonly order?: RecurringOrder;
  readonly traces: TraceStore;
  /** Left out: nothing is looked at, and evidence stands between plain marks. */
  readonly guard?: GuardParts;
}

/** What is answered, with its place among the parts; null where the question is answered as one. */
interface Answered {
  readonly part: number | null;
  readonly asked: Asked;
}

/** Says the answer, part by part where it has parts, and returns the mode it was said in. */
export async function* say(given: SayParts, plan: Plan, draft: AnswerDraft, signal: AbortSignal): AsyncGenerator<AnswerEvent, AnswerMode> {
  const reading = { passages: plan.passages, scope: plan.whole.question.scope };
  const parts = { ...given, embedder: withKeptVectors(given, reading, draft) };
  const answered = answeredOf(plan);
  const isComposed = yield* composed(parts, { plan, answered }, draft, signal);
  for (const { part, asked } of answered) {
    const isSaid = (): boolean => part !== null && draft.sentences.some((sentence) => sentence.parts?.includes(part));
    if (isComposed && (part === null || isSaid())) continue;
    draft.partsOf = part === null ? null : () => [part];
    yield* extract(parts, asked, draft, signal);
    const instead = isSaid() ? ': its evidence is printed verbatim' : '';
    if (isComposed) draft.fallbacks.push(`the model said nothing that can be shown on “${asked.question.text}”${instead}`);
  }
  yield* fillData(parts, plan, draft, signal);
  return draft.sentences.some(({ verdict }) => verdict === 'supported') ? 'compose' : 'extract';
}

function answeredOf({ whole, parts }: Plan): Answered[] {
  const courses = parts.length === 0 ? [{ part: null, course: whole }] : parts.map((course, part) => ({ part, course }));
  return courses.flatMap(({ part, course: { verdict, question, found, said } }) =>
    verdict === null && found.queryVector
      ? [{ part, asked: { question, queryVector: found.queryVector, passages: found.passages, ...(said && { said }) } }]
      : [],
  );
}

interface Composing {
  readonly plan: Plan;
  readonly answered: readonly Answered[];
}

/** Lets the model write once, from the evidence of all that is answered. Returns whether it said anything. */
async function* composed(
  parts: SayParts,
  { plan, answered }: Composing,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, boolean> {
  const { generator, allowance, composeAllowed, embedder, prompts, traces, order, guard } = parts;
  const { mode, responseSchema, maxTokens = Infinity, scope } = plan.whole.question;
  // The model fills the schema; the text beside it is quoted.
  if (responseSchema) return false;
  if (!(mode === 'compose' || (mode === 'auto' && generator && composeAllowed.allowed))) return false;
  if (!generator) {
    draft.fallbacks.push(`no model writes here (${composeAllowed.why}): the evidence is printed verbatim instead`);
    return false;
  }
  const usedUp = await allowance?.usedUp(scope.principal.keyId);
  if (usedUp) {
    draft.fallbacks.push(`${usedUp.words}: the evidence is printed verbatim instead`);
    return false;
  }
  const asked = together(plan, answered);
  if (!asked) {
    draft.fallbacks.push('the question as a whole could not be compared by meaning: the evidence is printed verbatim instead');
    return false;
  }
  draft.partsOf = plan.parts.length === 0 ? null : partsOf(answered);
  const prompt = { ...prompts.compose, maxTokens: Math.min(prompts.compose.maxTokens, maxTokens) };
  const earnedOnly = isOnlyEarned(plan.whole.question, composeAllowed);
  const writing = { generator, embedder, traces, prompt, earnedOnly, ...(order && { order }), ...(guard && { guard }) };
  const isAsked = yield* compose(writing, asked, draft, signal);
  if (draft.sentences.length > 0) return true;
  if (isAsked) draft.fallbacks.push("nothing of the model's words could be shown: the evidence is printed verbatim instead");
  return false;
}

/** All that is answered as one question: without the parts that are not, of which a model would only make something up. */
function together({ whole, parts, passages }: Plan, answered: readonly Answered[]): Asked | null {
  const { queryVector } = whole.found;
  if (!queryVector || answered.length === 0) return null;
  if (parts.length === 0) return { question: whole.question, queryVector, passages: whole.found.passages };
  const text = answered.length === parts.length ? whole.question.text : answered.map(({ asked }) => asked.question.text).join(' ');
  const found = new Set(answered.flatMap(({ asked }) => asked.passages.map(({ chunkId }) => chunkId)));
  return { question: { ...whole.question, text }, queryVector, passages: passages.filter(({ chunkId }) => found.has(chunkId)) };
}

/** Half the words that only this part has. */
const neededCoverage = 0.5;

/**
 * The parts that a sentence answers: of those whose passage it is from, each of whose own words it says enough. Where it says none of them,
 * that to which the passage is nearest: the others are not told as answered by words about something else.
 */
function partsOf(answered: readonly Answered[]): (evidence: EvidenceSentence, text: string) => readonly number[] {
  return ({ passage: { chunkId } }, text) => {
    const near = answered.flatMap(({ part, asked: { question, passages } }) => {
      const place = passages.findIndex((passage) => passage.chunkId === chunkId);
      const passage: RankedPassage | undefined = passages[place];
      if (part === null || !passage) return [];
      return [{ part, isFirst: place === 0, cosine: passage.cosine ?? 0, stems: contentStems(question.text) }];
    });
    const nearest = near.toSorted((a, b) => b.cosine - a.cosine).slice(0, 1);
    const candidates = near.filter((each) => each.isFirst || nearest.includes(each));
    const said = new Set(contentStems(text));
    const isSaid = ({ stems }: (typeof near)[number]): boolean => {
      const own = stems.filter((stem) => candidates.some((other) => !other.stems.includes(stem)));
      return coverage(own, said) >= neededCoverage;
    };
    const covered = candidates.length > 1 ? candidates.filter(isSaid) : candidates;
    return (covered.length > 0 ? covered : nearest).map(({ part }) => part);
  };
}
