import type { Contradiction, RankedPassage } from '#core';
import type { AnswerDraft } from './answer-draft.ts';
import { mayBeOfDifferentThings } from './ask-back/different-things.ts';
import { type EvidenceSentence, sentencesOf } from './choose-evidence.ts';

/** The sentences chosen, each that a newer document of the same thing contradicts replaced by what that one says. */
export function preferNewer(
  chosen: readonly EvidenceSentence[],
  passages: readonly RankedPassage[],
  contradictions: readonly Contradiction[],
): EvidenceSentence[] {
  const said = new Set<string>();
  return chosen
    .map((sentence) => newerOf(sentence, passages, contradictions) ?? sentence)
    .filter(({ passage, span }) => {
      const place = `${passage.chunkId} ${span.start}`;
      return !said.has(place) && said.add(place);
    });
}

function newerOf(
  { passage, text }: EvidenceSentence,
  passages: readonly RankedPassage[],
  contradictions: readonly Contradiction[],
): EvidenceSentence | undefined {
  const conflict = contradictions.find(
    ({ newer, older }) => older.chunkId === passage.chunkId && older.quote === text && !mayBeOfDifferentThings(newer.title, older.title),
  );
  const newer = conflict && passages.find((candidate) => candidate.chunkId === conflict.newer.chunkId);
  return newer && sentencesOf(newer).find((sentence) => sentence.text === conflict.newer.quote);
}

/** Of an answer, only what touches a passage it cites; where nothing is cited, all of it. */
export function touching(contradictions: readonly Contradiction[], { grounds }: Pick<AnswerDraft, 'grounds'>): readonly Contradiction[] {
  const cited = new Set([...grounds].map((passage) => passage.chunkId));
  return cited.size === 0
    ? contradictions
    : contradictions.filter(({ newer, older }) => cited.has(newer.chunkId) || cited.has(older.chunkId));
}
