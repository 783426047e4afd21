import type { Random } from '../../test/conformance/random.ts';

/** One question of a mix; what it reads like is told by `wording`. */
export interface Asking {
  /** Of the questions of the data set, the one it is about. */
  readonly topic: number;
  /** How often this topic was asked before, in whatever words: no two prompts are the same, or an answer would be kept and served. */
  readonly wording: number;
  /** Rights of who asks: what a model has read for one scope is not used for another. */
  readonly scope: string;
  /** The asking it follows in a conversation, whose passages it keeps. */
  readonly follows: number | null;
}

export interface MixShape {
  readonly count: number;
  readonly topics: number;
  /** Of Zipf's law: the n-th topic is asked in proportion to 1 / n^exponent; 0 asks all alike. */
  readonly exponent: number;
  /** Share of askings that follow one of the latest conversations. */
  readonly followUps: number;
  /** Share of each scope of rights. */
  readonly scopes: Readonly<Record<string, number>>;
}

/** By judgement, before anything was measured: a help desk's day, people of three departments, the odd conversation. */
export const realistic: MixShape = {
  count: 200,
  topics: 60,
  exponent: 1,
  followUps: 0.4,
  scopes: { everyone: 0.7, staff: 0.2, board: 0.1 },
};
/** Conversations that may go on, the latest. */
const openConversations = 6;

export function drawMix({ count, topics, exponent, followUps, scopes }: MixShape, random: Random): Asking[] {
  const weights = Array.from({ length: topics }, (_, index) => 1 / (index + 1) ** exponent);
  const worded = new Map<number, number>();
  const asked: Asking[] = [];
  for (let index = 0; index < count; index += 1) {
    const [follows = null] = asked.length > 0 && random.chance(followUps) ? [random.pick(latest(asked))] : [];
    const before = follows === null ? null : asked[follows];
    const topic = before?.topic ?? drawn(weights, random);
    const wording = worded.get(topic) ?? 0;
    worded.set(topic, wording + 1);
    asked.push({ topic, wording, scope: before?.scope ?? Object.keys(scopes)[drawn(Object.values(scopes), random)] ?? '', follows });
  }
  return asked;
}

/** Every topic once: nothing is shared but the instructions. */
export function uniformMix(count: number): Asking[] {
  return Array.from({ length: count }, (_, topic) => ({ topic, wording: 0, scope: 'everyone', follows: null }));
}

/** The last askings of the conversations that may go on. */
function latest(asked: readonly Asking[]): number[] {
  const goneOn = new Set(asked.map(({ follows }) => follows));
  return asked
    .map((_, index) => index)
    .filter((index) => !goneOn.has(index))
    .slice(-openConversations);
}

function drawn(weights: readonly number[], random: Random): number {
  const fine = 1_000_000;
  let left = (random.upTo(fine) / fine) * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => (left -= weight) <= 0);
  return index === -1 ? weights.length - 1 : index;
}

const beginnings = ['', 'please tell me ', 'i would like to know ', 'can you say ', 'a customer asks ', 'do we know '];
const endings = ['', '?', ' - in short', ', and since when', ', with the source', ' today'];
const followUpQuestions = [
  'And since when is that so?',
  'Who says so?',
  'Is there an exception to it?',
  'What else is known of it?',
  'Why is that?',
  'Where can that be read?',
];

/** The question in other words, the same for no two wordings below 36. */
export function worded(question: string, wording: number): string {
  const ending = endings[Math.floor(wording / beginnings.length) % endings.length] ?? '';
  return `${beginnings[wording % beginnings.length]}${question}${ending}`;
}

export const followUp = (wording: number): string => followUpQuestions[wording % followUpQuestions.length] ?? '';
