import type { LegName, Retrieval } from '#core';
import { list } from './explain-first.ts';
import { depthOf, judgeWords } from './explain-judged.ts';
import { ordinal } from './explain-passage.ts';
import type { ExplainedCandidate } from './explained-candidate.ts';

export interface Comparison {
  /** Null when no leg brought it. */
  readonly own: ExplainedCandidate | null;
  readonly rival: ExplainedCandidate | null;
  /** What came first. */
  readonly first: ExplainedCandidate | null;
  /** Its exact place by meaning, where that is known. */
  readonly meaning: { readonly rank: number; readonly compared: number } | null;
  readonly retrieval: Pick<Retrieval, 'fusion' | 'rerank' | 'settings'>;
}

/** Where the score that it lacks went: a share to each leg, and what the second look made of it. */
export function comparedWith(comparison: Comparison): string[] {
  const { own, rival, retrieval, meaning } = comparison;
  if (!own || !rival) return [];
  const { vectorShare } = retrieval.fusion;
  const which = `${rival.place === 1 ? 'The first' : 'The last one shown'}, “${rival.chunk.title}”,`;
  const sentences = [`${which} has ${rival.score.toFixed(2)} of 1, this one ${own.score.toFixed(2)}.`];
  for (const [leg, share] of [
    ['vector', vectorShare],
    ['keyword', 1 - vectorShare],
  ] as const)
    sentences.push(legGap(leg, share, { own, rival, meaning }));
  for (const { judge } of retrieval.rerank.judges) {
    const [gave, other] = [own.opinions[judge], rival.opinions[judge]];
    const which = retrieval.rerank.judges.length > 1 ? `The second look (${judge})` : 'The second look';
    if (gave && other) sentences.push(`${which} gave it ${gave.normalised.toFixed(2)} and the other ${other.normalised.toFixed(2)} of 1.`);
  }
  return [...sentences, ...aheadOf(comparison)];
}

/** What the first had more of, the widest gap before the others, in one sentence; nothing where it is compared with the first anyhow. */
export function aheadOf({ own, rival, first, meaning, retrieval }: Comparison): string[] {
  if (!first || (own && rival?.chunkId === first.chunkId)) return [];
  const { fusion, rerank, settings } = retrieval;
  const ownShare = 1 - rerank.judges.reduce((sum, { share }) => sum + share, 0);
  const legs = (['vector', 'keyword'] as const).map((leg): Gap => {
    const exact = leg === 'vector' && meaning ? { rank: meaning.rank } : undefined;
    const share = leg === 'vector' ? fusion.vectorShare : 1 - fusion.vectorShare;
    const places = [first.legs[leg], own?.legs[leg] ?? exact].map((found) => (found ? ordinal(found.rank) : 'not among the candidates'));
    const name = leg === 'vector' ? 'by meaning' : 'by its words';
    const gave = (candidate: ExplainedCandidate | null): number => ownShare * share * (candidate?.legs[leg]?.normalised ?? 0);
    return { had: gave(first), has: gave(own), name, note: ` (${places.join(' to ')})` };
  });
  const judges = rerank.judges.map((report): Gap => {
    const { judge, share } = report;
    const name = rerank.judges.length > 1 ? `by ${judgeWords[judge].toLowerCase()}` : 'by the second look';
    // Who could not be judged counts there as fusion has it.
    const gave = ({ opinions, fusedPlace, fused }: ExplainedCandidate): number =>
      share * (opinions[judge]?.normalised ?? (fusedPlace > depthOf(report, settings) ? 0 : fused));
    return { had: gave(first), has: own ? gave(own) : 0, name, note: '' };
  });
  const ahead = [...legs, ...judges].filter(({ had, has }) => had - has >= 0.005).toSorted((a, b) => b.had - b.has - (a.had - a.has));
  const named = `The first, “${first.chunk.title}” (${first.score.toFixed(2)} of 1),`;
  if (ahead.length === 0) return [`${named} had more of nothing that is told apart here.`];
  return [
    `${named} had more of the whole score ${list(ahead.map(({ name, had, has, note }) => `${name}, ${had.toFixed(2)} to ${has.toFixed(2)}${note}`))}.`,
  ];
}

interface Gap {
  readonly name: string;
  readonly had: number;
  readonly has: number;
  readonly note: string;
}

function legGap(
  leg: LegName,
  share: number,
  { own, rival, meaning }: { readonly [Name in 'own' | 'rival']: ExplainedCandidate } & Pick<Comparison, 'meaning'>,
): string {
  const gave = (candidate: ExplainedCandidate): string => (share * (candidate.legs[leg]?.normalised ?? 0)).toFixed(2);
  const place = (candidate: ExplainedCandidate): string => {
    const found = candidate.legs[leg];
    if (found) return ordinal(found.rank);
    const exact = candidate === own && leg === 'vector' && meaning ? `: ${ordinal(meaning.rank)} of ${meaning.compared}` : '';
    return `not among the candidates${exact}`;
  };
  const name = leg === 'vector' ? 'Meaning' : 'Words';
  return `${name} gave it ${gave(own)} (${place(own)}) and the other ${gave(rival)} (${place(rival)}), of ${share.toFixed(2)}.`;
}
