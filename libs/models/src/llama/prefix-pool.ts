import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { invariant } from '#core';
import { Permits } from '../permits.ts';

/** What a prompt may share with those before it. */
export interface Sharing {
  /** Only prompts of one scope share more than `common` tokens; null shares no more with any. */
  readonly scope: string | null;
  /** So many of its first tokens are everybody's: the instructions. */
  readonly common: number;
}

/** A sequence for one request, given back at its end. */
export interface Taken extends Disposable {
  readonly sequence: LlamaContextSequence;
  /** Tokens of the prompt that are in it already. */
  readonly reusedTokens: number;
}

interface Slot {
  readonly sequence: LlamaContextSequence;
  scope: string | null;
  isTaken: boolean;
  /** How often what is in it served again; halved whenever something is evicted, so that what was popular once does not stay for ever. */
  hits: number;
  usedAt: number;
}

/**
 * The sequences of one context, each with what it read last. A request gets the one that has most of its prompt already; where none has
 * more than the instructions, the one whose content served least and longest ago. Of other scopes nothing but the instructions is taken
 * over: how quick an answer comes tells nobody what people of other rights asked.
 */
export class PrefixPool {
  private readonly slots: readonly Slot[];
  private readonly turns: Permits;
  private clock = 0;

  constructor(sequences: readonly LlamaContextSequence[]) {
    this.slots = sequences.map((sequence) => ({ sequence, scope: null, isTaken: false, hits: 0, usedAt: 0 }));
    this.turns = new Permits(sequences.length);
  }

  get size(): number {
    return this.slots.length;
  }

  /** Waits in line for a sequence, and brings it to the longest beginning of the prompt that it may keep. */
  async take(prompt: readonly Token[], sharing: Sharing, signal: AbortSignal): Promise<Taken> {
    const turn = await this.turns.take(signal);
    const slot = this.choose(prompt, sharing);
    slot.isTaken = true;
    const giveBack = (): void => {
      slot.isTaken = false;
      turn[Symbol.dispose]();
    };
    try {
      const reusedTokens = await this.prepare(slot, prompt, sharing);
      return { sequence: slot.sequence, reusedTokens, [Symbol.dispose]: giveBack };
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  /** Waits for all that runs to end; nobody gets a sequence any more. */
  async close(): Promise<void> {
    const never = new AbortController().signal;
    await Promise.all(this.slots.map(() => this.turns.take(never)));
  }

  private choose(prompt: readonly Token[], sharing: Sharing): Slot {
    const idle = this.slots.filter(({ isTaken }) => !isTaken);
    const kept = new Map(idle.map((slot) => [slot, keptOf(slot, prompt, sharing)]));
    const keptBy = (slot: Slot): number => kept.get(slot) ?? 0;
    const [best] = idle.filter((slot) => keptBy(slot) > sharing.common).toSorted((a, b) => keptBy(b) - keptBy(a));
    if (best) {
      best.hits += 1;
      return best;
    }
    const [least] = idle.toSorted((a, b) => a.hits - b.hits || a.usedAt - b.usedAt);
    invariant(least, 'whoever has a turn has a sequence');
    for (const slot of idle) slot.hits /= 2;
    return Object.assign(least, { hits: 0 });
  }

  private async prepare(slot: Slot, prompt: readonly Token[], sharing: Sharing): Promise<number> {
    const { sequence } = slot;
    const kept = keptOf(slot, prompt, sharing);
    // Where erasing fails, what is left in it is nobody's.
    slot.scope = null;
    if (sequence.nextTokenIndex > kept) await sequence.eraseContextTokenRanges([{ start: kept, end: sequence.nextTokenIndex }]);
    slot.scope = sharing.scope;
    slot.usedAt = this.clock += 1;
    // A model that cannot go back so far begins anew.
    return sequence.nextTokenIndex;
  }
}

/** Tokens at the beginning of the prompt that are in the slot and may be used; its last token is always read, to go on from. */
function keptOf({ sequence, scope }: Slot, prompt: readonly Token[], sharing: Sharing): number {
  const { contextTokens } = sequence;
  const most = Math.min(prompt.length - 1, contextTokens.length);
  let same = 0;
  while (same < most && contextTokens[same] === prompt[same]) same += 1;
  const isOwn = sharing.scope !== null && scope === sharing.scope;
  return isOwn ? same : Math.min(same, sharing.common);
}
