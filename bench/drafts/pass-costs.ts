import type { LlamaModel } from 'node-llama-cpp';

const sizes = [1, 2, 4, 8, 16];
const rounds = 5;
const before = 1000;

export interface PassCost {
  readonly tokens: number;
  readonly ms: number;
  readonly cpuMs: number;
  /** In passes of one token, by processor time. */
  readonly passes: number;
  /** Of a draft of one token less, the share of tokens that has to be right for the pass to cost no more than it gives. */
  readonly breakEven: number | null;
}

/** What one run of the model over so many tokens costs, a thousand tokens being there before. Medians. */
export async function passCosts(model: LlamaModel, threads: number): Promise<PassCost[]> {
  const context = await model.createContext({ contextSize: 1536, batchSize: 512, threads });
  const sequence = context.getSequence();
  const text = model.tokenize(
    'The ferry leaves the harbour at noon, and cars cross by the bridge when there is no wind from the north. '.repeat(60),
  );
  await sequence.evaluateWithoutGeneratingNewTokens(text.slice(0, before));
  const measured = sizes.map((tokens) => ({ tokens, ms: [] as number[], cpuMs: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { tokens, ms, cpuMs } of measured) {
      const cpu = process.cpuUsage();
      const startMs = performance.now();
      const next = text.slice(before, before + tokens);
      await sequence.controlledEvaluate(next.map((token) => [token, { generateNext: { token: true, options: { temperature: 0 } } }]));
      ms.push(performance.now() - startMs);
      cpuMs.push(cpuMsSince(cpu));
      await sequence.eraseContextTokenRanges([{ start: before, end: sequence.nextTokenIndex }]);
    }
  }
  await context.dispose();
  const one = median(measured[0]?.cpuMs ?? []);
  return measured.map(({ tokens, ms, cpuMs }) => {
    const passes = median(cpuMs) / one;
    return {
      tokens,
      ms: rounded(median(ms)),
      cpuMs: rounded(median(cpuMs)),
      passes: rounded(passes),
      breakEven: breakEven(tokens - 1, passes),
    };
  });
}

/** The least α with (1 − α^(k+1)) / (1 − α) ≥ what the pass costs. */
function breakEven(drafted: number, passes: number): number | null {
  if (drafted === 0) return null;
  for (let alpha = 0; alpha < 1; alpha += 0.01) if ((1 - alpha ** (drafted + 1)) / (1 - alpha) >= passes) return rounded(alpha);
  return passes <= drafted + 1 ? 1 : null;
}

export function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
