import type { Token } from 'node-llama-cpp';
import { invariant } from '#core';
import type { Taken } from './prefix-pool.ts';

/** Prompt tokens evaluated between two looks at the signal: about a quarter of a second for a 1.5B model on two cores. */
const stepTokens = 128;

/** Brings a sequence to all of the prompt but its last token, which is returned, in steps that an abort can end. */
export async function readPrompt(taken: Taken, prompt: readonly Token[], signal: AbortSignal): Promise<Token> {
  const last = prompt.at(-1);
  invariant(last !== undefined, 'a chat template writes something');
  const { sequence, instructionsEnd } = taken;
  const head = prompt.slice(0, -1);
  const from = sequence.nextTokenIndex;
  const startMs = performance.now();
  let keepingMs = 0;
  while (sequence.nextTokenIndex < head.length) {
    signal.throwIfAborted();
    const start = sequence.nextTokenIndex;
    const isBefore = instructionsEnd !== null && start < instructionsEnd;
    await sequence.evaluateWithoutGeneratingNewTokens(
      head.slice(start, Math.min(start + stepTokens, isBefore ? instructionsEnd : Infinity)),
    );
    if (isBefore && sequence.nextTokenIndex === instructionsEnd) keepingMs += await timed(() => taken.keepInstructions());
  }
  taken.noteRead(head.length - from, performance.now() - startMs - keepingMs);
  signal.throwIfAborted();
  return last;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
