import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { lengthShared } from './shared-beginning.ts';
import type { StateCosts } from './state-costs.ts';
import type { StateFolder } from './state-folder.ts';

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

interface Parked extends ParkedState {
  readonly path: string;
  readonly parkedAtMs: number;
  hits: number;
  usedAtMs: number;
  isBusy: boolean;
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

interface ShelfParts {
  readonly folder: Pick<StateFolder, 'path' | 'freeBytes' | 'touch' | typeof Symbol.dispose>;
  readonly budgetBytes: number;
  readonly costs: StateCosts;
  readonly clock: () => number;
  readonly onLog: (message: string) => void;
}

/** Fewer tokens than a question has are not worth a state of their own. */
const leastGain = 64;
/** Most states are never asked for again: one is saved where reading again takes so many times what saving and loading do. */
const worthTimes = 4;
/** Left to whatever else lives on the file system. */
const leaveBytes = 64 * 1024 * 1024;
/** What nobody used for so long is worth half, and what nobody used for an hour, or was read four hours ago, goes. */
const halfMs = 10 * 60_000;
const idleMs = 60 * 60_000;
const mostMs = 4 * idleMs;

/**
 * States of what sequences have read, in files in memory, found by the beginning of a prompt and within one scope only. A list is enough: to
 * look through a hundred states of 1,500 tokens, all alike, takes a fifth of a millisecond.
 */
export class StateShelf {
  private readonly parts: ShelfParts;
  private readonly states = new Set<Parked>();
  private bytesPerToken = 0;
  private reservedBytes = 0;
  private next = 0;
  private isFailing = false;
  private clearings = 0;
  private readonly counts = { parked: 0, loads: 0, evictions: 0 };

  constructor(parts: ShelfParts) {
    this.parts = parts;
  }

  report(): ShelfReport {
    return { states: this.states.size, bytes: this.bytes, budgetBytes: this.parts.budgetBytes, ...this.counts };
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

  /** Brings a sequence to a state; false where it has gone. */
  async load(parked: ParkedState, sequence: KeepableSequence): Promise<boolean> {
    const state = parked as Parked;
    if (!this.states.has(state)) return false;
    const { costs, clock } = this.parts;
    state.isBusy = true;
    const startMs = performance.now();
    try {
      await sequence.clearHistory();
      await sequence.loadStateFromFile(state.path, { acceptRisk: true });
    } catch (error) {
      this.failed('loaded', error);
      this.drop(state);
      await sequence.clearHistory();
      return false;
    } finally {
      state.isBusy = false;
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
      if (!state.isBusy && (nowMs - state.usedAtMs > idleMs || nowMs - state.parkedAtMs > mostMs)) this.drop(state);
  }

  /** Drops all, also what is being saved or loaded now. */
  clear(): void {
    this.clearings += 1;
    for (const state of this.states) this.drop(state);
  }

  close(): void {
    this.states.clear();
    this.parts.folder[Symbol.dispose]();
  }

  private async parkWorthy(sequence: KeepableSequence, { scope, keptTokens }: Parking): Promise<void> {
    const tokens = sequence.contextTokens;
    const like = [...this.states].filter((state) => state.scope === scope);
    // What differs in its last words only is the same but for the question.
    const superseded = like.filter((state) => !state.isBusy && state.tokens.length - lengthShared(state.tokens, tokens) < leastGain);
    const others = like.filter((state) => !superseded.includes(state));
    const covered = Math.max(keptTokens, ...others.map((state) => lengthShared(state.tokens, tokens)));
    const longest = Math.max(covered, ...superseded.map((state) => lengthShared(state.tokens, tokens)));
    if (tokens.length - longest < leastGain) return;
    const gainTokens = tokens.length - covered;
    const bytes = Math.ceil(this.bytesPerToken * tokens.length);
    if (!this.isWorth(gainTokens, bytes)) return;
    const hits = superseded.reduce((sum, state) => sum + state.hits, 0);
    for (const state of superseded) this.drop(state);
    if (!this.makeRoom(bytes, this.parts.costs.readMs(gainTokens) / Math.max(1, bytes))) return;
    await this.save(sequence, { scope, tokens, gainTokens, hits, bytes });
  }

  private get bytes(): number {
    return [...this.states].reduce((sum, state) => sum + state.bytes, this.reservedBytes);
  }

  private isWorth(tokens: number, bytes: number): boolean {
    const { costs } = this.parts;
    return costs.readMs(tokens) > worthTimes * (costs.saveMs(bytes) + costs.loadMs(bytes));
  }

  /** What a byte of it is worth: the milliseconds it saves, by how often it did lately. */
  private valueOf({ gainTokens, hits, usedAtMs, bytes }: Parked): number {
    const { costs, clock } = this.parts;
    return (costs.readMs(gainTokens) * (1 + hits) * 2 ** (-(clock() - usedAtMs) / halfMs)) / bytes;
  }

  /** Evicts what is worth least, but nothing that is worth more than what comes. */
  private makeRoom(bytes: number, value: number): boolean {
    const { budgetBytes, folder } = this.parts;
    const lacking = (): boolean => this.bytes + bytes > budgetBytes || folder.freeBytes < bytes + leaveBytes;
    const byValue = [...this.states].filter(({ isBusy }) => !isBusy).toSorted((a, b) => this.valueOf(a) - this.valueOf(b));
    for (const state of byValue) {
      if (!lacking()) return true;
      if (this.valueOf(state) > value) return false;
      this.drop(state);
      this.counts.evictions += 1;
    }
    return !lacking();
  }

  private async save(
    sequence: KeepableSequence,
    { scope, tokens, gainTokens, hits, bytes }: Omit<ParkedState, 'bytes'> & { readonly hits: number; readonly bytes: number },
  ): Promise<void> {
    const { folder, costs, clock } = this.parts;
    const path = join(folder.path, `${(this.next += 1)}.state`);
    this.reservedBytes += bytes;
    const { clearings } = this;
    const startMs = performance.now();
    try {
      const { fileSize } = await sequence.saveStateToFile(path);
      costs.noteSave(fileSize, performance.now() - startMs);
      this.bytesPerToken = fileSize / tokens.length;
      if (clearings !== this.clearings) return rmSync(path, { force: true });
      const nowMs = clock();
      this.states.add({ scope, tokens, gainTokens, hits, path, bytes: fileSize, usedAtMs: nowMs, parkedAtMs: nowMs, isBusy: false });
      this.counts.parked += 1;
      this.isFailing = false;
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    } finally {
      this.reservedBytes -= bytes;
    }
    // The first is of unknown size.
    this.makeRoom(0, Infinity);
  }

  private drop(state: Parked): void {
    this.states.delete(state);
    rmSync(state.path, { force: true });
  }

  /** Told once until it works again. */
  private failed(what: string, error: unknown): void {
    if (this.isFailing) return;
    this.isFailing = true;
    this.parts.onLog(`a parked state could not be ${what}, so what it holds is read again: ${String(error)}`);
  }
}
