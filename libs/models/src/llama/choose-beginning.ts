import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { invariant } from '#core';
import { lengthShared } from './shared-beginning.ts';
import type { ParkedState, StateShelf } from './state-shelf.ts';

/** What a prompt may share with those before it. */
export interface Sharing {
  /** Only prompts of one scope share more than `common` tokens; null shares no more with any. */
  readonly scope: string | null;
  /** So many of its first tokens are everybody's: the instructions. */
  readonly common: number;
}

/** A sequence that nobody is using, and what it read last. */
export interface Idle {
  readonly sequence: Pick<LlamaContextSequence, 'contextTokens'>;
  readonly scope: string | null;
  /** How often what is in it served again. */
  readonly hits: number;
  readonly usedAt: number;
}

/** Where the beginning of a prompt comes from. */
export interface Plan<Slot extends Idle> {
  readonly slot: Slot;
  /** What the slot is brought to. */
  readonly parked: ParkedState | null;
  /** Whether it is the slot's own content that serves; otherwise it is overwritten. */
  readonly isServing: boolean;
}

/** The sequence or the parked state that has most of a prompt; where none has more than the instructions, what served least and longest ago. */
export function chooseBeginning<Slot extends Idle>(
  idle: readonly Slot[],
  shelf: Pick<StateShelf, 'find' | 'isFaster'> | null,
  prompt: readonly Token[],
  sharing: Sharing,
): Plan<Slot> {
  const slots = idle.map((slot) => ({ slot, kept: keptOf(slot, prompt, sharing) }));
  const [best] = slots.filter(({ kept }) => isMore(kept, prompt, sharing)).toSorted((a, b) => b.kept - a.kept);
  const found = shelf?.find(prompt, sharing.scope) ?? null;
  const more = found ? found.kept - Math.max(sharing.common, best?.kept ?? 0) : 0;
  const isWorth = found !== null && isMore(found.kept, prompt, sharing) && shelf?.isFaster(found.state, more) === true;
  const parked = isWorth ? found.state : null;
  if (best && !parked) return { slot: best.slot, parked, isServing: true };
  const [least] = idle.toSorted((a, b) => a.hits - b.hits || a.usedAt - b.usedAt);
  invariant(least, 'whoever has a turn has a sequence');
  return { slot: least, parked, isServing: false };
}

/** Whether so much of a prompt is telling: the words that all evidence begins with are no reason to overwrite what has them too. */
export const isMore = (tokens: number, prompt: readonly Token[], { common }: Sharing): boolean =>
  tokens - common >= Math.max(1, Math.min(64, (prompt.length - common) / 8));

/** Tokens at the beginning of the prompt that are in the slot and may be used; its last token is always read, to go on from. */
export function keptOf({ sequence, scope }: Pick<Idle, 'sequence' | 'scope'>, prompt: readonly Token[], sharing: Sharing): number {
  const same = Math.min(lengthShared(sequence.contextTokens, prompt), prompt.length - 1);
  const isOwn = sharing.scope !== null && scope === sharing.scope;
  return isOwn ? same : Math.min(same, sharing.common);
}
