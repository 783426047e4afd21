import { dataLeft } from './answer-data.ts';
import { answerInText, partsLeft, type Answer, type AnswerPart, type AnswerSentence } from './answer.ts';
import type { AnswerFreshness } from './freshness.ts';
import type { AnswerGuard } from './guard.ts';

/**
 * An answer as someone may see it who may read only the documents named: passages and citations of others are left out, and with them
 * every sentence that rests on one. What was withheld is said among the fallbacks.
 */
export function withhold(answer: Answer, readable: ReadonlySet<string>): { readonly answer: Answer; readonly isWhole: boolean } {
  const seen = (item: { readonly documentId: string }): boolean => readable.has(item.documentId);
  if (documentsOf(answer).every((id) => readable.has(id))) return { answer, isWhole: true };
  const citations = answer.citations.filter(seen);
  const shown = new Set(citations.map(({ marker }) => marker));
  const sentences = answer.sentences.filter(({ markers }) => markers.every((marker) => shown.has(marker)));
  const { choices, data, ...rest } = answer;
  return {
    isWhole: false,
    answer: {
      ...rest,
      ...textOf(answer, sentences),
      ...seenChoices(choices, seen),
      ...(data && { data: dataLeft(data, (marker) => shown.has(marker), withheldData) }),
      citations,
      // What was not shown may tell of any passage that was read, and the evidence says which words the nearest one lacks.
      removed: [],
      gate: { score: answer.gate.score, threshold: answer.gate.threshold },
      passages: answer.passages.filter(seen),
      ...(answer.guard && { guard: seenGuard(answer.guard, answer.passages.filter(seen)) }),
      freshness: seenFreshness(answer.freshness, seen),
    },
  };
}

const withheldData = {
  rested: 'withheld: it rests on documents that were deleted or that you may not see',
  before: 'no value stood for it; why is withheld, as it may quote documents that were deleted or that you may not see',
};

/** Every document that an answer shows something of: also what is only said to contradict a source of it. */
export function documentsOf({ passages, citations, choices = [], freshness }: Answer): string[] {
  const contradicting = freshness.contradictions.flatMap(({ newer, older }) => [newer, older]);
  return [
    ...new Set([...passages, ...citations, ...choices, ...freshness.documents, ...contradicting].map(({ documentId }) => documentId)),
  ];
}

/** The answer as it may be kept or shown once the documents named are deleted. */
export function withoutDocuments(answer: Answer, documentIds: readonly string[]): Answer {
  const others = new Set(documentsOf(answer).filter((id) => !documentIds.includes(id)));
  return withhold(answer, others).answer;
}

/** The reason may name the nearest document, so it goes as well. */
function textOf(
  answer: Answer,
  sentences: readonly AnswerSentence[],
): Pick<Answer, 'text' | 'sentences' | 'parts' | 'fallbacks' | 'reason'> {
  const count = answer.sentences.length - sentences.length;
  const what = count === 0 ? 'passages are' : `${count} of ${answer.sentences.length} sentences and their sources are`;
  const note = `${what} withheld: they come from documents that were deleted or that you may not see`;
  const parts = answer.parts && partsLeft(answer.parts, sentences, note).map((part) => withheldPart(part, note));
  return {
    text: parts || count > 0 ? answerInText(sentences, parts) : answer.text,
    sentences,
    ...(parts && { parts }),
    fallbacks: [...answer.fallbacks, note],
    reason: answer.reason === null ? null : note,
  };
}

const withheldPart = ({ gate: { score, threshold }, ...part }: AnswerPart, note: string): AnswerPart => ({
  ...part,
  gate: { score, threshold },
  reason: part.reason === null ? null : note,
});

/** Of fewer than two there is nothing to choose. */
function seenChoices(choices: Answer['choices'], seen: (item: { readonly documentId: string }) => boolean): Pick<Answer, 'choices'> {
  const left = choices?.filter(seen) ?? [];
  return left.length < 2 ? {} : { choices: left };
}

/** Which passages something was found in, of those that may be seen. */
function seenGuard(guard: AnswerGuard, passages: Answer['passages']): AnswerGuard {
  const seen = new Set(passages.map(({ chunkId }) => chunkId));
  const isSeen = ({ chunkId }: { readonly chunkId: string }): boolean => seen.has(chunkId);
  return { ...guard, passages: guard.passages.filter(isSeen), poisoned: guard.poisoned.filter(isSeen) };
}

/** Its words name titles, so they go with the first document that may not be seen. */
function seenFreshness(freshness: AnswerFreshness, seen: (item: { readonly documentId: string }) => boolean): AnswerFreshness {
  const documents = freshness.documents.filter(seen);
  const contradictions = freshness.contradictions.filter(({ newer, older }) => seen(newer) && seen(older));
  const isWhole = documents.length === freshness.documents.length && contradictions.length === freshness.contradictions.length;
  return { ...freshness, documents, contradictions, words: isWhole ? freshness.words : null };
}
