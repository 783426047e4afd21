import type { LlamaContextSequence, Token } from 'node-llama-cpp';

/** What a model writes after `last`: as much of the draft as it would have written itself, and the token after that. */
export interface Verified {
  readonly accepted: number;
  readonly tokens: readonly Token[];
}

/**
 * Runs the model once over the last token and a draft, takes the likeliest token after each, and keeps those that were drafted, up to the
 * first that was not: greedy text stays what it is. What was drafted in vain is erased. (node-llama-cpp has this for its own predictors,
 * but keeps one token of a draft at most: up to 3.22.1 `_speculativeEvaluate` compares the others with a list that nothing is put into.)
 */
export async function verify(sequence: LlamaContextSequence, last: Token, draft: readonly Token[]): Promise<Verified> {
  const generateNext = { token: true, options: { temperature: 0 } };
  const outputs = await sequence.controlledEvaluate([last, ...draft].map((token) => [token, { generateNext }]));
  const written = outputs.map((output) => output?.next.token ?? null);
  const differs = draft.findIndex((token, index) => token !== written[index]);
  const accepted = differs === -1 ? draft.length : differs;
  const tokens = written.slice(0, accepted + 1).filter((token) => token !== null);
  // It is to hold as many as were written: all but the last of them.
  const end = sequence.nextTokenIndex;
  const inVain = 1 + draft.length - tokens.length;
  if (inVain > 0) await sequence.eraseContextTokenRanges([{ start: end - inVain, end }]);
  return { accepted, tokens };
}
