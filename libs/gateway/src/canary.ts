import { createHash } from 'node:crypto';
import type { CanaryAnswer, CanaryDifference, GenerationResult } from '#core';
import { canaryPrompts } from './canary-prompts.ts';
import type { Lane } from './lane.ts';
import { isEmptyAnswer } from './remote-faults.ts';

/** Two texts are one answer when they share at least this much of their pairs of words: a few words, or the end, may fall otherwise. */
const sameAnswer = 0.6;
/** Below this share of prompts answered as before, it is another model. */
export const neededAgreement = 0.6;
/** With fewer prompts that it answers the same twice, nobody can tell. */
const fewestPrompts = 3;

const system = 'You are a careful writer. Answer briefly, without any introduction.';
/** Enough for a model that thinks before it writes. */
const maxTokens = 512;
/** Of an answer, what is compared: the further a text goes on, the more one other word has changed of it. */
const comparedWords = 40;

/** A model with the line before it. */
type Watched = Pick<Lane, 'generator' | 'admission'>;

export interface CanaryBaseline {
  readonly state: 'same' | 'unstable';
  readonly baseline: readonly CanaryAnswer[];
}

export interface CanaryLook {
  readonly state: 'same' | 'changed';
  readonly agreement: number;
  readonly differences: readonly CanaryDifference[];
}

/** Asks everything twice: a prompt that a model answers in two ways at once, or with nothing, says nothing about it later. */
export async function recordCanary(model: Watched, signal: AbortSignal): Promise<CanaryBaseline> {
  const names = Object.keys(canaryPrompts);
  const first = await ask(model, { names, isRecording: true }, signal);
  const second = await ask(model, { names, isRecording: true }, signal);
  const baseline = first.filter((answer, index) => isSame(answer.text, second[index]?.text ?? ''));
  return baseline.length < fewestPrompts ? { state: 'unstable', baseline } : { state: 'same', baseline };
}

/** Asks what was recorded. What falls short is asked once more, so that one bad moment is no new model. */
export async function lookAtCanary(model: Watched, baseline: readonly CanaryAnswer[], signal: AbortSignal): Promise<CanaryLook> {
  const names = baseline.map(({ prompt }) => prompt);
  const look = compared(baseline, await ask(model, { names }, signal));
  if (look.agreement >= neededAgreement) return look;
  const again = compared(baseline, await ask(model, { names }, signal));
  return again.agreement > look.agreement ? again : look;
}

function compared(baseline: readonly CanaryAnswer[], now: readonly CanaryAnswer[]): CanaryLook {
  const differences = baseline.flatMap(({ prompt, text }): CanaryDifference[] => {
    const answer = now.find((each) => each.prompt === prompt);
    if (answer && isSame(answer.text, text)) return [];
    return [{ prompt, before: text, now: answer?.text ?? '' }];
  });
  const agreement = baseline.length === 0 ? 1 : 1 - differences.length / baseline.length;
  return { state: agreement >= neededAgreement ? 'same' : 'changed', agreement, differences };
}

/** One after the other, each in line anew: it is no hurry, and others want to be served in between. */
async function ask(
  { generator, admission }: Watched,
  { names, isRecording = false }: { readonly names: readonly string[]; readonly isRecording?: boolean },
  signal: AbortSignal,
): Promise<CanaryAnswer[]> {
  const answers: CanaryAnswer[] = [];
  for (const prompt of names) {
    const user = canaryPrompts[prompt];
    if (user === undefined) continue;
    using _room = await admission.enter('batch', signal);
    const stream = generator.generate({ system, user, maxTokens, temperature: 0, route: 'canary', priority: 'batch' }, signal);
    const text = normalised(await textOf(stream, isRecording));
    answers.push({ prompt, text, hash: createHash('sha256').update(text).digest('hex') });
  }
  return answers;
}

/** Where something was said before, nothing is another answer; before that it is no answer to record. */
async function textOf(stream: AsyncGenerator<string, GenerationResult>, isRecording: boolean): Promise<string> {
  try {
    let step = await stream.next();
    while (!step.done) step = await stream.next();
    return step.value.text;
  } catch (error) {
    if (!isRecording && isEmptyAnswer(error)) return '';
    throw error;
  }
}

const normalised = (text: string): string =>
  (
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');

/** By the share of pairs of neighbouring words that both have (Dice). Two that say nothing have nothing in common. */
function isSame(left: string, right: string): boolean {
  if (left === '' || right === '') return false;
  if (left === right) return true;
  const [a, b] = [pairsOf(left), pairsOf(right)];
  if (a.length + b.length === 0) return false;
  const rest = new Map<string, number>();
  for (const pair of b) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of a) {
    const left = rest.get(pair) ?? 0;
    if (left > 0) shared += 1;
    rest.set(pair, left - 1);
  }
  return (2 * shared) / (a.length + b.length) >= sameAnswer;
}

function pairsOf(text: string): string[] {
  const words = text.split(' ').slice(0, comparedWords);
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}
