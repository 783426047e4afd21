import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Token } from 'node-llama-cpp';
import { z } from 'zod';
import { lengthShared } from './shared-beginning.ts';
import type { StateCosts } from './state-costs.ts';
import type { KeepableSequence } from './state-shelf.ts';

interface Parts {
  readonly dir: string;
  /** Everything by which a state of one model, context and library differs from that of another. */
  readonly identity: Readonly<Record<string, unknown>>;
  readonly costs: StateCosts;
  readonly onLog: (message: string) => void;
}

/** Of as many prompts and models as are in use at a time; the one used longest ago goes. */
const mostKept = 12;
/** Fewer are read in no time. */
const leastTokens = 64;
/** A state half written when its process died. */
const abandonedMs = 10 * 60_000;

const Seal = z.object({ identity: z.string(), tokens: z.int(), bytes: z.int(), sha256: z.string() });

/**
 * What a model has made of instructions, kept on disk from run to run: they are the same whoever asks, so nothing of anybody's documents is
 * in it. llama.cpp may fall over a file that it did not write, so that each is held against its seal before it is loaded.
 */
export class InstructionStates {
  private readonly parts: Parts;
  private readonly identity: string;
  /** Bytes of each that is there. */
  private readonly known: Map<string, number>;
  /** Saved once in a run at most, also where the disk does not take it. */
  private readonly tried = new Set<string>();
  private readonly counts = { saved: 0, loads: 0 };

  constructor(parts: Parts) {
    this.parts = parts;
    this.identity = JSON.stringify(parts.identity);
    mkdirSync(parts.dir, { recursive: true });
    const names = readdirSync(parts.dir);
    const sealed = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
    this.known = new Map(sealed.map((key) => [key, sizeOf(join(parts.dir, `${key}.state`))]));
    for (const name of names) if (name.endsWith('.part')) removeAbandoned(join(parts.dir, name));
  }

  report(): { readonly saved: number; readonly loads: number } {
    return this.counts;
  }

  /** Whether they are kept, and loading them beats reading them. */
  isFaster(instructions: readonly Token[]): boolean {
    const bytes = this.known.get(this.keyOf(instructions));
    const { costs } = this.parts;
    return bytes !== undefined && costs.readMs(instructions.length) > 2 * costs.loadMs(bytes);
  }

  /** Whether a sequence that has just read them is to be saved. */
  isWanted(instructions: readonly Token[]): boolean {
    const key = this.keyOf(instructions);
    return instructions.length >= leastTokens && !this.known.has(key) && !this.tried.has(key);
  }

  /** Brings a sequence to the instructions; false where they are not there whole, and then the sequence is empty or as it was. */
  async load(instructions: readonly Token[], sequence: KeepableSequence): Promise<boolean> {
    const { dir, costs } = this.parts;
    const key = this.keyOf(instructions);
    const path = join(dir, `${key}.state`);
    const startMs = performance.now();
    try {
      const bytes = await this.checked(key, instructions.length);
      await sequence.clearHistory();
      await sequence.loadStateFromFile(path, { acceptRisk: true });
      if (lengthShared(sequence.contextTokens, instructions) !== instructions.length) throw new Error('it holds other tokens');
      costs.noteLoad(bytes, performance.now() - startMs);
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined);
      this.counts.loads += 1;
      return true;
    } catch (error) {
      await this.remove(key);
      await sequence.clearHistory();
      this.parts.onLog(`the kept state of the instructions was removed, they are read again: ${String(error)}`);
      return false;
    }
  }

  /** Keeps a sequence that has read exactly the instructions. A disk that does not take it is told of, and nothing else happens. */
  async save(instructions: readonly Token[], sequence: KeepableSequence): Promise<void> {
    const key = this.keyOf(instructions);
    if (this.known.has(key) || this.tried.has(key)) return;
    this.tried.add(key);
    const { dir, costs } = this.parts;
    // Another process may have been quicker.
    if (existsSync(join(dir, `${key}.json`))) return void this.known.set(key, sizeOf(join(dir, `${key}.state`)));
    const part = join(dir, `${key}.${process.pid}.part`);
    try {
      const startMs = performance.now();
      const { fileSize } = await sequence.saveStateToFile(part);
      costs.noteSave(fileSize, performance.now() - startMs);
      const seal = { identity: this.identity, tokens: instructions.length, bytes: fileSize, sha256: await hashOf(part) };
      await writeFile(`${part}.seal.part`, JSON.stringify(seal));
      await rename(part, join(dir, `${key}.state`));
      // Last, so that a state without its seal is not there.
      await rename(`${part}.seal.part`, join(dir, `${key}.json`));
      this.known.set(key, fileSize);
      this.counts.saved += 1;
      await this.forgetOldest();
    } catch (error) {
      await Promise.all([part, `${part}.seal.part`].map((path) => rm(path, { force: true })));
      this.parts.onLog(`the state of the instructions could not be kept in ${dir}: ${String(error)}`);
    }
  }

  private keyOf(instructions: readonly Token[]): string {
    const tokens = Int32Array.from(instructions);
    return createHash('sha256').update(this.identity).update(new Uint8Array(tokens.buffer)).digest('hex').slice(0, 32);
  }

  /** Bytes of a state that is as it was written. */
  private async checked(key: string, tokens: number): Promise<number> {
    const { dir } = this.parts;
    const seal = Seal.parse(JSON.parse(await readFile(join(dir, `${key}.json`), 'utf8')));
    const path = join(dir, `${key}.state`);
    const { size } = await stat(path);
    if (seal.identity !== this.identity || seal.tokens !== tokens) throw new Error('its seal is of another model or of other instructions');
    if (size !== seal.bytes || (await hashOf(path)) !== seal.sha256) throw new Error('its bytes are not those that were written');
    return size;
  }

  private async remove(key: string): Promise<void> {
    this.known.delete(key);
    await Promise.all(['json', 'state'].map((ending) => rm(join(this.parts.dir, `${key}.${ending}`), { force: true })));
  }

  private async forgetOldest(): Promise<void> {
    const { dir } = this.parts;
    const states = readdirSync(dir).filter((name) => name.endsWith('.state'));
    const byUse = states
      .map((name) => ({ key: name.slice(0, -'.state'.length), usedMs: usedMsOf(join(dir, name)) }))
      .toSorted((a, b) => b.usedMs - a.usedMs);
    await Promise.all(byUse.slice(mostKept).map(({ key }) => this.remove(key)));
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const usedMsOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function removeAbandoned(path: string): void {
  const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
  if (mtimeMs !== undefined && Date.now() - mtimeMs > abandonedMs) void rm(path, { force: true }).catch(() => undefined);
}
