import type { FoundChunk } from '#core';

export interface SyntheticQuestion {
  readonly question: string;
  /** External ids: the document that it was made of. */
  readonly expected: readonly string[];
}

type Source = Pick<FoundChunk, 'externalId' | 'title' | 'headings' | 'text'>;

const leastSentenceWords = 8;
/** As many telling words as a short question has. */
const wordsPerQuestion = 6;
const leastHeadingWords = 3;
const leastWordLetters = 4;
/** What a document calls a heading, or a word, may go on for pages: no embedder takes that for a question, and the run would end at it. */
const mostCharacters = 300;

/**
 * Questions made by rule out of passages: their heading where it says something, else some words of a sentence in the middle, in their order,
 * not beside each other. They find what they were made of by the words themselves, more often than people's questions do, who remember the
 * meaning: so they favour words, and what is tuned on them is a hint. At most one of a document for each round through them.
 */
export function syntheticQuestions(sources: readonly Source[], count: number): SyntheticQuestion[] {
  const made = new Map<string, SyntheticQuestion>();
  for (const source of inRounds(sources)) {
    if (made.size === count) break;
    const question = [headingQuestion(source), sentenceQuestion(source)].find((asked) => asked !== null && asked.length <= mostCharacters);
    if (question && !made.has(question)) made.set(question, { question, expected: [source.externalId] });
  }
  return [...made.values()];
}

/** One of every document, then the second of each, and so on. */
function inRounds(sources: readonly Source[]): Source[] {
  const byDocument = [...Map.groupBy(sources, ({ externalId }) => externalId).values()];
  const rounds = Math.max(0, ...byDocument.map((own) => own.length));
  return Array.from({ length: rounds }, (_, round) => byDocument.flatMap((own) => own[round] ?? [])).flat();
}

function headingQuestion({ headings, title }: Source): string | null {
  const heading = headings.at(-1)?.trim() ?? '';
  if (heading === '' || heading === title || wordsOf(heading).length < leastHeadingWords) return null;
  return heading.endsWith('?') ? heading : `${heading}?`;
}

function sentenceQuestion({ text }: Source): string | null {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)]
    .map(({ segment }) => wordsOf(segment))
    .filter((words) => words.length >= leastSentenceWords);
  const telling = (sentences[sentences.length >> 1] ?? []).filter((word) => word.length >= leastWordLetters || /\p{N}|\p{Lo}/u.test(word));
  if (telling.length < wordsPerQuestion / 2) return null;
  const step = Math.max(1, telling.length / wordsPerQuestion);
  const spread = Array.from({ length: Math.min(wordsPerQuestion, telling.length) }, (_, index) => telling[Math.floor(index * step)] ?? '');
  return spread.join(' ');
}

function wordsOf(text: string): string[] {
  return [...new Intl.Segmenter('en', { granularity: 'word' }).segment(text)]
    .filter((part) => part.isWordLike)
    .map(({ segment }) => segment);
}
