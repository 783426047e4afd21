import { fillIn, type GenerationRequest, type Generator, harmless, type Prompt } from '#core';
import type { EvidenceGroup } from './evidence-groups.ts';
import { fenced, signFor, signNote, withoutSign } from '../guarded/fence.ts';
import { historyWithin } from './history.ts';

export interface ComposePrompt {
  readonly system: string;
  readonly user: string;
  /** The evidence that is in it, numbered from 1 in this order. */
  readonly groups: readonly EvidenceGroup[];
  /** What is not in it whole, in words. */
  readonly notes: readonly string[];
  /** What the words of suspect evidence are joined by; null where none is. */
  readonly sign: string | null;
}

export interface ComposeInputs {
  readonly question: string;
  /** The questions before it, the oldest first. */
  readonly turns: readonly string[];
  /** In the order they are to be told in. */
  readonly groups: readonly EvidenceGroup[];
  /** Chunks whose words are marked; none when left out. */
  readonly suspects?: ReadonlyMap<string, string>;
  /** A word in the marks around evidence that no document can know. */
  readonly fence?: string;
}

type Room = Pick<Generator, 'contextTokens' | 'countPromptTokens'>;

/**
 * What a model is given, made for the one with the most room. Where another writes in its place that holds less, it is made again for that
 * one, so what is said has to be held against `now`, not against what was asked first.
 */
export class FittedPrompt {
  private latest: ComposePrompt;
  private readonly make: (model: Room) => ComposePrompt | null;

  private constructor(latest: ComposePrompt, make: (model: Room) => ComposePrompt | null) {
    this.latest = latest;
    this.make = make;
  }

  /** Null when not even one group fits. */
  static of(prompt: Prompt, inputs: ComposeInputs, generator: Room): FittedPrompt | null {
    const make = (model: Room): ComposePrompt | null => composePrompt(prompt, inputs, model);
    const latest = make(generator);
    return latest && new FittedPrompt(latest, make);
  }

  get now(): ComposePrompt {
    return this.latest;
  }

  /** What the model writes of it, without the sign. */
  plain(piece: string): string {
    return withoutSign(this.latest.sign, piece);
  }

  readonly shorterFor: NonNullable<GenerationRequest['shorterFor']> = (model) => {
    const shorter = this.make(model);
    if (shorter) this.latest = shorter;
    return shorter;
  };
}

/** Of the model's tokens, what the questions before may take; evidence has the rest beside instructions, question and answer. */
const historyShare = 1 / 8;

/**
 * Every part within its budget, counted as the model counts: the answer's tokens are kept free, the questions before have their share,
 * and evidence takes what is left, a group whole or not at all. Instructions and examples stand first and the question last, so that the
 * beginning is the same from question to question. Null when not even one group fits. All that comes from outside is in the user's part,
 * and none of it can close a mark.
 */
export function composePrompt(prompt: Prompt, inputs: ComposeInputs, generator: Room): ComposePrompt | null {
  const { system } = prompt;
  const { turns, groups } = inputs;
  const budget = generator.contextTokens - prompt.maxTokens;
  const question = harmless(inputs.question);
  const userOf = (passages: string, history: string): string => fillIn(prompt.user, { passages, history: harmless(history), question });
  const count = (user: string): number => generator.countPromptTokens(system, user);
  const bare = count(userOf('', ''));
  const history = historyWithin(turns, (text) => count(userOf('', text)) - bare <= generator.contextTokens * historyShare);
  for (let kept = groups; kept.length > 0; kept = withoutWeakest(kept)) {
    const { passages, sign } = evidenceText(kept, inputs);
    const user = userOf(passages, history.text);
    if (count(user) > budget) continue;
    const left = groups.length - kept.length;
    const notFitting = `${left} of ${groups.length} pieces of evidence, the weakest, did not fit the model's ${generator.contextTokens} tokens and were left out`;
    const notes = [...(left > 0 ? [notFitting] : []), ...(history.note === null ? [] : [history.note])];
    return { system, user, groups: kept, notes, sign };
  }
  return null;
}

function withoutWeakest(groups: readonly EvidenceGroup[]): readonly EvidenceGroup[] {
  const weakest = groups.reduce((left, right) => (right.best.score <= left.best.score ? right : left));
  return groups.filter((group) => group !== weakest);
}

/** Each group between marks that its own text cannot close; of suspect ones the words are joined by a sign. */
function evidenceText(
  groups: readonly EvidenceGroup[],
  { suspects, fence = '', question, turns }: ComposeInputs,
): { readonly passages: string; readonly sign: string | null } {
  const pieces = groups.map(({ title, heading, sentences }) => ({
    title: heading === null || heading === title ? title : `${title}, ${heading}`,
    text: sentences.map((sentence) => sentence.text).join(' '),
    isSuspect: sentences.some(({ passage }) => suspects?.has(passage.chunkId)),
  }));
  const marked = pieces.flatMap(({ isSuspect }, index) => (isSuspect ? [index + 1] : []));
  const sign = marked.length === 0 ? null : signFor([question, ...turns, ...pieces.flatMap(({ title, text }) => [title, text])]);
  const texts = pieces.map(({ title, text, isSuspect }, index) => fenced({ title, text, sign: isSuspect ? sign : null }, index + 1, fence));
  return { passages: [...texts, ...(sign === null ? [] : [signNote(marked, sign)])].join('\n'), sign };
}
