import {
  type Answer,
  type AnswerSentence,
  type Citation,
  type Principal,
  type RemovedSentence,
  type RevisionTexts,
  sentenceInText,
  withoutDocuments,
} from '#core';

export interface CheckedAnswer {
  /** For the trace, which is held against what its reader may see whenever it is read: with every passage that was used. */
  readonly kept: Answer;
  /** For the asker: without anything of a document that went, or was closed to them, while they waited. */
  readonly shown: Answer;
}

export interface CitationSource {
  /** Null where passages are stored nowhere, as in an evaluation over given ones: then nothing is looked up. */
  readonly revisionTexts?: RevisionTexts | null;
}

/**
 * The last thing before an answer is given: each quote is looked up in the stored text of the revision it names. What does not stand there
 * is dropped with every sentence that rests on it, and the answer says so. White space and Unicode normalisation may differ, nothing else.
 */
export async function checkCitations(
  answer: Answer,
  { revisionTexts: texts = null }: CitationSource,
  principal: Principal,
): Promise<CheckedAnswer> {
  if (answer.citations.length === 0 || texts === null) return { kept: answer, shown: answer };
  const startedAt = performance.now();
  const stored = await textsOf(answer.citations, texts, principal);
  const fallen = new Map(answer.citations.flatMap((citation) => reasonAgainst(citation, stored.get(keyOf(citation)) ?? null)));
  const citationCheck = { checked: answer.citations.length, valid: answer.citations.length - fallen.size };
  const timings = { ...answer.timings, citations: performance.now() - startedAt };
  const kept = { ...(fallen.size === 0 ? answer : without(answer, fallen)), citationCheck, timings };
  const gone = answer.citations.filter((citation) => (stored.get(keyOf(citation)) ?? null) === null).map(({ documentId }) => documentId);
  return { kept, shown: gone.length === 0 ? kept : withoutDocuments(kept, gone) };
}

/** By marker, why it fell. */
type Fallen = ReadonlyMap<number, string>;

const keyOf = ({ documentId, revision }: Citation): string => `${documentId} ${revision}`;

async function textsOf(citations: readonly Citation[], texts: RevisionTexts, principal: Principal): Promise<Map<string, string | null>> {
  const revisions = new Map(citations.map((citation) => [keyOf(citation), citation]));
  const found = new Map<string, string | null>();
  for (const [key, { documentId, revision }] of revisions) found.set(key, await texts.textOf(principal, documentId, revision));
  return found;
}

function reasonAgainst({ marker, title, revision, quote, start, end }: Citation, text: string | null): [number, string][] {
  if (text === null) return [[marker, 'what it rests on was deleted or closed to you meanwhile']];
  if (quoteStands(quote, text.slice(start, end))) return [];
  return [[marker, `its quote does not stand in revision ${revision} of “${title}”`]];
}

export function quoteStands(quote: string, stored: string): boolean {
  return quote === stored || plain(quote) === plain(stored);
}

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

function without(answer: Answer, fallen: Fallen): Answer {
  const rests = (sentence: AnswerSentence): boolean => sentence.markers.some((marker) => fallen.has(marker));
  const sentences = answer.sentences.filter((sentence) => !rests(sentence));
  const removed = answer.sentences.filter(rests).map(({ text, markers, support }): RemovedSentence => {
    const reason = markers.flatMap((marker) => fallen.get(marker) ?? []).join('; ');
    return { text, reason, support: support ?? null };
  });
  const words = `${fallen.size} of ${answer.citations.length} citations did not stand in the stored text: what rests on them is not shown`;
  const rest: Answer = {
    ...answer,
    sentences,
    text: sentences.map(sentenceInText).join(' '),
    citations: answer.citations.filter(({ marker }) => !fallen.has(marker)),
    removed: [...(answer.removed ?? []), ...removed],
    fallbacks: [...answer.fallbacks, words],
  };
  return sentences.length > 0 ? rest : { ...rest, status: 'retrieval_only', mode: 'retrieval_only', reason: words };
}
