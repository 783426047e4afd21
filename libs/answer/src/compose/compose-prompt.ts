import { fillIn, type GenerationRequest, type Generator, type Prompt } from '#core';
import type { EvidenceGroup } from './evidence-groups.ts';
import { historyWithin } from './history.ts';

export interface ComposePrompt {
  readonly system: string;
  readonly user: string;
  /** The evidence that is in it, numbered from 1 in this order. */
  readonly groups: readonly EvidenceGroup[];
  /** What is not in it whole, in words. */
  readonly notes: readonly string[];
}

export interface ComposeInputs {
  readonly question: string;
  /** The questions before it, the oldest first. */
  readonly turns: readonly string[];
  /** In the order they are to be told in. */
  readonly groups: readonly EvidenceGroup[];
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
 * beginning is the same from question to question. Null when not even one group fits.
 */
export function composePrompt(prompt: Prompt, { question, turns, groups }: ComposeInputs, generator: Room): ComposePrompt | null {
  const { system } = prompt;
  const budget = generator.contextTokens - prompt.maxTokens;
  const userOf = (passages: string, history: string): string => fillIn(prompt.user, { passages, history, question });
  const count = (user: string): number => generator.countPromptTokens(system, user);
  const bare = count(userOf('', ''));
  const history = historyWithin(turns, (text) => count(userOf('', text)) - bare <= generator.contextTokens * historyShare);
  for (let kept = groups; kept.length > 0; kept = withoutWeakest(kept)) {
    const user = userOf(fenced(kept), history.text);
    if (count(user) > budget) continue;
    const left = groups.length - kept.length;
    const notFitting = `${left} of ${groups.length} pieces of evidence, the weakest, did not fit the model's ${generator.contextTokens} tokens and were left out`;
    const notes = [...(left > 0 ? [notFitting] : []), ...(history.note === null ? [] : [history.note])];
    return { system, user, groups: kept, notes };
  }
  return null;
}

function withoutWeakest(groups: readonly EvidenceGroup[]): readonly EvidenceGroup[] {
  const weakest = groups.reduce((left, right) => (right.best.score <= left.best.score ? right : left));
  return groups.filter((group) => group !== weakest);
}

/** Each group between marks that its own text cannot close. */
function fenced(groups: readonly EvidenceGroup[]): string {
  return groups
    .map(({ title, heading, sentences }, index) => {
      const place = heading === null || heading === title ? title : `${title}, ${heading}`;
      const text = sentences.map((sentence) => harmless(sentence.text)).join(' ');
      return `<evidence number="${index + 1}" title="${harmless(place).replaceAll('"', "'")}">\n${text}\n</evidence>`;
    })
    .join('\n');
}

function harmless(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/<(?=\s*\/?\s*(?:evidence|passage))/gi, '‹');
}
