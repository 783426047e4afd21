import { byFused, byScore, type Candidate, type JudgeName, type LegName, type Retrieval } from '#core';

/** What gives a part of a score. `beside`: the best of what was searched beside the question. */
export type PortionName = LegName | JudgeName | 'bridge' | 'recency' | 'beside';

/** In points of the final score, which is the sum of all portions: nothing is told before shares are taken. */
export interface Portion {
  readonly by: PortionName;
  readonly gave: number;
}

export type Portioned = Pick<Retrieval, 'candidates' | 'passages' | 'whole' | 'beside' | 'fusion' | 'rerank' | 'bridge' | 'settings'>;

/** What each can give at most, in points of the final score; those that had no say are missing. They add up to 1, but that bridges come on top. */
export function mostOf(retrieval: Portioned): Map<PortionName, number> {
  const { fusion, rerank, bridge } = retrieval;
  const { beside, recency } = sharesOf(retrieval);
  const judged = rerank.judges.filter(({ share }) => share > 0);
  const own = (1 - beside - recency) * scaleOf(retrieval);
  const fused = own * (1 - sum(judged.map(({ share }) => share)));
  const all: [PortionName, number][] = [
    ['vector', fused * fusion.vectorShare],
    ['keyword', fused * (1 - fusion.vectorShare)],
    ...judged.map(({ judge, share }): [PortionName, number] => [judge, own * share]),
    ['bridge', own * (bridge && bridge.bridged > 0 ? bridge.share : 0)],
    ['recency', recency],
    ['beside', beside],
  ];
  return new Map(all.filter(([name, most]) => most > 0 || name === 'vector' || name === 'keyword'));
}

/** What the question's own ranking gave a passage; nothing where that did not find it. `beside` is not told here. */
export function portionsIn(retrieval: Portioned): (chunkId: string) => readonly Portion[] {
  const { candidates, passages } = retrieval.whole ?? retrieval;
  const { own } = sharesOf(retrieval);
  const { weight } = retrieval.settings.recency;
  const known = new Map(candidates.map((candidate) => [candidate.chunkId, candidate]));
  const lately = new Map(passages.flatMap(({ chunkId, recency }) => (recency === null ? [] : [[chunkId, recency] as const])));
  const fused = fusedShares(candidates, retrieval);
  return (chunkId) => {
    const candidate = known.get(chunkId);
    if (!candidate) return [];
    const raw = rawPortions(candidate, fused.get(chunkId) ?? 1, retrieval);
    const whole = sum(raw.map(({ gave }) => gave));
    const recency = lately.get(chunkId);
    // Bridges make room for what they add by bringing all scores down: the score as it came out says by how much.
    const scale = own * (recency === undefined ? 1 : 1 - weight) * (whole > 0 ? candidate.score / whole : 0);
    const portions = raw.map(({ by, gave }) => ({ by, gave: scale * gave }));
    return recency === undefined ? portions : [...portions, { by: 'recency', gave: own * weight * recency }];
  };
}

/** Bridges add to scores, and where one passes 1 all are brought down to that: by how much, 1 where none did. */
export function scaleOf(retrieval: Portioned): number {
  const { candidates } = retrieval.whole ?? retrieval;
  if (!retrieval.bridge) return 1;
  const fused = fusedShares(candidates, retrieval);
  const [best] = candidates.toSorted(byScore);
  const raw = best ? sum(rawPortions(best, fused.get(best.chunkId) ?? 1, retrieval).map(({ gave }) => gave)) : 0;
  return best && raw > 0 ? Math.min(1, best.score / raw) : 1;
}

/** Of the final score: what was searched beside the question, how lately a document changed, and the question's own ranking. */
function sharesOf({ beside = [], passages, whole, settings }: Portioned): { beside: number; recency: number; own: number } {
  const share = Math.max(0, ...beside.map((each) => each.share));
  const isDated = (whole ?? { passages }).passages.some(({ recency }) => recency !== null);
  const recency = isDated ? (1 - share) * settings.recency.weight : 0;
  return { beside: share, recency, own: 1 - share };
}

/** What the fused score counts in each score: more where a judge looked as far down and could not judge it. As `rankedBy` has it. */
function fusedShares(candidates: readonly Candidate[], { rerank }: Portioned): Map<string, number> {
  const ordered = candidates.toSorted(byFused);
  const own = 1 - sum(rerank.judges.map(({ share }) => share));
  const said = rerank.judges.map(({ judge, share }) => ({
    judge,
    share,
    last: ordered.findLastIndex(({ opinions }) => opinions[judge] !== undefined),
  }));
  return new Map(
    ordered.map(({ chunkId, opinions }, index) => {
      const silent = said.filter(({ judge, last }) => index <= last && opinions[judge] === undefined);
      return [chunkId, own + sum(silent.map(({ share }) => share))];
    }),
  );
}

function rawPortions({ legs, opinions, bridge }: Candidate, fused: number, { fusion, rerank, bridge: bridged }: Portioned): Portion[] {
  const { vectorShare } = fusion;
  return [
    { by: 'vector', gave: fused * vectorShare * (legs.vector?.normalised ?? 0) },
    { by: 'keyword', gave: fused * (1 - vectorShare) * (legs.keyword?.normalised ?? 0) },
    ...rerank.judges.flatMap(({ judge, share }): Portion[] => {
      const opinion = opinions[judge];
      return opinion && share > 0 ? [{ by: judge, gave: share * opinion.normalised }] : [];
    }),
    ...(bridge && bridged ? [{ by: 'bridge' as const, gave: bridge.worth * bridged.share }] : []),
  ];
}

const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0);
