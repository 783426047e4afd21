import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { lengthShared } from './shared-beginning.ts';
import type { StateCosts } from './state-costs.ts';
import type { StateFolder } from './state-folder.ts';
import type { RoomTaken, StateRoom } from './state-room.ts';
import { paysToPark, valueOf, weighParking } from './weigh-parking.ts';

/** What keeping states asks of a sequence. */
export type KeepableSequence = Pick<
  LlamaContextSequence,
  'contextTokens' | 'nextTokenIndex' | 'eraseContextTokenRanges' | 'clearHistory' | 'saveStateToFile' | 'loadStateFromFile'
>;

/** What was read once, outside any sequence. */
export interface ParkedState {
  readonly scope: string;
  readonly tokens: readonly Token[];
  readonly bytes: number;
  /** What a prompt that begins like it is spared beside all else that is kept. */
  readonly gainTokens: number;
}

interface Parked extends ParkedState, RoomTaken {
  readonly bytes: number;
  readonly path: string;
  readonly parkedAtMs: number;
  hits: number;
  usedAtMs: number;
  users: number;
}

export interface ShelfReport {
  readonly states: number;
  readonly bytes: number;
  readonly budgetBytes: number;
  readonly parked: number;
  readonly loads: number;
  readonly evictions: number;
}

interface Parking {
  readonly scope: string;
  readonly keptTokens: number;
}

export interface ShelfParts {
  readonly folder: Pick<StateFolder, 'path' | 'freeBytes' | 'touch' | typeof Symbol.dispose>;
  readonly room: StateRoom;
  /** As reckoned; that of the last state saved from then on. */
  readonly bytesPerToken: number;
  readonly costs: StateCosts;
  readonly clock: () => number;
  readonly onLog: (message: string) => void;
}

/** What nobody used for an hour, or was read four hours ago, goes. */
const idleMs = 60 * 60_000;
const mostMs = 4 * idleMs;

/**
 * States of what sequences have read, in files in memory, found by the beginning of a prompt and within one scope only. A list is enough: to
 * look through a hundred states of 1,500 tokens, all alike, takes a fifth of a millisecond.
 */
export class StateShelf {
  private readonly parts: ShelfParts;
  private readonly states = new Set<Parked>();
  private bytesPerToken: number;
  private next = 0;
  private isFailing = false;
  private clearings = 0;
  private readonly counts = { parked: 0, loads: 0, evictions: 0 };

  constructor(parts: ShelfParts) {
    this.parts = parts;
    this.bytesPerToken = parts.bytesPerToken;
  }

  report(): ShelfReport {
    const bytes = [...this.states].reduce((sum, state) => sum + state.bytes, 0);
    return { states: this.states.size, bytes, budgetBytes: this.parts.room.budgetBytes, ...this.counts };
  }

  /** What has most of the prompt; null where it would have to be of another scope. */
  find(prompt: readonly Token[], scope: string | null): { readonly state: ParkedState; readonly kept: number } | null {
    let best: { readonly state: Parked; readonly kept: number } | null = null;
    for (const state of this.states) {
      if (state.scope !== scope) continue;
      const kept = Math.min(lengthShared(state.tokens, prompt), prompt.length - 1);
      if (kept > (best?.kept ?? 0)) best = { state, kept };
    }
    return best;
  }

  /**
   * Keeps what a sequence holds and is about to be overwritten, where that pays; `keptTokens` of it stay somewhere else. Where it cannot be
   * kept, that is told, and nothing else happens.
   */
  async park(sequence: KeepableSequence, whose: Parking): Promise<void> {
    try {
      await this.parkWorthy(sequence, whose);
    } catch (error) {
      this.failed('saved', error);
    }
  }

  /** Whether bringing it beats reading so many tokens. */
  isFaster({ bytes }: Pick<ParkedState, 'bytes'>, tokens: number): boolean {
    const { costs } = this.parts;
    return tokens > 0 && costs.readMs(tokens) > 2 * costs.loadMs(bytes);
  }

  /** Keeps it from being dropped for room or age until it is disposed; what is deleted goes all the same. */
  hold(parked: ParkedState): Disposable {
    const state = parked as Parked;
    state.users += 1;
    return { [Symbol.dispose]: () => void (state.users -= 1) };
  }

  /** Brings a sequence to a state; false where it has gone, and then the sequence is as it was, or empty where the state was damaged. */
  async load(parked: ParkedState, sequence: KeepableSequence): Promise<boolean> {
    const state = parked as Parked;
    if (!this.states.has(state)) return false;
    const { costs, clock } = this.parts;
    using _held = this.hold(state);
    const startMs = performance.now();
    try {
      await sequence.clearHistory();
      await sequence.loadStateFromFile(state.path, { acceptRisk: true });
    } catch (error) {
      this.failed('loaded', error);
      this.drop(state);
      await sequence.clearHistory();
      return false;
    }
    costs.noteLoad(state.bytes, performance.now() - startMs);
    Object.assign(state, { hits: state.hits + 1, usedAtMs: clock() });
    this.counts.loads += 1;
    return true;
  }

  /** Drops what is too old to be kept. */
  sweep(): void {
    const nowMs = this.parts.clock();
    try {
      this.parts.folder.touch(new Date(nowMs));
    } catch (error) {
      this.failed('kept', error);
    }
    for (const state of this.states)
      if (state.users === 0 && (nowMs - state.usedAtMs > idleMs || nowMs - state.parkedAtMs > mostMs)) this.drop(state);
  }

  /** Drops all, also what is being saved or loaded now. */
  clear(): void {
    this.clearings += 1;
    for (const state of this.states) this.drop(state);
  }

  close(): void {
    for (const state of this.states) this.drop(state);
    this.parts.folder[Symbol.dispose]();
  }

  private async parkWorthy(sequence: KeepableSequence, { scope, keptTokens }: Parking): Promise<void> {
    const tokens = sequence.contextTokens;
    const { gainTokens, superseded } = weighParking(
      tokens,
      [...this.states].filter((state) => state.scope === scope),
      keptTokens,
    );
    if (gainTokens === 0) return;
    const { costs, folder, room } = this.parts;
    const bytes = Math.ceil(this.bytesPerToken * tokens.length);
    if (!paysToPark(costs, gainTokens, bytes)) return;
    const value = costs.readMs(gainTokens) / Math.max(1, bytes);
    if (!room.make({ bytes, value, freeBytes: folder.freeBytes, replaced: superseded })) return;
    const hits = superseded.reduce((total, state) => total + state.hits, 0);
    if (!(await this.save(sequence, { scope, tokens, gainTokens, hits, bytes }))) return;
    for (const state of superseded) if (state.users === 0) this.drop(state);
    room.trim(folder.freeBytes);
  }

  /** False where all was cleared meanwhile. */
  private async save(
    sequence: KeepableSequence,
    { scope, tokens, gainTokens, hits, bytes }: ParkedState & { readonly hits: number },
  ): Promise<boolean> {
    const { folder, costs, room } = this.parts;
    const path = join(folder.path, `${(this.next += 1)}.state`);
    const { clearings } = this;
    const startMs = performance.now();
    try {
      using _reserved = room.reserve(bytes);
      const { fileSize } = await sequence.saveStateToFile(path);
      costs.noteSave(fileSize, performance.now() - startMs);
      this.bytesPerToken = fileSize / tokens.length;
      if (clearings === this.clearings) this.keep({ scope, tokens, gainTokens, hits, path, bytes: fileSize });
      else rmSync(path, { force: true });
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
    return clearings === this.clearings;
  }

  private keep(saved: ParkedState & Pick<Parked, 'path' | 'hits'>): void {
    const { costs, clock, room } = this.parts;
    const nowMs = clock();
    const state: Parked = {
      ...saved,
      usedAtMs: nowMs,
      parkedAtMs: nowMs,
      users: 0,
      value: () => valueOf(state, costs, clock()),
      evict: () => {
        this.drop(state);
        this.counts.evictions += 1;
      },
    };
    this.states.add(state);
    room.add(state);
    this.counts.parked += 1;
    this.isFailing = false;
  }

  private drop(state: Parked): void {
    this.states.delete(state);
    this.parts.room.remove(state);
    try {
      rmSync(state.path, { force: true });
    } catch (error) {
      this.failed('removed', error);
    }
  }

  /** Told once until it works again. */
  private failed(what: string, error: unknown): void {
    if (this.isFailing) return;
    this.isFailing = true;
    this.parts.onLog(`a parked state could not be ${what}; what it holds is read again: ${String(error)}`);
  }
}
