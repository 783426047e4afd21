import type { LegName, Retrieval } from '#core';
import type { ExplainedCandidate } from './explained-candidate.ts';
import type { ExplainedWord } from './explain-words.ts';
import { judgeWords } from './explain-judged.ts';
import { ordinal } from './explain-passage.ts';
import { bridgeWords, crowding, selectionWords, sentence } from './explain-selection.ts';
import { besideWords } from './understand/beside-words.ts';

export interface FirstPassage {
  readonly ranking: readonly ExplainedCandidate[];
  readonly words: readonly ExplainedWord[];
  readonly retrieval: Pick<Retrieval, 'fusion' | 'rerank' | 'legs' | 'settings' | 'dropped' | 'selection' | 'bridge' | 'understood'>;
  readonly limit: number;
}

/** Why the first passage came first, a sentence a step; what else would have come first had one leg decided alone. */
export function explainFirst(explained: FirstPassage): string[] {
  const { ranking, retrieval } = explained;
  const [first, second] = ranking;
  if (!first) return ['Nothing was found: no passage that you may see holds one of the words, and none has a vector to compare.'];
  const ahead = second?.place ? `, before ${quoted(second)} with ${second.score.toFixed(2)}` : '';
  const { vectorShare, why } = retrieval.fusion;
  return [
    `${quoted(first)} came first with ${first.score.toFixed(2)} of 1${ahead}.`,
    byMeaning(first, explained),
    byWords(first, explained),
    `Meaning counted ${percent(vectorShare)} and words ${percent(1 - vectorShare)}: ${why}.`,
    judged(first, retrieval),
    ...bridgeWords(first, retrieval.bridge),
    ...alone(ranking, first),
    ...crowding(ranking, retrieval.selection),
    ...selectionWords(retrieval.selection),
    ...besideWords(retrieval),
    ...fewer(explained),
  ];
}

function byMeaning(first: ExplainedCandidate, { ranking, retrieval }: FirstPassage): string {
  const report = retrieval.legs.find(({ leg }) => leg === 'vector');
  const { vectorShare } = retrieval.fusion;
  const most = vectorShare.toFixed(2);
  const leg = first.legs.vector;
  if (!leg) return `By meaning it is not among the nearest ${report?.hits ?? 0}, so meaning gave it 0.00 of ${most}.`;
  const best = leaderOf(ranking, 'vector');
  const nearest = best && best !== first ? `; the nearest has ${best.legs.vector?.score.toFixed(2)}` : '';
  const gave = (vectorShare * leg.normalised).toFixed(2);
  return `By meaning it is ${ordinal(leg.rank)} (cosine ${leg.score.toFixed(2)}${nearest}), which gave it ${gave} of ${most}.`;
}

function byWords(first: ExplainedCandidate, { ranking, words, retrieval }: FirstPassage): string {
  const share = 1 - retrieval.fusion.vectorShare;
  const leg = first.legs.keyword;
  if (!leg) return `By its words it is not among the candidates, so they gave it 0.00 of ${share.toFixed(2)}.`;
  const best = leaderOf(ranking, 'keyword');
  const most = best && best !== first ? `; the best has ${best.legs.keyword?.score.toFixed(1)}` : '';
  const telling = words
    .map(({ word, points }) => ({ word, points: points.get(first.chunkId) ?? 0 }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, 3)
    .map(({ word, points }) => `“${word}” (${points.toFixed(1)})`);
  const because = telling.length === 0 ? '' : `, most of it from ${list(telling)}`;
  const gave = (share * leg.normalised).toFixed(2);
  return `By its words it is ${ordinal(leg.rank)} (score ${leg.score.toFixed(1)}${most})${because}, which gave it ${gave} of ${share.toFixed(2)}.`;
}

function judged(first: ExplainedCandidate, { rerank, settings }: FirstPassage['retrieval']): string {
  if (rerank.status === 'off') return notJudged(settings);
  if (rerank.judged === 0) return sentence(rerank.note ?? 'the second look failed');
  const from =
    first.fusedPlace === first.rankedPlace
      ? `left it ${ordinal(first.rankedPlace)}`
      : `moved it from ${ordinal(first.fusedPlace)} to ${ordinal(first.rankedPlace)}`;
  return `A second look at the first ${rerank.judged} counted ${percent(rerank.share)} and ${from}.${opinionsOf(first, rerank)}`;
}

function notJudged({ rerank, judges, pinned }: FirstPassage['retrieval']['settings']): string {
  if ((rerank.id === null || rerank.share === 0) && judges.length === 0) return 'Nothing ranked after that.';
  const set = pinned?.collections ?? [];
  if (set.length > 0 && set.every(({ ranking }) => ranking.rerankShare === 0))
    return 'No second look was taken: it counts nothing here, as set for what was searched.';
  return 'No second look was taken: the embedder was not trained for this language.';
}

/** Of several judges; one is told by where it moved the passage. Who had no say is named with the reason. */
function opinionsOf({ opinions }: ExplainedCandidate, { judges }: FirstPassage['retrieval']['rerank']): string {
  if (judges.length < 2) return '';
  const said = judges.map(({ judge, share, note }) => {
    if (share === 0) return ` ${judgeWords[judge]} had no say: ${note ?? 'it judged nothing'}.`;
    const opinion = opinions[judge];
    if (!opinion) return ` ${judgeWords[judge]} could not judge it, so there it counts as before.`;
    const gave = (share * opinion.normalised).toFixed(2);
    return ` ${judgeWords[judge]} gave it ${gave} of ${share.toFixed(2)}.`;
  });
  return said.join('');
}

/** One leg's best that is not the first: it says which leg carried a wrong result. */
function alone(ranking: readonly ExplainedCandidate[], first: ExplainedCandidate): string[] {
  const would = (['vector', 'keyword'] as const).flatMap((leg) => {
    const best = leaderOf(ranking, leg);
    if (!best || best === first) return [];
    return [`${leg === 'vector' ? 'meaning' : 'the words'} alone would have put ${quoted(best)} first`];
  });
  const [one] = would;
  if (!one) return ['Meaning and words agree on it.'];
  return [sentence(list(would))];
}

/** Whoever asked for ten and got five should know why. */
function fewer({ ranking, retrieval, limit }: FirstPassage): string[] {
  const shown = ranking.filter(({ isShown }) => isShown).length;
  const dropped = retrieval.dropped.filter(({ reason }) => reason === 'near-duplicate');
  if (dropped.length === 0 || shown >= limit) return [];
  return [
    `Only ${shown} of the ${limit} asked for came up: there are no more; left out as already said by a passage before: ${dropped.length}.`,
  ];
}

const leaderOf = (ranking: readonly ExplainedCandidate[], leg: LegName): ExplainedCandidate | undefined =>
  ranking.find(({ legs }) => legs[leg]?.rank === 1);

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const quoted = ({ chunk }: ExplainedCandidate): string => `“${chunk.title}”`;

export function list(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
