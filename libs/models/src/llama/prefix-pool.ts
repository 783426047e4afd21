import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { ReusedFrom } from '#core';
import { Permits } from '../permits.ts';
import { chooseBeginning, type Idle, isMore, keptOf, type Plan, type Sharing } from './choose-beginning.ts';
import { StateCosts } from './state-costs.ts';
import type { InstructionStates } from './state-instructions.ts';
import type { ParkedState, StateShelf } from './state-shelf.ts';

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

interface Slot extends Idle {
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

/** What was chosen for a request, and how often all had been forgotten by then. */
interface Chosen extends Plan<Slot> {
  readonly forgettings: number;
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
  private readonly onLog: (message: string) => void;
  private readonly sweeping: NodeJS.Timeout;
  private readonly closing = new AbortController();
  private clock = 0;
  private forgettings = 0;

  constructor(
    sequences: readonly LlamaContextSequence[],
    kept: KeptStates = { shelf: null, instructions: null, costs: new StateCosts() },
    { now = Date.now, onLog = () => undefined }: { readonly now?: () => number; readonly onLog?: (message: string) => void } = {},
  ) {
    this.slots = sequences.map((sequence) => ({ sequence, ...nothing, isTaken: false, usedAt: 0, usedAtMs: 0 }));
    this.turns = new Permits(sequences.length);
    this.kept = kept;
    this.now = now;
    this.onLog = onLog;
    this.sweeping = setInterval(() => void this.sweep().catch((error: unknown) => this.notForgotten(error)), sweepEveryMs).unref();
  }

  get size(): number {
    return this.slots.length;
  }

  /** Waits in line for a sequence, and brings it to the longest beginning of the prompt that it may keep. */
  async take(prompt: readonly Token[], sharing: Sharing, signal: AbortSignal): Promise<Taken> {
    const turn = await this.turns.take(signal);
    const chosen = this.choose(prompt, sharing);
    const { slot, parked } = chosen;
    const giveBack = (): void => this.giveBack(chosen, turn);
    try {
      using _held = parked ? this.kept.shelf?.hold(parked) : undefined;
      const startMs = performance.now();
      const { reusedTokens, isParked } = await this.prepare(chosen, prompt, sharing);
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

  /** Forgets what sequences hold that nobody used for long, or, where told so, all: what a request is using once it is done with it. */
  async sweep({ all = false } = {}): Promise<void> {
    const { shelf } = this.kept;
    if (all) this.disown();
    else shelf?.sweep();
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
        await clear(old);
      } finally {
        old.isTaken = false;
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

  private choose(prompt: readonly Token[], sharing: Sharing): Chosen {
    const idle = this.slots.filter(({ isTaken }) => !isTaken);
    const plan = chooseBeginning(idle, this.kept.shelf, prompt, sharing);
    const { slot, isServing } = plan;
    if (!isServing) for (const each of idle) each.hits /= 2;
    slot.hits = isServing ? slot.hits + 1 : 0;
    slot.isTaken = true;
    return { ...plan, forgettings: this.forgettings };
  }

  /** What was taken before all was forgotten is forgotten before anybody gets it. */
  private giveBack({ slot, forgettings }: Chosen, turn: Disposable): void {
    const free = (): void => {
      slot.isTaken = false;
      turn[Symbol.dispose]();
    };
    if (forgettings === this.forgettings) return free();
    void clear(slot)
      .catch((error: unknown) => this.notForgotten(error))
      .finally(free);
  }

  private async prepare(
    chosen: Chosen,
    prompt: readonly Token[],
    sharing: Sharing,
  ): Promise<{ readonly reusedTokens: number; readonly isParked: boolean }> {
    const { slot, parked } = chosen;
    const { sequence } = slot;
    await this.park(chosen, parked ? 0 : keptOf(slot, prompt, sharing));
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
  private async park({ slot, forgettings }: Chosen, keptTokens: number): Promise<void> {
    const { sequence, scope, promptTokens, common } = slot;
    if (!this.kept.shelf || scope === null) return;
    const { nextTokenIndex } = sequence;
    if (nextTokenIndex > promptTokens) await sequence.eraseContextTokenRanges([{ start: promptTokens, end: nextTokenIndex }]);
    // All may have been forgotten while it was shortened.
    if (forgettings !== this.forgettings) return;
    await this.kept.shelf.park(sequence, { scope, keptTokens: Math.max(keptTokens, common) });
  }

  private async loadParked(slot: Slot, parked: ParkedState, sharing: Sharing): Promise<boolean> {
    const { scope } = slot;
    slot.scope = null;
    const isLoaded = (await this.kept.shelf?.load(parked, slot.sequence)) ?? false;
    slot.scope = isLoaded ? sharing.scope : scope;
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

  /** From now on nobody gets anything of what was read, and none of it is parked. */
  private disown(): void {
    this.kept.shelf?.clear();
    this.forgettings += 1;
    for (const slot of this.slots) slot.scope = null;
  }

  private notForgotten(error: unknown): void {
    this.onLog(`what a sequence has read could not be forgotten yet; it is shared with nobody: ${String(error)}`);
  }
}

const nothing = { scope: null, promptTokens: 0, common: 0, hits: 0 };

/** Where that fails, what is in it is shared with nobody, and the next sweep tries again. */
async function clear(slot: Slot): Promise<void> {
  slot.scope = null;
  await slot.sequence.clearHistory();
  Object.assign(slot, nothing);
}
