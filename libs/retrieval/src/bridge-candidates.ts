import { type BridgeReport, type Candidate, type ChunkRelations, inTime, type RetrievalRequest, type WordWeights } from '#core';
import { bridge, bridgedDepth, leadingPhrases, wordsOf } from './bridge.ts';

export interface BridgingStage {
  readonly relations: Pick<ChunkRelations, 'contents'> | undefined;
  readonly weights: WordWeights | undefined;
  readonly share: number;
  readonly deadlineMs: number;
}

export interface Bridged {
  readonly candidates: readonly Candidate[];
  /** Undefined where there is nothing to bridge by. */
  readonly report: BridgeReport | undefined;
  /** What it failed of; null when it did not. */
  readonly error: unknown;
}

/** Brings up candidates that belong to one of the first as the next hop of a question. Whatever goes wrong leaves the ranking as it stands. */
export async function bridgeCandidates(
  candidates: readonly Candidate[],
  stage: BridgingStage,
  { query, scope }: Pick<RetrievalRequest, 'query' | 'scope'>,
  signal: AbortSignal,
): Promise<Bridged> {
  const { relations, weights, share, deadlineMs } = stage;
  if (!relations || !weights || share === 0 || candidates.length < 2) return { candidates, report: undefined, error: null };
  const startedAt = performance.now();
  const report = (status: BridgeReport['status'], note: string | null, bridged = 0): BridgeReport => ({
    status,
    note,
    bridged,
    share,
    ms: performance.now() - startedAt,
  });
  const looked = await inTime(deadlineMs, signal, async () => {
    const ids = candidates.slice(0, bridgedDepth).map(({ chunkId }) => chunkId);
    const contents = await relations.contents(query, ids, scope);
    const phrases = [...leadingPhrases(query, candidates, contents)];
    const words = new Set([...wordsOf(query), ...phrases.flatMap((phrase) => phrase.split(' '))]);
    const known = phrases.length === 0 ? new Map<string, number>() : await weights.idf([...words], scope.collectionIds);
    return known.size === 0 ? candidates : bridge(candidates, { query, contents, weights: known, share });
  });
  if ('status' in looked) {
    const why = looked.status === 'late' ? `took longer than ${deadlineMs} ms` : 'failed, see the log';
    return { candidates, report: report(looked.status, `looking for the next hop ${why}; the ranking stands`), error: looked.error };
  }
  const bridged = looked.value.filter((candidate) => candidate.bridge).length;
  return { candidates: looked.value, report: report('ok', null, bridged), error: null };
}
