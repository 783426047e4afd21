import type { Token } from 'node-llama-cpp';
import { lengthShared } from './shared-beginning.ts';
import type { StateCosts } from './state-costs.ts';

interface Like {
  readonly tokens: readonly Token[];
  readonly users: number;
}

/** Fewer tokens than a question has are not worth a state of their own. */
const leastGain = 64;
/** Most states are never asked for again: one is saved where reading again takes so many times what saving and loading do. */
const worthTimes = 4;
/** What nobody used for so long is worth half. */
const halfMs = 10 * 60_000;

/** How many tokens parking these would spare beside what is kept, 0 where too few, and which states of their scope would then be of no more use. */
export function weighParking<State extends Like>(
  tokens: readonly Token[],
  like: readonly State[],
  keptTokens: number,
): { readonly gainTokens: number; readonly superseded: readonly State[] } {
  const shared = new Map(like.map((state) => [state, lengthShared(state.tokens, tokens)]));
  const longest = (states: readonly State[]): number => Math.max(keptTokens, ...states.map((state) => shared.get(state) ?? 0));
  // What differs in its last words only is the same but for the question.
  const superseded = like.filter((state) => state.users === 0 && state.tokens.length - (shared.get(state) ?? 0) < leastGain);
  if (tokens.length - longest(like) < leastGain) return { gainTokens: 0, superseded: [] };
  return { gainTokens: tokens.length - longest(like.filter((state) => !superseded.includes(state))), superseded };
}

export const paysToPark = (costs: StateCosts, gainTokens: number, bytes: number): boolean =>
  costs.readMs(gainTokens) > worthTimes * (costs.saveMs(bytes) + costs.loadMs(bytes));

/** What a byte of it is worth: the milliseconds it saves, by how often it did lately. */
export function valueOf(
  state: { readonly gainTokens: number; readonly hits: number; readonly usedAtMs: number; readonly bytes: number },
  costs: StateCosts,
  nowMs: number,
): number {
  return (costs.readMs(state.gainTokens) * (1 + state.hits) * 2 ** (-(nowMs - state.usedAtMs) / halfMs)) / state.bytes;
}
