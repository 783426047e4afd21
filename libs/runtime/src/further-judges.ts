import type { Config } from '#config';
import type { ChunkSearch, Embedder } from '#core';
import { CrossReading, type FurtherJudge, SecondOpinion } from '#retrieval';
import type { Models } from './open-models.ts';

interface Parts {
  readonly config: Config;
  readonly models: Pick<Models, 'judges'>;
  readonly search: ChunkSearch;
  /** Gives an embedder a memory for questions. */
  readonly remembering: (embedder: Embedder) => Embedder;
}

/** What ranks beside late interaction, as the settings say. */
export function furtherJudges({ config, models, search, remembering }: Parts): FurtherJudge[] {
  const { secondEmbedder, crossEncoder } = models.judges;
  const { depth, deadlineMs } = config.retrieval.rerank;
  const { secondEmbedder: second, crossEncoder: cross } = config.judges;
  const judges: FurtherJudge[] = [];
  if (secondEmbedder && second) {
    const reranker = new SecondOpinion({ search, embedder: remembering(secondEmbedder) });
    judges.push({ reranker, share: second.share, isOfMeaning: true, depth, deadlineMs, languages: secondEmbedder.languages });
  }
  if (crossEncoder && cross) {
    const reranker = new CrossReading({ search, encoder: crossEncoder });
    judges.push({
      reranker,
      share: cross.share,
      depth: cross.depth,
      deadlineMs: cross.deadlineMs,
      isOfMeaning: false,
      languages: crossEncoder.languages,
    });
  }
  return judges;
}
