import type { LegName, Retrieval, ScopeCounts } from '#core';
import { gaveOf, ofMost, portionWords } from './explain-portion-words.ts';
import { type Crowd, crowdWords } from './explain-copies.ts';
import { mostOf, type PortionName, scaleOf } from './explain-portions.ts';
import { searchesOf } from './explain-searches.ts';
import { searchesWords } from './explain-searches-words.ts';
import { weakListWords } from './explain-weak-list.ts';
import type { ExplainedCandidate } from './explained-candidate.ts';
import type { ExplainedWord } from './explain-words.ts';
import { judgeWords } from './explain-judged.ts';
import { ordinal } from './explain-passage.ts';
import { bridgeWords, crowding, selectionWords, sentence } from './explain-selection.ts';

export interface FirstPassage {
  readonly ranking: readonly ExplainedCandidate[];
  readonly words: readonly ExplainedWord[];
  readonly retrieval: Retrieval;
  readonly limit: number;
  readonly crowds: readonly Crowd[];
  readonly readable: ScopeCounts;
}

/** Why the first passage came first, a sentence a step; what else would have come first had one leg decided alone. */
export function explainFirst(explained: FirstPassage): string[] {
  const { ranking, retrieval } = explained;
  const [first, second] = ranking;
  if (!first) return [nothing(explained.readable)];
  const ahead = second?.place ? `, before ${besides(second, first)} with ${second.score.toFixed(2)}` : '';
  const searches = searchesOf(retrieval);
  const most = mostOf(retrieval);
  const steps = [byMeaning(first, { ...explained, most }), byWords(first, { ...explained, most })];
  return [
    `${quoted(first)} came first with ${first.score.toFixed(2)} of 1${ahead}.`,
    ...emptyWords(first),
    ...(searches ? searchesWords(first, ranking, searches) : []),
    ...steps.map((step) => (searches ? `For the whole question: ${step.charAt(0).toLowerCase()}${step.slice(1)}` : step)),
    ...weakListWords(retrieval),
    shares(most, retrieval),
    judged(first, retrieval, most),
    ...bridgeWords(ranking, retrieval.bridge),
    ...alone(ranking, first),
    ...crowdWords(explained.crowds, retrieval),
    ...crowding(ranking, retrieval.selection),
    ...selectionWords(retrieval.selection),
    ...fewer(explained),
  ];
}

interface Portioned extends FirstPassage {
  /** What each can give, in points of the final score. */
  readonly most: Most;
}
type Most = ReadonlyMap<PortionName, number>;

function byMeaning(first: ExplainedCandidate, { ranking, retrieval, most }: Portioned): string {
  const report = retrieval.legs.find(({ leg }) => leg === 'vector');
  const leg = first.legs.vector;
  if (!leg) return `By meaning it is not among the nearest ${report?.hits ?? 0}, so meaning gave it 0.00 ${ofMost(most, 'vector')}.`;
  const best = leaderOf(ranking, 'vector');
  const nearest = best && best !== first ? `; the nearest has ${best.legs.vector?.score.toFixed(2)}` : '';
  const gave = gaveOf(first, 'vector').toFixed(2);
  return `By meaning it is ${ordinal(leg.rank)} (cosine ${leg.score.toFixed(2)}${nearest}), which gave it ${gave} ${ofMost(most, 'vector')}.`;
}

function byWords(first: ExplainedCandidate, { ranking, words, most }: Portioned): string {
  const leg = first.legs.keyword;
  if (!leg) return `By its words it is not among the candidates, so they gave it 0.00 ${ofMost(most, 'keyword')}.`;
  const best = leaderOf(ranking, 'keyword');
  const nearest = best && best !== first ? `; the best has ${best.legs.keyword?.score.toFixed(1)}` : '';
  const because = becauseOf(first.chunkId, leg.score, words);
  const gave = gaveOf(first, 'keyword').toFixed(2);
  return `By its words it is ${ordinal(leg.rank)} (score ${leg.score.toFixed(1)}${nearest})${because}, which gave it ${gave} ${ofMost(most, 'keyword')}.`;
}

/** The words that gave the most, and whether they are most of it: what a phrase as written and words not counted gave is in the score alone. */
function becauseOf(chunkId: string, score: number, words: Portioned['words']): string {
  const telling = words
    .map(({ word, points }) => ({ word, points: points.get(chunkId) ?? 0 }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, 3);
  if (telling.length === 0) return '';
  const named = list(telling.map(({ word, points }) => `“${word}” (${points.toFixed(1)})`));
  const isMost = telling.reduce((sum, { points }) => sum + points, 0) > score / 2;
  return `${isMost ? `, most of it from ${named}` : `, among others from ${named}`}${asWritten(chunkId, score, words)}`;
}

const leastAsWritten = 0.1;

/** What is more than its words by themselves; nothing where one of them was not counted here. */
function asWritten(chunkId: string, score: number, words: Portioned['words']): string {
  if (words.some(({ isSearched, passages, isAtLeast, points }) => isSearched && (passages === null || (isAtLeast && !points.has(chunkId)))))
    return '';
  const more = score - words.reduce((sum, { points }) => sum + (points.get(chunkId) ?? 0), 0);
  if (more < leastAsWritten * score) return '';
  return `, and ${more.toFixed(1)} beyond these one by one: for a word that the question has twice, or for holding a phrase in quotes or the words as they were asked`;
}

function shares(most: Most, retrieval: Retrieval): string {
  const { fusion } = retrieval;
  const each = [...most].map(([name, points], index) => `${portionWords[name]} ${index === 0 ? 'gives at most ' : ''}${points.toFixed(2)}`);
  return `Of each score ${list(each)}.${onTop(most, retrieval)} Meaning and words stand ${percent(fusion.vectorShare)} to ${percent(1 - fusion.vectorShare)}: ${fusion.why}.`;
}

/** What bridges add is no part of what the others share. */
function onTop(most: Most, retrieval: Retrieval): string {
  if (!most.has('bridge')) return '';
  const scale = scaleOf(retrieval);
  const scaled =
    scale < 0.995
      ? `the best came to ${(1 / scale).toFixed(2)} with it, so all scores were divided by that`
      : 'no score passed 1 with it, so none was brought down';
  return ` What the next hop gives comes on top of the others, which add up to ${scale < 0.995 ? scale.toFixed(2) : '1'}: ${scaled}.`;
}

function judged(first: ExplainedCandidate, { rerank, settings }: Retrieval, most: Most): string {
  if (rerank.status === 'off') return notJudged(settings);
  if (rerank.judged === 0) return sentence(rerank.note ?? 'the second look failed');
  const { fusedPlace, rankedPlace } = first;
  const points = rerank.judges.reduce((sum, { judge }) => sum + (most.get(judge) ?? 0), 0);
  const look = `A second look at the first ${rerank.judged} gives at most ${points.toFixed(2)}`;
  if (fusedPlace === null || rankedPlace === null) return `${look}; for the whole question this one was not found.`;
  const from =
    fusedPlace === rankedPlace ? `left it ${ordinal(rankedPlace)}` : `moved it from ${ordinal(fusedPlace)} to ${ordinal(rankedPlace)}`;
  return `${look} and ${from}.${opinionsOf(first, rerank, most)}`;
}

function notJudged({ rerank, judges, pinned }: Retrieval['settings']): string {
  if ((rerank.id === null || rerank.share === 0) && judges.length === 0) return 'Nothing ranked after that.';
  const set = pinned?.collections ?? [];
  if (set.length > 0 && set.every(({ ranking }) => ranking.rerankShare === 0))
    return 'No second look was taken: it counts nothing here, as set for what was searched.';
  return 'No second look was taken: the embedder was not trained for this language.';
}

/** What each judge gave. Who had no say is named with the reason. */
function opinionsOf(first: ExplainedCandidate, { judges }: Retrieval['rerank'], most: Most): string {
  const said = judges.map(({ judge, share, note }) => {
    if (share === 0) return ` ${judgeWords[judge]} had no say: ${note ?? 'it judged nothing'}.`;
    if (!first.opinions[judge]) return ` ${judgeWords[judge]} could not judge it, so there it counts as before.`;
    return ` ${judgeWords[judge]} gave it ${gaveOf(first, judge).toFixed(2)} ${ofMost(most, judge)}.`;
  });
  return said.join('');
}

/** One leg's best that is not the first: it says which leg carried a wrong result. */
function alone(ranking: readonly ExplainedCandidate[], first: ExplainedCandidate): string[] {
  const would = (['vector', 'keyword'] as const).flatMap((leg) => {
    const best = leaderOf(ranking, leg);
    if (!best || best === first) return [];
    return [`${leg === 'vector' ? 'meaning' : 'the words'} alone would have put ${besides(best, first)} first`];
  });
  const [one] = would;
  if (!one) return ['Meaning and words agree on it.'];
  return [sentence(list(would))];
}

/** Fewer letters and figures than this say nothing by themselves: a fence of code, a number of a page. */
const fewestTold = 12;

function emptyWords({ chunk: { text, headings } }: ExplainedCandidate): string[] {
  const told = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (told.length >= fewestTold) return [];
  const above = headings.length > 0 ? 'title and headings' : 'title';
  return [`Its text is only “${text.trim()}”: its ${above} found it. Mend the document, or cut it otherwise.`];
}

function nothing({ documents, chunks, matchingChunks }: ScopeCounts): string {
  if (chunks === 0) return 'Nothing was searched: there is no passage that you may see in what was asked of.';
  if (matchingChunks === 0)
    return `Nothing was searched: the filter leaves out all ${documents} documents that you may see. Without it they are searched.`;
  return 'Nothing was found: no passage that you may see and the filter leaves holds one of the words, and none has a vector to compare.';
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

/** What is called as the first is, told apart from it. */
function besides({ chunk, place }: ExplainedCandidate, { chunk: first }: ExplainedCandidate): string {
  if (chunk.title !== first.title) return `“${chunk.title}”`;
  const which = chunk.documentId === first.documentId ? 'another passage of it' : 'a passage of another document of that name';
  return place === null ? which : `${which} (No. ${place})`;
}

export function list(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
