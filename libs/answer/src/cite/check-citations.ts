import {
  answerInText,
  type Answer,
  type AnswerSentence,
  type Citation,
  dataLeft,
  inTime,
  type Missed,
  partsLeft,
  type Principal,
  type RemovedSentence,
  type RevisionTexts,
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
  signal: AbortSignal,
): Promise<CheckedAnswer> {
  if (answer.citations.length === 0 || texts === null) return same(answer);
  const startedAt = performance.now();
  const looked = await inTime(longestLookUpMs, signal, (working) => textsOf(answer.citations, texts, principal, working));
  if (!('value' in looked)) return same(unchecked(answer, looked.status));
  const stored = looked.value;
  const fallen = new Map(answer.citations.flatMap((citation) => reasonAgainst(citation, stored.get(keyOf(citation)) ?? null)));
  const citationCheck = { checked: answer.citations.length, valid: answer.citations.length - fallen.size };
  const timings = { ...answer.timings, citations: performance.now() - startedAt };
  const kept = { ...(fallen.size === 0 ? answer : without(answer, fallen)), citationCheck, timings };
  const gone = answer.citations.filter((citation) => (stored.get(keyOf(citation)) ?? null) === null).map(({ documentId }) => documentId);
  return { kept, shown: gone.length === 0 ? kept : withoutDocuments(kept, gone) };
}

/** The answer is made and its deadline may be over: looking its quotes up must not hold it much longer. */
const longestLookUpMs = 3000;

/** By marker, why it fell. */
type Fallen = ReadonlyMap<number, string>;

const keyOf = ({ documentId, revision }: Citation): string => `${documentId} ${revision}`;

const same = (answer: Answer): CheckedAnswer => ({ kept: answer, shown: answer });

function unchecked(answer: Answer, status: Missed['status']): Answer {
  const why = status === 'late' ? `it took more than ${longestLookUpMs} ms` : 'reading it failed';
  const words = `the quotes could not be looked up in the stored text (${why}): they stand as the passages found have them`;
  return { ...answer, fallbacks: [...answer.fallbacks, words] };
}

async function textsOf(
  citations: readonly Citation[],
  texts: RevisionTexts,
  principal: Principal,
  signal: AbortSignal,
): Promise<Map<string, string | null>> {
  const revisions = new Map(citations.map((citation) => [keyOf(citation), citation]));
  const reading = [...revisions].map(async ([key, citation]) => [key, await texts.textOf(principal, citation, signal)] as const);
  return new Map(await Promise.all(reading));
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

const untold = 'no value stood for it; why is not told, as it may quote what did not stand in the stored text';

function without(answer: Answer, fallen: Fallen): Answer {
  const rests = (sentence: AnswerSentence): boolean => sentence.markers.some((marker) => fallen.has(marker));
  const sentences = answer.sentences.filter((sentence) => !rests(sentence));
  const removed = answer.sentences.filter(rests).map(({ text, markers, support }): RemovedSentence => {
    const reason = markers.flatMap((marker) => fallen.get(marker) ?? []).join('; ');
    return { text, reason, support: support ?? null };
  });
  const words = `${fallen.size} of ${answer.citations.length} citations did not stand in the stored text: what rests on them is not shown`;
  const parts = answer.parts && partsLeft(answer.parts, sentences, words);
  const rest: Answer = {
    ...answer,
    sentences,
    ...(parts && { parts }),
    ...(answer.data && { data: dataLeft(answer.data, (marker) => !fallen.has(marker), { rested: words, before: untold }) }),
    text: answerInText(sentences, parts),
    citations: answer.citations.filter(({ marker }) => !fallen.has(marker)),
    removed: [...(answer.removed ?? []), ...removed],
    fallbacks: [...answer.fallbacks, words],
  };
  return sentences.length > 0 ? rest : { ...rest, status: 'retrieval_only', mode: 'retrieval_only', reason: words };
}
