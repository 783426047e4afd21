import type { AnswerEvent, Embedder, GenerationResult, Generator as LanguageModel, Prompt, TraceStore } from '#core';
import { Fault, requestOf } from '#core';
import type { AnswerDraft } from './answer-draft.ts';
import type { Asked } from './asked.ts';
import { scoreSentences, sentencesOf, type ScoredSentence } from './choose-evidence.ts';
import { composePrompt, type ComposePrompt } from './compose-prompt.ts';
import { SentenceCheck } from './sentence-check.ts';
import { SentenceStream } from './sentence-stream.ts';

export interface ComposeParts {
  readonly embedder: Embedder;
  readonly generator: LanguageModel;
  readonly prompt: Prompt;
  readonly traces: TraceStore;
}

/**
 * Lets the model answer from the passages, sentence by sentence: a sentence is said only when it is supported, with the marker of
 * the evidence it rests on most. Says nothing at all when the model has nothing supported to say; every loss stands in `fallbacks`.
 */
export async function* compose(
  parts: ComposeParts,
  task: Asked,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void> {
  const passages = task.passages.map((passage) => ({ title: passage.title, sentences: sentencesOf(passage) }));
  const prompt = composePrompt(parts.prompt, task.question.text, passages, parts.generator);
  if (!prompt) {
    draft.fallbacks.push(
      `not even one passage fits the model's ${parts.generator.contextTokens} tokens: the evidence is printed verbatim instead`,
    );
    return;
  }
  const left = passages.length - prompt.kept;
  if (left > 0)
    draft.fallbacks.push(
      `${left} of ${passages.length} passages, the lowest ranked, did not fit the model's ${parts.generator.contextTokens} tokens and were left out`,
    );
  const sentences = passages.slice(0, prompt.kept).flatMap((passage) => passage.sentences);
  draft.usage.embeddedTexts += sentences.length;
  const evidence = await draft.time('evidence', () =>
    scoreSentences({ text: task.question.text, vector: task.queryVector }, sentences, parts.embedder, signal),
  );
  yield* verified(parts, { ...task, prompt, evidence }, draft, signal);
}

/** The model broke, and nothing else did: a store or an embedder that fails is no reason to go on. */
class ModelFailure extends Error {
  constructor(cause: unknown) {
    super('the model failed', { cause });
  }
}

interface Composition extends Asked {
  readonly prompt: ComposePrompt;
  readonly evidence: readonly ScoredSentence[];
}

async function* verified(
  parts: ComposeParts,
  work: Composition,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void> {
  const stream = new SentenceStream();
  const check = new SentenceCheck({ embedder: parts.embedder, evidence: work.evidence, instructions: parts.prompt.system, signal });
  try {
    for await (const piece of recorded(parts, work, draft, signal)) {
      yield* check.check(stream.push(piece), draft);
      if (check.isRepeating) break;
    }
    if (!check.isRepeating) yield* ending(parts, { stream, check }, draft);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    draft.fallbacks.push(`the model failed${error.cause instanceof Fault ? `: ${error.cause.message}` : ''}`);
  }
  if (check.isRepeating) draft.fallbacks.push('the model began to repeat itself and was stopped');
  if (draft.removed.length > 0) draft.fallbacks.push(notShown(draft.removed.length));
}

async function* ending(
  { prompt }: ComposeParts,
  { stream, check }: { readonly stream: SentenceStream; readonly check: SentenceCheck },
  draft: AnswerDraft,
): AsyncGenerator<AnswerEvent, void> {
  const { sentences, isCut } = stream.end();
  yield* check.check(sentences, draft);
  if (isCut) draft.fallbacks.push(`the model's last sentence was cut off at ${prompt.maxTokens} tokens and is not shown`);
}

function notShown(count: number): string {
  return count === 1
    ? '1 sentence of the model had no support in the documents and is not shown'
    : `${count} sentences of the model had no support in the documents and are not shown`;
}

/** The model's text as it comes. Prompt and response are kept whole, also when it fails or nobody waits any more. */
async function* recorded(
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
  try {
    const whole = parts.generator.generate(requestOf(parts.prompt, prompt.user), signal);
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
    const tokens = tokensOf(result, () => parts.generator.countPromptTokens(prompt.system, prompt.user), pieces);
    Object.assign(draft.usage, tokens);
    draft.timings['compose'] = ms;
    const identity = {
      questionId: question.id,
      promptId: parts.prompt.id,
      promptVersion: parts.prompt.version,
      modelId: parts.generator.id,
    };
    await parts.traces.saveModelCall({ ...identity, system: prompt.system, user: prompt.user, response, outcome, ...tokens, ms });
  }
}

/** Ending this one early ends the model's generator too, which frees the model. */
async function* untilResult(
  whole: AsyncGenerator<string, GenerationResult>,
  keep: (result: GenerationResult) => void,
): AsyncGenerator<string, void> {
  keep(yield* whole);
}

/** A call that did not come to its end has no figures: the prompt is counted, a piece taken for a token. */
function tokensOf(
  result: GenerationResult | null,
  countPrompt: () => number,
  pieces: number,
): { promptTokens: number; completionTokens: number } {
  return result
    ? { promptTokens: result.promptTokens, completionTokens: result.completionTokens }
    : { promptTokens: countPrompt(), completionTokens: pieces };
}
