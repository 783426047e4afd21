// Questions made of a set's own words, whose right answer is a matter of fact: the passages in which those words stand.
import type { EvalDocument } from '#quality';

export interface ExactQuestion {
  readonly kind: string;
  readonly query: string;
  /** Places of the documents that hold it. */
  readonly expected: readonly number[];
}

/** Few enough passages that a first rank means something. */
const mostHolding = 3;
const mostOfAKind = 40;

const shapes: readonly (readonly [kind: string, shape: RegExp])[] = [
  ['version', /(?<![\w.])v?\d+\.\d+(?:\.\d+)+(?![\w.])|(?<![\w.])v\d+\.\d+(?![\w.])/g],
  ['identifier', /(?<![\w-])(?:[a-z]+_[a-z_]+[a-z]|[a-z]+-\d[\w.-]*\w|--[a-z][\w-]+\w|[A-Z]{1,6}[-/]\d[\w/-]*\w|0x[0-9a-f]{4,})(?![\w-])/g],
  ['error or status', /(?<![\w-])(?:[a-z]+_error|E\d{3,}|(?<=HTTP |error |code |status )\d{3})(?![\w-])/g],
];

/** Part numbers, versions and the like that stand in few passages. */
export function identifiersOf(documents: readonly EvalDocument[]): ExactQuestion[] {
  return shapes.flatMap(([kind, shape]) => {
    const holding = new Map<string, Set<number>>();
    documents.forEach(({ title, text }, place) => {
      for (const [found] of `${title}\n${text}`.matchAll(shape)) holding.set(found, (holding.get(found) ?? new Set()).add(place));
    });
    // What holds a longer one that begins with it holds it too, to the letter.
    const asked = [...holding].filter(([, places]) => places.size <= mostHolding);
    return spread(asked).map(([query]) => ({ kind, query, expected: placesWith(documents, query) }));
  });
}

/** Runs of words from the middle of passages, in quotation marks. */
export function phrasesOf(documents: readonly EvalDocument[]): ExactQuestion[] {
  const asked = documents.flatMap(({ text }) => {
    const words = text
      .match(/[\p{L}\p{M}\p{N}]+(?: [\p{L}\p{M}\p{N}]+){3,}/gu)
      ?.at(-1)
      ?.split(' ')
      .slice(0, 4);
    return words ? [words.join(' ')] : [];
  });
  return spread([...new Set(asked)]).map((phrase) => ({
    kind: 'quoted phrase',
    query: `“${phrase}”`,
    expected: placesWith(documents, phrase),
  }));
}

/** Answers of a set's own questions that stand in few passages, asked by themselves. */
export function answersOf(kind: string, documents: readonly EvalDocument[], answers: readonly string[]): ExactQuestion[] {
  const asked = [...new Set(answers)].filter((answer) => answer.length >= 4 && answer.length <= 40);
  const questions = asked.map((query) => ({ kind, query, expected: placesWith(documents, query) }));
  return spread(questions.filter(({ expected }) => expected.length > 0 && expected.length <= mostHolding));
}

/** One long word of a passage, two of its letters changed over; expected is where the right word stands. */
export function typingErrorsOf(documents: readonly EvalDocument[]): ExactQuestion[] {
  const holding = new Map<string, Set<number>>();
  documents.forEach(({ text }, place) => {
    for (const [word] of text.toLowerCase().matchAll(/\b[a-z]{7,12}\b/g)) holding.set(word, (holding.get(word) ?? new Set()).add(place));
  });
  const words = [...holding].filter(([, places]) => places.size <= mostHolding);
  return spread(words).flatMap(([word, places]) => {
    const mistyped = `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`;
    return mistyped === word || holding.has(mistyped) ? [] : [{ kind: 'typing error', query: mistyped, expected: [...places] }];
  });
}

/** The same ones in every run, from all over. */
function spread<Item>(items: readonly Item[]): Item[] {
  const step = Math.max(1, Math.floor(items.length / mostOfAKind));
  return items.filter((_, index) => index % step === 0).slice(0, mostOfAKind);
}

function placesWith(documents: readonly EvalDocument[], words: string): number[] {
  const wanted = plain(words);
  return documents.flatMap(({ title, text }, place) => (plain(`${title}\n${text}`).includes(wanted) ? [place] : []));
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
