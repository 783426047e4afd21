import {
  fillIn,
  type Generator as LanguageModel,
  type GenerationRequest,
  harmlessLine,
  type Prompt,
  promptFolder,
  readPrompts,
  requestOf,
} from '#core';

/** Of the prompt's schema: what each reason says, and which verdict it belongs to. */
const reasons = {
  orders_machine: { verdict: 'attack', words: 'it tells whoever answers what to do' },
  changes_rules: { verdict: 'attack', words: 'it wants instructions ignored or replaced' },
  asks_for_act: { verdict: 'attack', words: 'it asks whoever answers for an act' },
  speaks_to_people: { verdict: 'harmless', words: 'it speaks to people' },
  tells_of_it: { verdict: 'harmless', words: 'it describes or quotes an attack' },
  says_nothing: { verdict: 'harmless', words: 'it holds no instruction' },
} as const;
type Reason = keyof typeof reasons;

export interface JudgeOpinion {
  readonly isAttack: boolean;
  /** In words of ours: nothing that the model wrote is shown. */
  readonly reason: string;
}

export interface JudgeModel {
  readonly generator: LanguageModel;
  readonly prompt: Prompt;
  /** Another one each time: no document can know it. */
  readonly fenceWord: () => string;
}

export const loadJudgePrompt = (folder = promptFolder('guard')): Prompt => readPrompts(folder, ['judge']).judge;

/** Asks a language model whether a passage is an attack; it has no tool and nobody waits for it. Null where what it wrote holds to nothing. */
export async function askJudge(
  { generator, prompt, fenceWord }: JudgeModel,
  text: string,
  signal: AbortSignal,
): Promise<JudgeOpinion | null> {
  const passage = fencedPassage(text, fenceWord());
  const request: GenerationRequest = { ...requestOf(prompt, fillIn(prompt.user, { passage })), priority: 'batch' };
  const writing = generator.generate(request, signal);
  let step = await writing.next();
  while (!step.done) step = await writing.next();
  return opinionIn(step.value.text);
}

/** Between marks that it cannot close, its words joined so that none of them reads as an order. */
function fencedPassage(text: string, word: string): string {
  const joined = harmlessLine(text.replaceAll('^', ' ')).trim().replaceAll(' ', '^');
  return `<passage:${word}>\n${joined}\n</passage:${word}>`;
}

/** Decided by rule: a reason and a verdict that contradict each other are no opinion. */
function opinionIn(written: string): JudgeOpinion | null {
  const { reason, verdict } = fieldsOf(written);
  if (typeof reason !== 'string' || !Object.hasOwn(reasons, reason)) return null;
  const known = reasons[reason as Reason];
  return known.verdict === verdict ? { isAttack: verdict === 'attack', reason: known.words } : null;
}

function fieldsOf(written: string): { readonly reason?: unknown; readonly verdict?: unknown } {
  try {
    const parsed: unknown = JSON.parse(written);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
