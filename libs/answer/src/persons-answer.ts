import {
  type Answer,
  type AnswerSentence,
  answerInText,
  Fault,
  noData,
  type OutputCheck,
  type Principal,
  type RankedPassage,
  type RevisionTexts,
  type Span,
} from '#core';
import { checkCitations } from './cite/check-citations.ts';
import { sentencesOf } from './choose/choose-evidence.ts';
import { CitationList } from './cite/cite.ts';
import { FoundByGuard } from './guarded/found-by-guard.ts';
import { Withholding } from './withheld/withholding.ts';

/** What a person says: words quoted from a passage, by their span in its revision, or words of their own. */
export type Said = { readonly chunkId: string; readonly span: Span } | { readonly text: string };

export interface PersonsWords {
  readonly said: readonly Said[];
  /** Those that may be quoted from: such as the person who answers and who asked may both read. */
  readonly passages: readonly RankedPassage[];
}

interface PersonsGrounds {
  readonly texts: RevisionTexts;
  readonly principal: Principal;
  readonly signal: AbortSignal;
  /** Left out: what is said is not looked at. */
  readonly output?: OutputCheck | undefined;
}

/** Stands in brackets before words of a person's own: whoever reads only the text sees whose they are. */
const ownWords = 'in the words of the person who answered';

/**
 * The answer that a person puts together in place of what was made of the question. Each quote is looked up in the stored revision on the
 * same road as those of every answer; one that does not stand there, or that the person may not read, refuses the whole.
 */
export async function personsAnswer(
  made: Answer,
  { said, passages }: PersonsWords,
  { texts, principal, signal, output }: PersonsGrounds,
): Promise<Answer> {
  const citations = new CitationList();
  const guard = new FoundByGuard();
  const shown = new Withholding(guard);
  if (output) shown.use(output);
  const sentences = said.map((each): AnswerSentence => {
    if (!('span' in each)) return { ...shown.said(each.text, 'person', []), markers: [], verdict: 'person', context: ownWords };
    const evidence = quoted(each, passages);
    const { citation } = citations.add(evidence);
    return { ...shown.said(citation.quote, 'verbatim', [evidence.passage]), markers: [citation.marker], verdict: 'verbatim' };
  });
  const { citationCheck: _, parts: __, choices: ___, again: ____, guard: _____, data, ...rest } = made;
  const cited = new Set(citations.all.map(({ chunkId }) => chunkId));
  const answer: Answer = {
    ...rest,
    status: 'answered',
    mode: 'extract',
    reason: null,
    text: answerInText(sentences),
    sentences,
    ...(data && { data: noData(data.schema, 'a person answered, in words') }),
    citations: citations.all,
    removed: [],
    passages: passages.filter(({ chunkId }) => cited.has(chunkId)),
    fallbacks: shown.inWords,
    ...(guard.told && { guard: guard.told }),
    timings: {},
  };
  const { kept } = await checkCitations(answer, { revisionTexts: texts }, principal, signal);
  refuse(kept, answer);
  return kept;
}

/** The sentences of a passage that can be quoted, by their spans in the revision. */
export function quotable(passage: RankedPassage): (Span & { readonly text: string })[] {
  return sentencesOf(passage).map(({ span, text }) => ({ text, start: passage.start + span.start, end: passage.start + span.end }));
}

function quoted({ chunkId, span }: { readonly chunkId: string; readonly span: Span }, passages: readonly RankedPassage[]) {
  const passage = passages.find((each) => each.chunkId === chunkId);
  if (!passage)
    throw new Fault(
      'not_found',
      `There is no passage ${chunkId} to quote from, or you or the one who asked may not see it. Choose another.`,
    );
  const within = { start: span.start - passage.start, end: span.end - passage.start };
  if (within.start < 0 || within.end > passage.text.length || within.start >= within.end)
    throw new Fault(
      'bad_request',
      `The span ${span.start} to ${span.end} is not within the passage ${chunkId}, which reaches from ${passage.start} to ${passage.end}.`,
    );
  return { passage, span: within, text: passage.text.slice(within.start, within.end) };
}

function refuse(kept: Answer, answer: Answer): void {
  if (kept.sentences.length === answer.sentences.length && kept.citations.length === answer.citations.length) {
    if (answer.citations.length === 0 || kept.citationCheck) return;
    throw new Fault('store_unavailable', `The quotes could not be looked up (${kept.fallbacks.join('; ')}). Send the answer again.`);
  }
  const reasons = (kept.removed ?? []).map(({ text, reason }) => `“${text}”: ${reason}`);
  throw new Fault('conflict', `Not every quote stands in the stored text. ${reasons.join(' ')} Look at the passages again.`);
}
