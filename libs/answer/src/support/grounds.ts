import { contentStems, coverage } from '../text/words.ts';
import { rootsOf } from './clauses.ts';

/** A sentence that a claim may rest on, and its cosine with the claim. */
export interface Ground {
  readonly text: string;
  readonly cosine: number;
}

/** Sentences that may carry one claim together. */
const mostGrounds = 3;
/** How many of the best are looked at for what the first one does not say. */
const mostTried = 40;

/** Indexes of all grounds, the one that says most of the claim first: by shared words and cosine. */
export function rankGrounds(claim: string, grounds: readonly Ground[]): number[] {
  const stems = contentStems(claim);
  const ranks = grounds.map(({ text, cosine }) => cosine + coverage(stems, new Set(contentStems(text))));
  return [...ranks.keys()].sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0));
}

/** The sentences a claim rests on: the best one, and up to two that say words of it which those before do not. */
export function chooseGrounds(claim: string, grounds: readonly Ground[], ranked = rankGrounds(claim, grounds)): number[] {
  const missing = new Set(rootsOf(claim));
  const open = ranked.slice(0, mostTried).map((index) => ({ index, roots: new Set(rootsOf(grounds[index]?.text ?? '')) }));
  const chosen: number[] = [];
  while (chosen.length < mostGrounds) {
    const gains = open.map(({ index, roots }) => {
      const added = chosen.includes(index) ? 0 : [...missing].filter((root) => roots.has(root)).length;
      return added + (added > 0 ? (grounds[index]?.cosine ?? 0) / 10 : 0);
    });
    const next = chosen.length === 0 ? 0 : gains.indexOf(Math.max(...gains));
    const best = open[next];
    if (!best || (chosen.length > 0 && (gains[next] ?? 0) < 1)) break;
    chosen.push(best.index);
    for (const root of best.roots) missing.delete(root);
  }
  return chosen;
}
