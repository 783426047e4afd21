import type { LegName, LegScore, RankedPassage } from '#core';

/** Why a passage stands where it does, in words. */
export function explainPassage(passage: RankedPassage): string {
  const found = [describeLeg('vector', passage.legs.vector), describeLeg('keyword', passage.legs.keyword)];
  const lately = passage.recency === null ? '' : `; recency ${passage.recency.toFixed(2)}`;
  return `${found.join('; ')}${lately}; together ${passage.score.toFixed(2)} of 1.`;
}

function describeLeg(leg: LegName, score: LegScore | undefined): string {
  const meaning = leg === 'vector' ? 'By meaning' : 'by its words';
  if (!score) return `${meaning} not among the candidates`;
  const unit = leg === 'vector' ? 'cosine' : 'score';
  return `${meaning} ${ordinal(score.rank)} (${unit} ${score.score.toFixed(2)}, ${score.normalised.toFixed(2)} of the way from the last of that list to its best)`;
}

export function ordinal(rank: number): string {
  const teens = rank % 100 >= 11 && rank % 100 <= 13;
  const ending = teens ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[rank % 10] ?? 'th');
  return `${rank}${ending}`;
}
