import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Sharing } from './choose-beginning.ts';
import { type KeptStates, PrefixPool } from './prefix-pool.ts';
import { SequenceForSpecs, tokensOf as tokens } from './sequence-for-specs.ts';
import { StateCosts } from './state-costs.ts';
import { InstructionStates } from './state-instructions.ts';
import { StateRoom } from './state-room.ts';
import { StateShelf } from './state-shelf.ts';

const system = 'Answer from the evidence alone. '.repeat(4);
export const common = system.length;
/** Instructions that are everybody's, then a text and a question. */
export const prompt = (name: string, question = '?') => `${system}${name.repeat(40)}${question}`;

export const never = new AbortController().signal;

/** Gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'pool-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** States kept in folders, on a machine that takes a minute to read a token: whatever the disk does meanwhile, it pays. */
export function keptIn(dir: string): KeptStates & { readonly shelf: StateShelf } {
  const costs = new StateCosts();
  costs.noteRead(1, 60_000);
  const parked = { path: folder(), freeBytes: 1e12, touch: () => undefined, [Symbol.dispose]: () => undefined };
  const shelf = new StateShelf({
    folder: parked,
    room: new StateRoom(10_000),
    bytesPerToken: 1,
    costs,
    clock: Date.now,
    onLog: () => undefined,
  });
  return { shelf, costs, instructions: new InstructionStates({ dir, identity: {}, costs, onLog: () => undefined }) };
}

/** A pool of so many sequences, and how a request goes through it. */
export function poolOf(count: number, kept?: KeptStates, now?: () => number) {
  const sequences = Array.from({ length: count }, () => new SequenceForSpecs());
  const logged: string[] = [];
  const pool = new PrefixPool(
    sequences.map(({ asSequence }) => asSequence),
    kept,
    { ...(now && { now }), onLog: (line) => logged.push(line) },
  );
  /** As a request does: takes a sequence, reads the rest of its prompt into it, gives it back. */
  const ask = async (prompt: string, sharing: Partial<Sharing> = {}): Promise<number> => {
    using taken = await pool.take(tokens(prompt), { scope: 'crew', common: 2, ...sharing }, never);
    const sequence = sequences.find(({ asSequence }) => asSequence === taken.sequence) ?? new SequenceForSpecs();
    if (taken.instructionsEnd !== null) {
      sequence.text = prompt.slice(0, taken.instructionsEnd);
      await taken.keepInstructions();
    }
    sequence.text = `${prompt} and what was written`;
    return taken.reusedTokens;
  };
  return { pool, ask, sequences, logged };
}
