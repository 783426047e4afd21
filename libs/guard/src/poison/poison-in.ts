import type { PoisonFinding, PoisonReport } from '#core';
import { readQuestion } from './asked-question.ts';
import { disagreementAmong } from './disagreement.ts';
import { echoing } from './echoing.ts';
import { type FoundPassage, readPassage, type ReadPassage } from './read-passage.ts';
import { rewordings } from './rewordings.ts';

/** Less of the question's words and a passage speaks of something else: it jams nothing. */
const leastCovered = 0.5;
const nothing: PoisonReport = { findings: [], disagreement: null };

/**
 * Which of the passages found for a question look made for it, so that an answer would say what somebody planted. None of it is told by a
 * passage's words alone: they are held against the question, against each other and against what else was found.
 */
export function poisonIn(question: string, passages: readonly FoundPassage[]): PoisonReport {
  const asked = readQuestion(question);
  if (asked.stems.size === 0 || passages.length === 0) return nothing;
  const read = passages.map((passage) => readPassage(asked, passage));
  const jamming = read.filter((each) => each.jams && (each.echo !== null || (each.isSlight && each.covers >= leastCovered)));
  const others = read.filter((each) => !jamming.includes(each));
  const echoes = echoing(others);
  const left = others.filter(({ passage }) => !echoes.some(({ chunkId }) => chunkId === passage.chunkId));
  const reworded = rewordings(left);
  const findings = [...jamming.map(jam), ...echoes, ...reworded];
  const kept = left.filter(({ passage }) => !reworded.some(({ chunkId }) => chunkId === passage.chunkId));
  return { findings, disagreement: disagreementAmong(kept) };
}

const jam = ({ passage: { chunkId } }: ReadPassage): PoisonFinding => ({
  chunkId,
  kind: 'jamming',
  reason: 'it says nothing of what is asked but that it is not to be answered',
});
