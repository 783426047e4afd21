import type { Span } from '#core';
import { assembleSplit } from './assemble-split.ts';
import { canonicalise } from './canonical/canonicalise.ts';
import { type CanonicalText, canonicalOf, joined, originalSpan, sliceOf } from './canonical/canonical-text.ts';
import type { Mark, MarkKind } from './canonical/mark.ts';
import { decodeBytes } from './decode/decode-bytes.ts';
import { decodeLetters } from './decode/decode-letters.ts';
import type { Encoding } from './decode/payload.ts';
import { markdownAsides } from './markup/markdown-asides.ts';
import { type HiddenBy, type HiddenText, readMarkup } from './markup/read-markup.ts';
import { bit, classesOf, discussHints } from './score/lexicon.ts';
import { cuesOf, cuesOfBoth } from './score/cues-of.ts';
import { sentencesOf } from './score/sentences.ts';
import { isOf } from './score/token.ts';

/** Why a reader would not have seen the words: hidden, disguised, encoded or cut apart; null for plain text. */
export type Concealment = HiddenBy | MarkKind | Encoding | 'parser' | 'cut in pieces' | 'shuffled letters' | null;

/** A sentence or two with the cues found in them; everything a score needs. */
export interface Unit extends Span {
  readonly cues: readonly number[];
  readonly concealment: Concealment;
  /** The parser's words for it, where it is the parser that knows. */
  readonly how?: string;
  readonly words: number;
  /** Disguised so thoroughly that nobody did it by chance, whatever the words say. */
  readonly isDisguised: boolean;
  /** So many words are respelt that nobody slipped: then an order to speak is enough. */
  readonly isRespelt: boolean;
  /** The word that says to ignore something stands in quotation marks. */
  readonly isQuoting: boolean;
}

export interface HiddenSpan extends Span {
  /** In words, as the parser knows it: “white on white”, “row hidden”. */
  readonly how: string;
}

const deepest = 3;

export interface Reading {
  readonly units: readonly Unit[];
  /** The text is about attacks: it names them often enough to quote one. */
  readonly discusses: boolean;
}

const fewestMentions = 3;
/** Words; a shorter text has no room for more than two. */
const shortText = 120;
const mentionsPerWord = 0.004;
/** “Attack” in tongues that are written without blanks. */
const mayDiscuss =
  /attac|attaqu|ataque|atak|atac|aanval|saldır|angr[ei]|атак|advers|inje[ck]|inyec|iniez|инъекц|injeç|jailbreak|exploit|exfiltr|vulnerab|malicious|hijack|trick|payload|untrust|smuggl|manipul|defen[cs]es?\b|poison|pwned|攻|注入|인젝|공격|インジェ|هجوم|مهاجم|حقن|हमल/i;
const attackAbroad = /攻撃|攻击|攻擊|注入|인젝션|공격|インジェクション|هجوم|مهاجم|حقن|हमला|हमले/g;

/** All that a text says, in plain sight and not. `hidden` are stretches of which a parser knows that no reader sees them. */
export function readText(text: string, hidden: readonly HiddenSpan[] = []): Reading {
  const whole = canonicalOf(text);
  const known = hidden.flatMap(({ start, end, how }) => hiddenUnits(sliceOf(whole, start, end), how));
  return { units: [...known, ...unitsOf(whole, null, 0)], discusses: isAboutAttacks(text) };
}

/** A text that no reader sees, all of it. */
export function readHidden(text: string, how: string): Reading {
  return { units: hiddenUnits(canonicalOf(text), how), discusses: isAboutAttacks(text) };
}

function hiddenUnits(text: CanonicalText, how: string): Unit[] {
  return unitsOf(text, 'parser', 0).map((unit) => (unit.concealment === 'parser' ? { ...unit, how } : unit));
}

/** Words that such texts hold as well are half a mention, and none without a whole one. */
function isAboutAttacks(text: string): boolean {
  if (!mayDiscuss.test(text)) return false;
  let [words, mentions, hints] = [0, text.match(attackAbroad)?.length ?? 0, 0];
  for (const [written] of text.matchAll(/[\p{L}-]+/gu)) {
    const word = written.toLowerCase();
    words += 1;
    if ((classesOf(word) & bit.discuss) !== 0) mentions += 1;
    else if (discussHints.has(word)) hints += 1;
  }
  const fewest = words < shortText ? fewestMentions - 1 : fewestMentions;
  if (mentions >= fewest && mentions >= words * mentionsPerWord) return true;
  const all = mentions + hints / 2;
  return mentions > 0 && all >= fewest && all >= words * mentionsPerWord * 2;
}

function unitsOf(source: CanonicalText, concealment: Concealment, depth: number): Unit[] {
  // What is wrapped deeper is read as it stands: every level is another pass.
  if (depth > deepest) return judged(canonicalise(source).canonical, concealment, []);
  const { visible, hidden: inTags } = readMarkup(source);
  const hidden = [...inTags, ...markdownAsides(source)];
  const { canonical, marks } = canonicalise(visible);
  const payloads = [...decodeBytes(canonical), ...decodeLetters(canonical)];
  return [
    ...judged(canonical, concealment, marks),
    ...hidden.flatMap((one) => unitsOf(one.text, one.by, depth + 1)),
    ...payloads.flatMap((payload) => unitsOf(payload.text, payload.encoding, depth + 1)),
    ...(depth === 0
      ? [...assembleSplit(canonical), ...fromRemarks(hidden)].flatMap((assembled) => judged(assembled, 'cut in pieces', []))
      : []),
  ];
}

/** Each sentence with the next one: a request and its reason, a call for attention and what it calls for, mostly stand in two. */
function judged(canonical: CanonicalText, concealment: Concealment, marks: readonly Mark[]): Unit[] {
  const sentences = sentencesOf(canonical.text).map((sentence) => ({ ...sentence, cues: cuesOf(sentence) }));
  return sentences.flatMap((sentence, index) => {
    const next = sentences[index + 1];
    const both = next ? [sentence, next] : [sentence];
    const found = cuesOfBoth(sentence, next);
    const span = originalSpan(canonical, sentence.start, (next ?? sentence).end);
    const words = both.reduce((sum, { tokens }) => sum + tokens.length, 0);
    const repaired = both.reduce((sum, one) => sum + one.repaired, 0);
    const disguise = disguiseOf(span, marks);
    const isDisguised = words >= fewestDisguisedWords && disguise !== null && disguise.count >= thoroughly[disguise.kind];
    if (found.length === 0 && !isDisguised) return [];
    const isRespelt = both.some((one) => one.repaired >= fewestRespelt && one.repaired >= one.tokens.length * shareRespelt);
    const isQuoting = both.some(({ tokens }) => tokens.some((token) => token.isQuoted && isOf(token, bit.ignore)));
    const kind = concealment ?? disguise?.kind ?? shuffled(repaired, words);
    return [{ ...span, cues: found, words, isDisguised, isRespelt, isQuoting, concealment: kind }];
  });
}

const fewestMarks: Readonly<Record<MarkKind, number>> = {
  'tag characters': 1,
  'smuggled bytes': 1,
  'invisible characters': 3,
  'look-alike letters': 2,
  'spaced letters': 1,
  'text direction': 1,
};

const fewestDisguisedWords = 4;
const fewestRespelt = 4;
const shareRespelt = 0.4;
const thoroughly: Readonly<Record<MarkKind, number>> = {
  'tag characters': 1,
  'smuggled bytes': 1,
  'invisible characters': 6,
  'look-alike letters': 4,
  // Headings are printed so, and formulas.
  'spaced letters': Infinity,
  'text direction': Infinity,
};

function disguiseOf({ start, end }: Span, marks: readonly Mark[]): { readonly kind: MarkKind; readonly count: number } | null {
  const counts = new Map<MarkKind, number>();
  for (let at = firstEndingAfter(marks, start); at < marks.length && (marks[at] as Mark).start < end; at += 1) {
    const { kind } = marks[at] as Mark;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  for (const [kind, count] of counts) if (count >= fewestMarks[kind]) return { kind, count };
  return null;
}

/** Marks stand in order, apart from few that lie within others. */
function firstEndingAfter(marks: readonly Mark[], start: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] as Mark).end > start) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One misspelt word is a slip. */
function shuffled(repaired: number, words: number): 'shuffled letters' | null {
  return repaired >= 2 && repaired >= words * 0.06 ? 'shuffled letters' : null;
}

/** Remarks that are read as one: each a few words, none of them a sentence. */
function fromRemarks(hidden: readonly HiddenText[]): CanonicalText[] {
  const remarks = hidden.filter(({ by, text }) => by === 'comment' && text.text.length <= longestRemark).slice(0, mostRemarks);
  return remarks.length > 1 ? [joined(remarks.map(({ text }) => text))] : [];
}

const longestRemark = 60;
const mostRemarks = 20;
