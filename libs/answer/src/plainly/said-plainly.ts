import type { RankedPassage } from '#core';
import { type EvidenceSentence, sentencesOf } from '../choose-evidence.ts';
import { isEvidence } from '../is-evidence.ts';
import { hasTableLine } from '../tables/cell-text.ts';
import { wordsOf } from '../words.ts';
import type { KindAsked } from './kinds-asked.ts';
import { half, likeness, part } from './like-words.ts';
import { rowOf } from './row-of.ts';
import { plainWords } from './telling-words.ts';
import { type Wanted, wantedOf } from './wanted.ts';

/** A sentence that says all that a question asks about. */
export interface SaidPlainly {
  readonly sentence: EvidenceSentence;
  /** How much of it is in the same words, 0 to 1. */
  readonly share: number;
  /** No word only in part. */
  readonly isFull: boolean;
  /** What it tells of it; null where the question asks for nothing that shows in a sentence. */
  readonly kind: KindAsked | null;
}

/** One word said is no more than a topic. */
const fewestSaid = 2;
/** In more words the same ones stand together by chance. */
const longest = { withKind: 40, alone: 15, passageAlone: 70 } as const;

/**
 * The sentence that plainly says what a question asks: each of its telling words (but those of the document's title) in some form or within
 * a compound, and an amount, a time, a name where one is asked for. By rules alone: in a language that the embedders hardly know, and in
 * lists, words tell what cosines do not. Null where no sentence does.
 */
export function saidPlainly(question: string, passages: readonly RankedPassage[]): SaidPlainly | null {
  const wanted = wantedOf(question);
  let best: SaidPlainly | null = null;
  for (const sentence of passages.flatMap(sentencesOf)) {
    const said = isOfUse(sentence, wanted.kind) ? weighed(wanted, sentence) : null;
    if (said && said.share > (best?.share ?? 0)) best = said;
  }
  return best;
}

function isOfUse(sentence: EvidenceSentence, kind: KindAsked | null): boolean {
  const { text, passage } = sentence;
  const words = wordsOf(text).length;
  if (words > (kind ? longest.withKind : longest.alone)) return false;
  if (!kind && wordsOf(passage.text).length > longest.passageAlone) return false;
  return isEvidence(sentence) || hasTableLine(text);
}

function weighed({ words, kind, thing, unit, verbs }: Wanted, sentence: EvidenceSentence): SaidPlainly | null {
  const row = rowOf(sentence);
  if (row === 'none') return null;
  const said = plainWords(sentence.text);
  const text = row ? `${sentence.text} ${row.cells}` : sentence.text;
  if (kind && !kind.says.test(text)) return null;
  if (unit !== null && !wordsOf(text).some((word) => word.startsWith(unit) || word.endsWith(`${unit}e`))) return null;
  if (thing !== null && !counts(said, thing)) return null;
  const { title, headings } = sentence.passage;
  const titled = plainWords(title);
  const rest = words.filter((word) => bestOf(word, titled) < 1);
  // “Weight: 18 kg” of the one thing that the document is about.
  const isNamed = rest.length === 0 && kind?.named?.test(row ? `${text} ${row.head}` : text) === true;
  const units = rest.length + (kind ? 1 : 0) + (isNamed ? 1 : 0);
  if (units < fewestSaid) return null;
  const above = [...titled, ...headings.flatMap(plainWords), ...(row ? plainWords(row.head) : [])];
  const found = withoutVerb(rest, kind, verbs)(rest.map((word) => saidOf(word, said, above)));
  const least = Math.min(1, ...found);
  if (least < half || (rest.length > 0 && rest.every((word) => bestOf(word, said) < half))) return null;
  const share = (found.reduce((sum, each) => sum + each, 0) + units - rest.length) / units;
  return { sentence, share, isFull: least >= part, kind };
}

/** One verb may be another: what is “aufgehoben” for 90 days is “aufbewahrt”. Not where any figure would do. */
function withoutVerb(words: readonly string[], kind: KindAsked | null, verbs: ReadonlySet<string>) {
  return (found: readonly number[]): readonly number[] => {
    const missing = found.indexOf(0);
    const isVerb = verbs.has(words[missing] ?? '');
    return kind && !kind.isLoose && isVerb ? found.with(missing, half) : found;
  };
}

const bestOf = (word: string, said: readonly string[]): number => Math.max(0, ...said.map((each) => likeness(word, each)));

/** A word of a title or heading counts as said below it; of a compound, one part may be. */
function saidOf(word: string, said: readonly string[], above: readonly string[]): number {
  const own = Math.max(bestOf(word, said), bestOf(word, above));
  if (own !== half) return own;
  const pieces = [...said, ...above].filter((each) => likeness(word, each) === half);
  const starts = pieces.some((piece) => word.startsWith(piece.slice(0, 4)));
  return starts && said.some((piece) => pieces.includes(piece) && word.endsWith(piece.slice(-4))) ? part : own;
}

/** A number before the thing, or before a word that goes with it. */
const counts = (words: readonly string[], thing: string): boolean =>
  words.some((word, at) => isNumber.test(word) && words.slice(at + 1, at + 4).some((next) => likeness(thing, next) >= half));

const isNumber =
  /^(?:\d+|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|deux|trois|quatre|cinq|sept|huit|neuf|dix)$/u;
