import { resolve } from 'node:path';
import type { Environment } from './environment.ts';

export interface JudgesConfig {
  readonly secondEmbedder: { readonly modelId: string; readonly share: number } | null;
  readonly crossEncoder: {
    readonly model: CrossEncoderChoice;
    readonly share: number;
    readonly depth: number;
    readonly deadlineMs: number;
  } | null;
}

/** A model of the manifest, or a folder with its files. */
export type CrossEncoderChoice = { readonly kind: 'manifest'; readonly id: string } | { readonly kind: 'folder'; readonly path: string };

export function toJudges(environment: Environment): JudgesConfig {
  const { AQUIFER_SECOND_EMBEDDER: second, AQUIFER_RERANKER: cross } = environment;
  return {
    secondEmbedder: second ? { modelId: second, share: environment.AQUIFER_SECOND_EMBEDDER_SHARE } : null,
    crossEncoder: cross
      ? {
          model: /[\\/]/.test(cross) ? { kind: 'folder', path: resolve(cross) } : { kind: 'manifest', id: cross },
          share: environment.AQUIFER_RERANKER_SHARE,
          depth: environment.AQUIFER_RERANKER_DEPTH,
          deadlineMs: environment.AQUIFER_RERANKER_DEADLINE_MS,
        }
      : null,
  };
}

export function judgeContradictions(environment: Environment): string[] {
  const { secondEmbedder, crossEncoder } = toJudges(environment);
  const problems: string[] = [];
  if (secondEmbedder?.modelId === environment.AQUIFER_EMBEDDER)
    problems.push(`AQUIFER_SECOND_EMBEDDER: ${secondEmbedder.modelId} is the embedder already; name another one, or leave it empty`);
  const shares = environment.AQUIFER_RERANK_SHARE + (secondEmbedder?.share ?? 0) + (crossEncoder?.share ?? 0);
  if ((secondEmbedder || crossEncoder) && shares > 0.9)
    problems.push(
      `AQUIFER_RERANK_SHARE, AQUIFER_SECOND_EMBEDDER_SHARE and AQUIFER_RERANKER_SHARE: together ${shares.toFixed(2)}; at least 0.1 stays with the fused score, so make them 0.9 at most`,
    );
  return problems;
}
