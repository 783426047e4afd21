import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { invariant, type ReusedFrom } from '#core';
import { Permits } from '../permits.ts';
import { lengthShared } from './shared-beginning.ts';
import { StateCosts } from './state-costs.ts';
import type { InstructionStates } from './state-instructions.ts';
import type { ParkedState, StateShelf } from './state-shelf.ts';

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
  readonly reusedFrom: ReusedFrom;
  /** What these take to read as this machine reads now, less what bringing the sequence to them took. */
  savedMs(): number;
  /** Tells what reading took, for weighing it against keeping. */
  noteRead(tokens: number, ms: number): void;
  /** How many tokens to read first and then to `keepInstructions`; null where that is of no use. */
  readonly instructionsEnd: number | null;
  keepInstructions(): Promise<void>;
}

/** What is kept outside the sequences; null where it is not. */
export interface KeptStates {
  readonly shelf: StateShelf | null;
  readonly instructions: InstructionStates | null;
  readonly costs: StateCosts;
}

interface Slot {
  readonly sequence: LlamaContextSequence;
  scope: string | null;
  isTaken: boolean;
  /** Of the prompt it read last, and of these how many are everybody's: what it wrote itself is of no use to another. */
  promptTokens: number;
  common: number;
  /** How often what is in it served again; halved whenever something is evicted, so that what was popular once does not stay for ever. */
  hits: number;
  usedAt: number;
  usedAtMs: number;
}

/** Where the beginning of a prompt comes from. */
interface Plan {
  readonly slot: Slot;
  readonly parked: ParkedState | null;
}

/** What nobody has used for so long is forgotten. */
const idleMs = 60 * 60_000;
const sweepEveryMs = 60_000;

/**
 * The sequences of one context, each with what it read last. A request gets the one that has most of its prompt already, or one that is
 * brought to a parked state which has more; where none has more than the instructions, the one whose content served least and longest ago,
 * and that content is parked. Of other scopes nothing but the instructions is taken over: how quick an answer comes tells nobody what people
 * of other rights asked.
 */
export class PrefixPool {
  private readonly slots: readonly Slot[];
  private readonly turns: Permits;
  private readonly kept: KeptStates;
  private readonly now: () => number;
  private readonly sweeping: NodeJS.Timeout;
  private readonly closing = new AbortController();
  private clock = 0;

  constructor(
    sequences: readonly LlamaContextSequence[],
    kept: KeptStates = { shelf: null, instructions: null, costs: new StateCosts() },
    now: () => number = Date.now,
  ) {
    this.slots = sequences.map((sequence) => ({ sequence, ...nothing, isTaken: false, usedAt: 0, usedAtMs: 0 }));
    this.turns = new Permits(sequences.length);
    this.kept = kept;
    this.now = now;
    this.sweeping = setInterval(() => void this.sweep(), sweepEveryMs).unref();
  }

  get size(): number {
    return this.slots.length;
  }

  /** Waits in line for a sequence, and brings it to the longest beginning of the prompt that it may keep. */
  async take(prompt: readonly Token[], sharing: Sharing, signal: AbortSignal): Promise<Taken> {
    const turn = await this.turns.take(signal);
    const plan = this.choose(prompt, sharing);
    const { slot } = plan;
    slot.isTaken = true;
    const giveBack = (): void => {
      slot.isTaken = false;
      turn[Symbol.dispose]();
    };
    try {
      const startMs = performance.now();
      const { reusedTokens, isParked } = await this.prepare(plan, prompt, sharing);
      const own = isParked ? 'parked' : 'sequence';
      const reusedFrom = isMore(reusedTokens, prompt, sharing) ? own : reusedTokens > 0 ? 'instructions' : 'nothing';
      const broughtMs = performance.now() - startMs;
      const savedMs = (): number => Math.max(0, this.kept.costs.readMs(reusedTokens) - broughtMs);
      return { ...this.takenOf(slot, prompt, sharing), reusedTokens, reusedFrom, savedMs, [Symbol.dispose]: giveBack };
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  /** Forgets what sequences hold that nobody used for long, or, where told so, all that no request is using. */
  async sweep({ all = false } = {}): Promise<void> {
    const { shelf } = this.kept;
    if (all) shelf?.clear();
    else shelf?.sweep();
    // What is being read now is nobody's afterwards, and not parked.
    if (all) for (const slot of this.slots) if (slot.isTaken) slot.scope = null;
    const isOld = (slot: Slot): boolean => !slot.isTaken && slot.promptTokens > 0 && (all || this.now() - slot.usedAtMs > idleMs);
    while (this.slots.some(isOld)) {
      const turn = await this.turns.take(this.closing.signal).catch(() => null);
      // Closed meanwhile, and with it goes all that is held.
      if (!turn) return;
      using _turn = turn;
      const old = this.slots.find(isOld);
      if (!old) return;
      old.isTaken = true;
      try {
        await old.sequence.clearHistory();
      } finally {
        Object.assign(old, nothing, { isTaken: false });
      }
    }
  }

  /** Waits for all that runs to end; nobody gets a sequence any more. */
  async close(): Promise<void> {
    clearInterval(this.sweeping);
    this.closing.abort();
    const never = new AbortController().signal;
    await Promise.all(this.slots.map(() => this.turns.take(never)));
    this.kept.shelf?.close();
  }

  private choose(prompt: readonly Token[], sharing: Sharing): Plan {
    const idle = this.slots.filter(({ isTaken }) => !isTaken);
    const kept = new Map(idle.map((slot) => [slot, keptOf(slot, prompt, sharing)]));
    const keptBy = (slot: Slot): number => kept.get(slot) ?? 0;
    const [best] = idle.filter((slot) => isMore(keptBy(slot), prompt, sharing)).toSorted((a, b) => keptBy(b) - keptBy(a));
    const found = this.kept.shelf?.find(prompt, sharing.scope) ?? null;
    const more = found ? found.kept - Math.max(sharing.common, best ? keptBy(best) : 0) : 0;
    const isWorth = found !== null && isMore(found.kept, prompt, sharing) && this.kept.shelf?.isFaster(found.state, more) === true;
    const parked = isWorth ? found.state : null;
    if (best && !parked) {
      best.hits += 1;
      return { slot: best, parked };
    }
    const [least] = idle.toSorted((a, b) => a.hits - b.hits || a.usedAt - b.usedAt);
    invariant(least, 'whoever has a turn has a sequence');
    for (const slot of idle) slot.hits /= 2;
    return { slot: Object.assign(least, { hits: 0 }), parked };
  }

  private async prepare(
    { slot, parked }: Plan,
    prompt: readonly Token[],
    sharing: Sharing,
  ): Promise<{ readonly reusedTokens: number; readonly isParked: boolean }> {
    const { sequence } = slot;
    await this.park(slot, parked ? 0 : keptOf(slot, prompt, sharing));
    const isLoaded = parked !== null && (await this.loadParked(slot, parked, sharing));
    if (!isLoaded) await this.loadInstructions(slot, prompt, sharing);
    const kept = keptOf(slot, prompt, sharing);
    // Where erasing fails, what is left in it is nobody's.
    Object.assign(slot, { scope: null, promptTokens: 0 });
    if (sequence.nextTokenIndex > kept) await sequence.eraseContextTokenRanges([{ start: kept, end: sequence.nextTokenIndex }]);
    Object.assign(slot, { scope: sharing.scope, common: sharing.common, promptTokens: prompt.length });
    slot.usedAt = this.clock += 1;
    slot.usedAtMs = this.now();
    // A model that cannot go back so far begins anew.
    return { reusedTokens: sequence.nextTokenIndex, isParked: isLoaded };
  }

  /** Saves what is about to be overwritten: the prompt that was read, without what was written after it. */
  private async park(slot: Slot, keptTokens: number): Promise<void> {
    const { sequence, scope, promptTokens, common } = slot;
    if (!this.kept.shelf || scope === null) return;
    const { nextTokenIndex } = sequence;
    if (nextTokenIndex > promptTokens) await sequence.eraseContextTokenRanges([{ start: promptTokens, end: nextTokenIndex }]);
    await this.kept.shelf.park(sequence, { scope, keptTokens: Math.max(keptTokens, common) });
  }

  private async loadParked(slot: Slot, parked: ParkedState, { scope }: Sharing): Promise<boolean> {
    slot.scope = null;
    const isLoaded = (await this.kept.shelf?.load(parked, slot.sequence)) ?? false;
    if (isLoaded) slot.scope = scope;
    return isLoaded;
  }

  /** Where a sequence has less than the instructions, and they are kept. */
  private async loadInstructions(slot: Slot, prompt: readonly Token[], sharing: Sharing): Promise<void> {
    const { instructions } = this.kept;
    const common = prompt.slice(0, sharing.common);
    if (!instructions || keptOf(slot, prompt, sharing) >= Math.min(common.length, prompt.length - 1)) return;
    if (!instructions.isFaster(common)) return;
    slot.scope = null;
    await instructions.load(common, slot.sequence);
  }

  private takenOf(slot: Slot, prompt: readonly Token[], { common }: Sharing) {
    const { instructions, costs } = this.kept;
    const own = prompt.slice(0, common);
    const isWanted = instructions?.isWanted(own) === true && slot.sequence.nextTokenIndex <= common && common < prompt.length;
    return {
      sequence: slot.sequence,
      instructionsEnd: isWanted ? common : null,
      keepInstructions: async () => await instructions?.save(own, slot.sequence),
      noteRead: (tokens: number, ms: number) => costs.noteRead(tokens, ms),
    };
  }
}

const nothing = { scope: null, promptTokens: 0, common: 0, hits: 0 };

/** Whether so much of a prompt is telling: the words that all evidence begins with are no reason to overwrite what has them too. */
const isMore = (tokens: number, prompt: readonly Token[], { common }: Sharing): boolean =>
  tokens - common >= Math.max(1, Math.min(64, (prompt.length - common) / 8));

/** Tokens at the beginning of the prompt that are in the slot and may be used; its last token is always read, to go on from. */
function keptOf({ sequence, scope }: Slot, prompt: readonly Token[], sharing: Sharing): number {
  const same = Math.min(lengthShared(sequence.contextTokens, prompt), prompt.length - 1);
  const isOwn = sharing.scope !== null && scope === sharing.scope;
  return isOwn ? same : Math.min(same, sharing.common);
}
