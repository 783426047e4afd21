import type { Environment } from './environment.ts';
import { type ModelOrFolder, toModelOrFolder } from './model-or-folder.ts';

export interface JudgesConfig {
  /** `share` of what meaning counts for a question. */
  readonly secondEmbedder: { readonly modelId: string; readonly share: number } | null;
  readonly crossEncoder: {
    readonly model: ModelOrFolder;
    readonly share: number;
    readonly depth: number;
    readonly deadlineMs: number;
  } | null;
}

export function toJudges(environment: Environment): JudgesConfig {
  const { AQUIFER_CROSS_ENCODER: cross } = environment;
  const second = secondOf(environment);
  return {
    secondEmbedder: second ? { modelId: second, share: environment.AQUIFER_SECOND_SHARE } : null,
    crossEncoder: cross
      ? {
          model: toModelOrFolder(cross),
          share: environment.AQUIFER_CROSS_ENCODER_SHARE,
          depth: environment.AQUIFER_CROSS_ENCODER_DEPTH,
          deadlineMs: environment.AQUIFER_CROSS_ENCODER_DEADLINE_MS,
        }
      : null,
  };
}

/** Measured beside bge-small; what another embedder would gain from it nobody knows. */
function secondOf({ AQUIFER_SECOND_EMBEDDER: named, AQUIFER_SECOND_SHARE: share, AQUIFER_EMBEDDER: first }: Environment): string | null {
  if (named === 'none' || share === 0) return null;
  return named ?? (first.startsWith('bge-small-') ? 'all-minilm-l6-v2-int8' : null);
}

export function judgeContradictions(environment: Environment): string[] {
  const { secondEmbedder, crossEncoder } = toJudges(environment);
  const problems: string[] = [];
  if (secondEmbedder?.modelId === environment.AQUIFER_EMBEDDER)
    problems.push(`AQUIFER_SECOND_EMBEDDER: ${secondEmbedder.modelId} is the embedder already; name another one, or none`);
  const shares = environment.AQUIFER_RERANK_SHARE + (secondEmbedder?.share ?? 0) + (crossEncoder?.share ?? 0);
  // Tenths that add up to 0.9 may come to a little more.
  if ((secondEmbedder || crossEncoder) && shares > 0.9001)
    problems.push(
      `AQUIFER_RERANK_SHARE, AQUIFER_SECOND_SHARE and AQUIFER_CROSS_ENCODER_SHARE: together ${shares.toFixed(2)}; at least 0.1 stays with the fused score, so make them 0.9 at most`,
    );
  return problems;
}
