import { InputLookupTokenPredictor, type LlamaContextSequence, type LlamaModel, type Token } from 'node-llama-cpp';
import { cpuMsSince } from './pass-costs.ts';

export interface Written {
  readonly tokens: readonly Token[];
  readonly ms: number;
  readonly cpuMs: number;
  readonly drafted: number;
  readonly accepted: number;
}

export type PeerWrites = (prompt: readonly Token[], most: number) => Promise<Written>;

/** node-llama-cpp on its own: as it comes, and with its prompt lookup, each in a sequence of its own; reading the prompt is not counted. */
export async function openPeers(model: LlamaModel, threads: number) {
  const context = await model.createContext({ contextSize: 2048, sequences: 2, batchSize: 512, threads });
  const lookup = new InputLookupTokenPredictor();
  const sequences = { plain: context.getSequence(), lookup: context.getSequence({ tokenPredictor: lookup }) };
  const write = async (sequence: LlamaContextSequence, prompt: readonly Token[], most: number): Promise<Written> => {
    await sequence.clearHistory();
    await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(0, -1));
    lookup.updateInputTokens([...prompt]);
    const { validated, refuted } = sequence.tokenPredictions;
    const tokens: Token[] = [];
    let startMs = 0;
    let cpu = process.cpuUsage();
    for await (const token of sequence.evaluate(prompt.slice(-1), { temperature: 0 })) {
      if (tokens.length === 0) [startMs, cpu] = [performance.now(), process.cpuUsage()];
      tokens.push(token);
      if (tokens.length >= most) break;
    }
    const [ms, cpuMs] = [performance.now() - startMs, cpuMsSince(cpu)];
    const now = sequence.tokenPredictions;
    const accepted = now.validated - validated;
    return { tokens, ms, cpuMs, accepted, drafted: accepted + now.refuted - refuted };
  };
  return {
    peerPlain: ((prompt, most) => write(sequences.plain, prompt, most)) satisfies PeerWrites,
    peerLookup: ((prompt, most) => write(sequences.lookup, prompt, most)) satisfies PeerWrites,
  };
}
