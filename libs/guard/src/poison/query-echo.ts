import { type AskedQuestion, plainText } from './asked-question.ts';

/** A question said in a passage's running text, with what the passage goes on with. */
export interface Echo {
  /** Behind the question, in the same line. */
  readonly rest: string;
}

/** Fewer words, or words that say next to nothing, stand in ordinary texts by chance. */
const fewestWords = 5;
const fewestStems = 3;
/** Share of the question's words, in their order. */
const mostOfIt = 0.85;
/** Words that may be put in between. */
const slack = 2;
/** Less behind it is no running text: a question above its answer is a heading. */
const fewestBehind = 3;
const mostStarts = 80;
const sentenceStart = /[.?!:;\n"“”'‘’«»*#>()]/u;

/**
 * Where a passage says the question nearly word by word and goes on in the same line, as texts do that are written to be found for it. A
 * question that stands in a line of its own, or in a row of a table, is a heading or an entry, and ordinary.
 */
export function echoOf(asked: AskedQuestion, passage: string): Echo | null {
  if (asked.words.length < fewestWords || asked.stems.size < fewestStems) return null;
  const text = plainText(passage);
  const found = [...text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)];
  const tokens = found.map(([word]) => word.toLowerCase());
  const begins = (index: number): boolean => index === 0 || sentenceStart.test(text.slice(endOf(found[index - 1]), found[index]?.index));
  const starts = tokens.map((_, index) => index).filter(begins);
  for (const start of starts.slice(0, mostStarts)) {
    const window = tokens.slice(start, start + asked.words.length + slack);
    const last = saidUpTo(asked.words, window);
    if (last === null) continue;
    const end = endOf(found[start + last]);
    const [line = '', ...below] = text.slice(end).split('\n');
    const isAsked = /^["'”’»)\]\s]*[?？]/u.test(line);
    const before = text.slice(0, found[start]?.index).split('\n').at(-1) ?? '';
    if (!isAsked && !(beginsAsking(asked, window) && saysAll(asked, window))) continue;
    if (isInTable(before + line) || (line.match(/\p{L}+/gu) ?? []).length < fewestBehind) continue;
    return { rest: [line, ...below].join('\n') };
  }
  return null;
}

const endOf = (match: RegExpMatchArray | undefined): number => (match === undefined ? 0 : (match.index ?? 0) + match[0].length);

/** Without its mark a question is known by its first word: what begins with a name or a thing states something. */
const beginsAsking = ({ words: [first = ''], small }: AskedQuestion, window: readonly string[]): boolean =>
  small.has(first) && window[0] === first;

/** “Who keeps the lamp longer pays a euro” is no echo of “Who keeps the key?”. */
const saysAll = ({ words }: AskedQuestion, window: readonly string[]): boolean => words.every((word) => window.includes(word));

const isInTable = (line: string): boolean => /\||\t/.test(line);

/** The place in `window` of the last word in common, where enough of the question stands there in its order; else null. */
function saidUpTo(question: readonly string[], window: readonly string[]): number | null {
  const needed = Math.ceil(question.length * mostOfIt);
  const present = new Set(window);
  if (question.filter((word) => present.has(word)).length < needed) return null;
  const lengths = commonLengths(question, window);
  const most = lengths.at(-1) ?? 0;
  return most < needed ? null : lengths.indexOf(most) - 1;
}

/** For each beginning of `window`, how many words it has in common with the question, in order. */
function commonLengths(question: readonly string[], window: readonly string[]): number[] {
  let lengths = window.map(() => 0);
  lengths.push(0);
  for (const word of question) {
    const next = [0];
    for (const [index, other] of window.entries())
      next.push(word === other ? (lengths[index] ?? 0) + 1 : Math.max(next[index] ?? 0, lengths[index + 1] ?? 0));
    lengths = next;
  }
  return lengths;
}
