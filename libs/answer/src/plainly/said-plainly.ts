import type { RankedPassage } from '#core';
import { type EvidenceSentence, sentencesOf } from '../choose/choose-evidence.ts';
import { isEvidence } from '../choose/is-evidence.ts';
import { hasTableLine } from '../tables/cell-text.ts';
import { wordsOf } from '../text/words.ts';
import { isOfAnother } from './foreign-words.ts';
import type { KindAsked } from './kinds-asked.ts';
import { half, likeness, part, plainWord } from './like-words.ts';
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
  const sentences = passages.flatMap(sentencesOf);
  const found = sentences.flatMap((sentence, index) => {
    const before = sentences[index - 1];
    return isOfUse(sentence, wanted.kind) ? (weighed(wanted, sentence, before && goesOn(before, sentence) ? before.text : '') ?? []) : [];
  });
  const best = firstBest(found.filter(({ lacking }) => lacking === null));
  if (best) return best;
  // Another verb will do only where nothing else is said of the thing.
  const said = firstBest(found);
  const isAlone = said && sentences.filter(({ text }) => said.words.some((word) => bestOf(word, plainWords(text)) >= part)).length === 1;
  return isAlone ? said : null;
}

const firstBest = (found: readonly Weighed[]): Weighed | null =>
  found.reduce<Weighed | null>((best, each) => (rankOf(each) > (best ? rankOf(best) : 0) ? each : best), null);

/** Of two that say as much, the one that calls it by its name: “capacity: 1.5 l” before “rinse it with 2 l”. */
const rankOf = ({ share, isCalled }: Weighed): number => share + (isCalled ? 0.001 : 0);

/** Whether the second of two sentences stands in the same paragraph. */
const goesOn = (one: EvidenceSentence, next: EvidenceSentence): boolean =>
  one.passage === next.passage && !one.passage.text.slice(one.span.end, next.span.start).includes('\n');

interface Weighed extends SaidPlainly {
  /** Of what is asked about, what is said in the sentence, and the verb that is not. */
  readonly words: readonly string[];
  readonly lacking: string | null;
  /** It has a word for what is asked for. */
  readonly isCalled: boolean;
}

function isOfUse(sentence: EvidenceSentence, kind: KindAsked | null): boolean {
  const { text, passage } = sentence;
  const words = wordsOf(text).length;
  if (words > (kind ? longest.withKind : longest.alone)) return false;
  if (!kind && wordsOf(passage.text).length > longest.passageAlone) return false;
  return isEvidence(sentence) || hasTableLine(text);
}

function weighed({ question, words, kind, thing, unit, verbs }: Wanted, sentence: EvidenceSentence, before: string): Weighed | null {
  const row = rowOf(sentence);
  if (row === 'none') return null;
  const said = plainWords(sentence.text);
  const text = row ? `${sentence.text} ${row.cells}` : sentence.text;
  if (kind && !kind.says.test(text)) return null;
  if (unit !== null && !wordsOf(text).some((word) => word.startsWith(unit) || word.endsWith(`${unit}e`))) return null;
  if (thing !== null && !counts(said, thing) && !row?.cells) return null;
  const { title, headings } = sentence.passage;
  const titled = plainWords(title);
  const rest = words.filter((word) => bestOf(word, titled) < 1);
  // “Weight: 18 kg” of the one thing that the document is about.
  const isCalled = kind?.named?.test(row ? `${text} ${row.head}` : text) === true;
  const isNamed = words.length > 0 && rest.length === 0 && isCalled;
  const units = rest.length + (kind ? 1 : 0) + (isNamed ? 1 : 0);
  if (units < fewestSaid || (rest.length === 1 && kind && isCircumstance(rest[0] ?? '', sentence.text))) return null;
  const above = [...titled, ...headings.flatMap(plainWords), ...(row ? plainWords(row.head) : [])];
  const found = rest.map((word) => saidOf(word, { said, above, before: plainWords(before) }));
  const missing = found.indexOf(0);
  // What is “aufgehoben” for 90 days is “aufbewahrt”. Not where any figure would do.
  const lacking = missing >= 0 && kind && (!kind.isLoose || isCalled) && verbs.has(rest[missing] ?? '') ? (rest[missing] ?? null) : null;
  const counted = lacking === null ? found : found.with(missing, half);
  const least = Math.min(1, ...counted);
  const own = rest.filter((word) => bestOf(word, said) >= half);
  // Where nothing shows that it tells what is asked for, the words alone have to.
  if (least < (kind ? half : part) || (rest.length > 0 && own.length === 0)) return null;
  if (kind && isOfAnother(text, { own: rest, question, title, heading: headings.at(-1) ?? '', columns: row ? row.head : '', verbs, kind }))
    return null;
  const share = (counted.reduce((sum, each) => sum + each, 0) + units - rest.length) / units;
  return { sentence, share, isFull: least >= part, kind, words: own, lacking, isCalled };
}

/** “In der Probezeit …” goes on to say something else. */
function isCircumstance(word: string, text: string): boolean {
  const [, first = ''] = circumstance.exec(text) ?? [];
  return first !== '' && likeness(word, plainWord(first.toLowerCase())) > 0;
}
const circumstance =
  /^(?:in|im|bei|beim|während|vor|nach|during|at|before|after|en|durante|pendant|dans)\s+(?:(?:the|an?|der|dem|des|einer|einem|la|el|le|l['’])\s+)?(\p{L}+)(?! von)/iu;

const bestOf = (word: string, said: readonly string[]): number => Math.max(0, ...said.map((each) => likeness(word, each)));

interface Context {
  readonly said: readonly string[];
  /** Title and headings: what they say counts as said below them. */
  readonly above: readonly string[];
  /** The sentence before: half as good. */
  readonly before: readonly string[];
}

/** Of a compound, one part may stand above. */
function saidOf(word: string, { said, above, before }: Context): number {
  const own = Math.max(bestOf(word, said), bestOf(word, above));
  if (own === 0 && bestOf(word, before) === 1) return half;
  if (own !== half) return own;
  return [...said, ...above].some((each) => each.length > 3 && word.startsWith(each.slice(0, Math.max(4, each.length - 2)))) ? part : own;
}

/** A number before the thing, or before a word that goes with it. */
const counts = (words: readonly string[], thing: string): boolean =>
  words.some((word, at) => isNumber.test(word) && words.slice(at + 1, at + 4).some((next) => likeness(thing, next) >= half));

const isNumber =
  /^(?:\d+|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|deux|trois|quatre|cinq|sept|huit|neuf|dix)$/u;
