import type {
  AnswerEvent,
  AnswerUsage,
  Embedder,
  GenerationResult,
  Generator as LanguageModel,
  Prompt,
  PromptReading,
  SearchScope,
  ServedBy,
  TraceStore,
} from '#core';
import { Fault, identifiersOf, requestOf, rightsKey } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { Asked } from '../asked.ts';
import { type ScoredSentence, scoreSentences } from '../choose/choose-evidence.ts';
import { FittedPrompt } from './compose-prompt.ts';
import { sectionsOf } from './context.ts';
import { type EvidenceGroup, groupEvidence } from './evidence-groups.ts';
import { ModelTime, patienceOf } from './model-time.ts';
import { unnamedAbove } from '../decide/identifiers.ts';
import type { GuardParts } from '../guarded/guard-parts.ts';
import { readable, tellMarked } from '../guarded/readable.ts';
import type { RecurringOrder } from './recurring-order.ts';
import { SentenceCheck } from './sentence-check.ts';
import { SentenceStream } from './sentence-stream.ts';

export interface ComposeParts {
  readonly embedder: Embedder;
  readonly generator: LanguageModel;
  readonly prompt: Prompt;
  readonly traces: TraceStore;
  /** Left out: evidence stands as it is ranked. */
  readonly order?: RecurringOrder;
  /** Of several models, only those that earned writing answers. */
  readonly earnedOnly?: boolean;
  readonly guard?: GuardParts;
}

/**
 * Lets the model write one sentence from each piece of the chosen evidence: each is said only when that piece carries it, and where it does
 * not the evidence itself is said. Says nothing at all when the model has nothing to say; every loss stands in `fallbacks`. Returns whether
 * the model was asked.
 */
export async function* compose(
  parts: ComposeParts,
  task: Asked,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, boolean> {
  const { question } = task;
  const { passages, lacksBest, ...fencing } = readable(task.passages, question.scope, parts.guard, draft);
  if (lacksBest) {
    draft.fallbacks.push('a model that reads only the other passages would answer from less: the evidence is printed verbatim instead');
    return false;
  }
  const read = { ...task, passages };
  const groups = inOrder(parts, question.scope, await draft.time('evidence', () => evidenceOf(parts, read, signal)));
  if (groups.length === 0) {
    draft.fallbacks.push('the passages found hold no sentence that the model could write from');
    return false;
  }
  const inputs = { question: question.text, turns: question.turns ?? [], groups, ...fencing };
  const prompt = FittedPrompt.of(parts.prompt, inputs, parts.generator);
  if (!prompt) {
    draft.fallbacks.push(
      `not even one piece of evidence fits the model's ${parts.generator.contextTokens} tokens: it is printed verbatim instead`,
    );
    return false;
  }
  tellMarked(prompt.now.groups, fencing, draft);
  yield* verified(parts, { ...read, prompt }, draft, signal);
  return true;
}

/** Where a model reads less for it, as it stood in prompts before. */
function inOrder({ order }: ComposeParts, { principal }: SearchScope, groups: readonly EvidenceGroup[]): readonly EvidenceGroup[] {
  const textOf = ({ sentences }: EvidenceGroup): string => sentences.map(({ text }) => text).join(' ');
  return order?.of(rightsKey(principal), groups, textOf) ?? groups;
}

async function evidenceOf(
  { embedder }: ComposeParts,
  { question, queryVector, passages }: Asked,
  signal: AbortSignal,
): Promise<EvidenceGroup[]> {
  const sections = sectionsOf(passages);
  const sentences = sections.flatMap((section) => section.sentences);
  const scored = await scoreSentences({ text: question.text, vector: queryVector }, sentences, embedder, signal);
  const about = new Set(aboutNamed(identifiersOf(question.text), scored));
  let from = 0;
  const scoredSections = sections.map((section) => {
    const own = scored.slice(from, (from += section.sentences.length));
    return { ...section, sentences: own.filter((sentence) => about.has(sentence)) };
  });
  return groupEvidence(question.text, scoredSections);
}

/** The sentences that name what their title and headings do not, where any does; else all. */
function aboutNamed(identifiers: readonly string[], scored: readonly ScoredSentence[]): readonly ScoredSentence[] {
  const naming = scored.filter(({ text, passage }) => {
    const open = unnamedAbove(identifiers, passage);
    const named = identifiersOf(text);
    return open.length === 0 || open.some((each) => named.includes(each));
  });
  return naming.length > 0 ? naming : scored;
}

/** The model broke, and nothing else did: a store or an embedder that fails is no reason to go on. */
export class ModelFailure extends Error {
  constructor(cause: unknown) {
    super('the model failed', { cause });
  }
}

interface Composition extends Asked {
  readonly prompt: FittedPrompt;
}

async function* verified(
  parts: ComposeParts,
  work: Composition,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void> {
  const stream = new SentenceStream();
  const check = new SentenceCheck({
    embedder: parts.embedder,
    instructions: parts.prompt.system,
    signal,
    get groups() {
      return work.prompt.now.groups;
    },
  });
  using time = new ModelTime(draft, work.question);
  try {
    for await (const piece of recorded(parts, work, draft, AbortSignal.any([signal, time.signal]))) {
      yield* check.check(stream.push(work.prompt.plain(piece)), draft);
      if (check.isRepeating) break;
    }
    if (!check.isRepeating) yield* ending(parts, { stream, check }, draft);
  } catch (error) {
    const cause = error instanceof ModelFailure ? error.cause : error === time.signal.reason ? error : null;
    if (cause === null) throw error;
    draft.fallbacks.push(`the model failed${cause instanceof Fault ? `: ${cause.message}` : ''}`);
  }
  if (check.isRepeating) draft.fallbacks.push('the model began to repeat itself and was stopped');
  draft.fallbacks.push(...notShown(draft.removed, check));
}

async function* ending(
  { prompt }: ComposeParts,
  { stream, check }: { readonly stream: SentenceStream; readonly check: SentenceCheck },
  draft: AnswerDraft,
): AsyncGenerator<AnswerEvent, void> {
  const { sentences, isCut } = stream.end();
  yield* check.check(sentences, draft);
  if (!isCut) return;
  const why = draft.usage.completionTokens >= prompt.maxTokens ? `was cut off at ${prompt.maxTokens} tokens` : 'had no end mark';
  draft.fallbacks.push(`the model's last sentence ${why} and is not shown`);
}

/** By why: what was never held against the documents has no figure for it. */
function notShown(removed: AnswerDraft['removed'], { standIns, withheld }: Pick<SentenceCheck, 'standIns' | 'withheld'>): string[] {
  const unsupported = removed.filter(({ support }) => support !== null).length;
  const unfit = removed.length - unsupported - withheld;
  const told = [
    ...(unsupported > 0
      ? [`${written(unsupported)} had no support in the documents and ${unsupported === 1 ? 'is' : 'are'} not shown`]
      : []),
    ...(unfit > 0 ? [`${written(unfit)} without an end mark or out of its instructions ${unfit === 1 ? 'is' : 'are'} not shown`] : []),
    ...(withheld > 0 ? [`${written(withheld)} held what may not be shown and ${withheld === 1 ? 'is' : 'are'} not`] : []),
  ];
  const inPlace = standIns === 0 ? '' : `; the evidence itself stands in ${standIns === 1 ? 'once' : `${standIns} times`}`;
  return told.map((note, index) => (index === told.length - 1 ? note + inPlace : note));
}

const written = (count: number): string => (count === 1 ? '1 sentence of the model' : `${count} sentences of the model`);

/** The model's text as it comes. Prompt and response are kept whole, also when it fails or nobody waits any more. */
export async function* recorded(
  parts: ComposeParts,
  { question, prompt }: Composition,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const startedAt = performance.now();
  let response = '';
  let pieces = 0;
  let result: GenerationResult | null = null;
  let outcome: 'ok' | 'aborted' | 'failed' = 'aborted';
  let served: ServedBy = { modelId: parts.generator.id, notes: [] };
  const onServed = (by: ServedBy): void => void (served = by);
  let reading: PromptReading | null = null;
  const onRead = (read: PromptReading): void => void (reading = read);
  try {
    const { principal } = question.scope;
    const whose = { scope: rightsKey(principal), keyId: principal.keyId };
    const several = { onServed, patienceMs: patienceOf(draft, question), shorterFor: prompt.shorterFor };
    const { priority = 'interactive' } = question;
    const how = { ...whose, ...several, priority, onRead, ...(parts.earnedOnly && { earnedOnly: true }) };
    const request = { ...requestOf(parts.prompt, prompt.now.user), ...how };
    const whole = parts.generator.generate(request, signal);
    const keep = (value: GenerationResult): void => void (result = value);
    for await (const piece of untilResult(whole, keep)) {
      response += piece;
      pieces += 1;
      yield piece;
    }
    outcome = 'ok';
  } catch (error) {
    signal.throwIfAborted();
    outcome = 'failed';
    throw new ModelFailure(error);
  } finally {
    const ms = performance.now() - startedAt;
    const { system, user, notes } = prompt.now;
    const tokens = tokensOf(result, { reading, countPrompt: () => parts.generator.countPromptTokens(system, user), pieces });
    Object.assign(draft.usage, tokens);
    draft.timings['compose'] = ms;
    const { modelId, insteadOf } = served;
    draft.writer = { modelId, ...(insteadOf !== undefined && { insteadOf }) };
    draft.fallbacks.push(...notes, ...served.notes);
    const { id: promptId, version: promptVersion } = parts.prompt;
    const identity = { questionId: question.id, collectionIds: question.scope.collectionIds, promptId, promptVersion, modelId };
    await parts.traces.saveModelCall({ ...identity, system, user, response, outcome, ...tokens, ms });
  }
}

/** Ending this one early ends the model's generator too, which frees the model. */
async function* untilResult(
  whole: AsyncGenerator<string, GenerationResult>,
  keep: (result: GenerationResult) => void,
): AsyncGenerator<string, void> {
  keep(yield* whole);
}

interface Seen {
  readonly reading: PromptReading | null;
  readonly countPrompt: () => number;
  /** Of the response. */
  readonly pieces: number;
}

/** A call that did not come to its end has no figures: the prompt is counted where nothing was told of it, a piece taken for a token. */
function tokensOf(result: GenerationResult | null, { reading, countPrompt, pieces }: Seen): Omit<AnswerUsage, 'embeddedTexts'> {
  const read = result ?? reading;
  return {
    promptTokens: read?.promptTokens ?? countPrompt(),
    ...(read?.reusedTokens !== undefined && { reusedTokens: read.reusedTokens }),
    completionTokens: result?.completionTokens ?? pieces,
  };
}
