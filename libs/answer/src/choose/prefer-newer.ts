import type { ConflictingSentence, Contradiction, RankedPassage } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import { mayBeOfDifferentThings } from '../ask-back/different-things.ts';
import { type EvidenceSentence, sentencesOf } from './choose-evidence.ts';

/**
 * The sentences chosen, each that a newer document of the same thing contradicts replaced by what that one says. Where nothing tells which
 * of the two is the newer, both are said.
 */
export function preferNewer(
  chosen: readonly EvidenceSentence[],
  passages: readonly RankedPassage[],
  contradictions: readonly Contradiction[],
): EvidenceSentence[] {
  const said = new Set<string>();
  return chosen
    .flatMap((sentence) => {
      const { newer, beside } = othersOf(sentence, passages, contradictions);
      return newer ? [newer] : [sentence, ...beside];
    })
    .filter(({ passage, span }) => {
      const place = `${passage.documentId} ${passage.start + span.start}`;
      return !said.has(place) && said.add(place);
    });
}

interface Others {
  readonly newer?: EvidenceSentence | undefined;
  readonly beside: readonly EvidenceSentence[];
}

function othersOf(sentence: EvidenceSentence, passages: readonly RankedPassage[], contradictions: readonly Contradiction[]): Others {
  const ofSame = contradictions.filter(({ newer, older }) => !mayBeOfDifferentThings(newer.title, older.title));
  const stands = ({ chunkId, quote }: ConflictingSentence): EvidenceSentence[] => {
    const passage = passages.find((candidate) => candidate.chunkId === chunkId);
    return passage ? sentencesOf(passage).filter(({ text }) => text === quote) : [];
  };
  const older = ofSame.find(({ newerBy, older: side }) => newerBy !== null && isOf(side, sentence));
  if (older) return { newer: stands(older.newer)[0], beside: [] };
  const undecided = ofSame.filter(({ newerBy }) => newerBy === null);
  const others = undecided.flatMap(({ newer, older: other }) => (isOf(newer, sentence) ? [other] : isOf(other, sentence) ? [newer] : []));
  return { beside: others.flatMap(stands) };
}

const isOf = ({ documentId, quote }: ConflictingSentence, { passage, text }: EvidenceSentence): boolean =>
  passage.documentId === documentId && text === quote;

/** What touches a sentence that the answer cites, or a cell in it; of what two documents say of the same values, once. Nothing of an abstention. */
export function touching(
  contradictions: readonly Contradiction[],
  { citations }: { readonly citations: Pick<AnswerDraft['citations'], 'all'> },
): readonly Contradiction[] {
  const isCited = ({ documentId, quote }: ConflictingSentence, value: string): boolean =>
    citations.all.some(
      (cited) =>
        cited.documentId === documentId && (cited.quote.includes(quote) || (quote.includes(cited.quote) && cited.quote.includes(value))),
    );
  const told = contradictions.filter(({ newer, older, values }) => isCited(newer, values[0]) || isCited(older, values[1]));
  return [...new Map(told.map((each) => [[each.newer.documentId, each.older.documentId, ...each.values].join('\n'), each])).values()];
}
