import { type AnswerEvent, type Contradiction, type Embedder, identifiersOf, type TableReader } from '#core';
import type { AnswerDraft } from './answer-draft.ts';
import type { Asked } from './asked.ts';
import { chooseEvidence, type EvidenceSentence, hasEvidence, scoreSentences, sentencesOf } from './choose/choose-evidence.ts';
import type { Verdict } from './decide/decide.ts';
import { eachOnce, elsewhere } from './choose/each-once.ts';
import { nearestSentences, nearPassages } from './choose/nearest-sentences.ts';
import { passageAbout, sentencesAbout, unnamedAbove } from './decide/identifiers.ts';
import { withoutOthers } from './decide/numbered-names.ts';
import { isEvidence } from './choose/is-evidence.ts';
import { saysNoPrice } from './choose/priced.ts';
import { sayPlainly } from './plainly/say-plainly.ts';
import { preferNewer } from './choose/prefer-newer.ts';
import { beside } from './choose/stand-alone.ts';
import { hasTableLine } from './tables/cell-text.ts';
import { sayFromTables } from './tables/say-from-tables.ts';

export interface ExtractParts {
  readonly embedder: Embedder;
  /** Null: tables are read as lines of text. */
  readonly tables: TableReader | null;
  /** What the passages found say differently of the same thing. */
  readonly contradictions: readonly Contradiction[];
}

/** Says the cells, or the sentences, that answer best: to the letter. */
export async function* extract(
  parts: ExtractParts,
  asked: Asked,
  draft: AnswerDraft,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void> {
  const { question, queryVector, passages } = asked;
  const identifiers = identifiersOf(question.text);
  const telling = passages.filter(hasEvidence);
  const passage = asked.said?.sentence.passage ?? passageAbout(identifiers, telling.length > 0 ? telling : passages);
  if (!passage) return;
  const saidBefore = draft.sentences.length;
  const left = yield* sayFromTables(parts, asked, draft, signal);
  if (left === 'nothing') return;
  // Beside a cell, a title or the line with its unit says nothing more.
  const hasCell = draft.sentences.length > saidBefore;
  const isLeft = (sentence: EvidenceSentence): boolean =>
    !draft.hasSaid(sentence) && (left === 'all' || !hasTableLine(sentence.text)) && (!hasCell || isEvidence(sentence));
  const read = [passage, ...nearPassages(passage, telling, question.text)];
  const sentences = read.flatMap(sentencesOf).filter(isLeft);
  if (left === 'no rows' && !sentences.some((sentence) => sentence.passage === passage && isEvidence(sentence))) return;
  if (sentences.length === 0) return;
  const searched = { text: question.text, vector: queryVector };
  const scored = await draft.time('evidence', () => scoreSentences(searched, sentences, parts.embedder, signal));
  const aboutIt = read.map((each) => {
    const own = scored.filter((sentence) => sentence.passage === each);
    return withoutOthers(question.text, sentencesAbout(unnamedAbove(identifiers, each), own), ({ text }) => text).items;
  });
  const chosen = chooseEvidence(eachOnce(nearestSentences(aboutIt, question.text)), question.text);
  const best = preferNewer(eachOnce(sayPlainly(chosen, scored, asked.said)), passages, parts.contradictions);
  draft.hasNoPrice = !hasCell && saysNoPrice(question.text, best);
  if (draft.hasNoPrice) return;
  for (const [index, sentence] of best.entries()) {
    const also = elsewhere(sentence, aboutIt.flat());
    yield* draft.say(sentence.text, sentence, 'verbatim', { ...beside(sentence, best[index - 1]), also });
  }
}

/** Why nothing is said of what was found: a table has the thing and not what is asked of it, or no price stands there. */
export const notInTable = ({ notCompared, hasNoPrice }: AnswerDraft): Verdict => ({
  status: 'abstained',
  mode: 'extract',
  reason: hasNoPrice
    ? 'a price is asked for, and what was found that is nearest says nothing of one'
    : notCompared === null
      ? 'a table found has what is asked about, but no column that is plainly the one asked for'
      : `a table found has what is asked about, and its rows are not compared: ${notCompared}`,
});
