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
  const needed = Math.ceil(asked.words.length * mostOfIt);
  let from = 0;
  for (const start of tokens.keys()) {
    if (start < from || !begins(start)) continue;
    const window = tokens.slice(start, start + asked.words.length + slack);
    const { count, last } = commonTo(asked.words, window, needed);
    // So many words further on there are as many more in common, at the most.
    if (count < needed) from = start + needed - count;
    if (count < needed) continue;
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

interface Common {
  /** Words of the question that stand in the window in its order; where too few stand there in any order, those. */
  readonly count: number;
  /** The place in the window of the last of them. */
  readonly last: number;
}

function commonTo(question: readonly string[], window: readonly string[], needed: number): Common {
  const present = new Set(window);
  const count = question.filter((word) => present.has(word)).length;
  if (count < needed) return { count, last: -1 };
  const lengths = commonLengths(question, window);
  const most = lengths.at(-1) ?? 0;
  return { count: most, last: lengths.indexOf(most) - 1 };
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
