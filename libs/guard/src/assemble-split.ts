import { assembleLabelled } from './assemble-labelled.ts';
import { type CanonicalText, joined, sliceOf } from './canonical/canonical-text.ts';

const numbered =
  /[([]?\b(?:part|piece|fragment|segment|chunk|section|message)\s{1,3}(\d{1,2})\s{0,3}(?:of|\/)\s{0,3}\d{1,2}\b[)\]:.,\u2013\u2014-]{0,3}\s{0,3}([^\n]{1,1000})/giu;
const assigned = /(?<![\w.])([A-Za-z_]\w{0,20})\s{0,3}:?=\s{0,3}(?:"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|“([^”\n]{1,1000})”)/g;
const said =
  /\b(?:let|set|call)\s{1,3}([A-Za-z_]\w{0,20})\s{1,3}(?:be|is|to|stand for)\s{1,3}(?:"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|“([^”\n]{1,1000})”)/gi;
const halves = /\b(first|second|third|last|final) (?:half|part|piece|fragment|segment)\b[^:\n]{0,60}:\s{0,3}([^\n]{1,1000})/gi;
const order = ['first', 'second', 'third', 'final', 'last'];
const sum = /(?<![\w.])[A-Za-z_]\w{0,20}(?:\s{0,3}(?:\+|\band\b|,)\s{0,3}[A-Za-z_]\w{0,20}(?!\w)){1,30}/g;
const adjacent = /"[^"\n]{0,200}"(?:\s{0,3}[,+]\s{0,3}"[^"\n]{0,200}"){2,60}/g;
const quoted = /"([^"\n]*)"/g;
const goesOn = /[[(]\s{0,3}(?:to be )?(?:continue[sd]?|cont\.?)\b[^\])\n]{0,40}[\])]/gi;
const paragraph = /[^\n]+(?:\n[^\n]+)*/g;
const mostPieces = 40;
/** On average, with its quotation marks. */
const longestShard = 24;

/** What a document says it is cut into: numbered parts, named strings that are added up, strings one after another, lines that go on below. */
export function assembleSplit(canonical: CanonicalText): CanonicalText[] {
  return [
    ...fromParts(canonical),
    ...assembleLabelled(canonical),
    ...fromHalves(canonical),
    ...fromVariables(canonical),
    ...fromStrings(canonical),
    ...fromContinued(canonical),
  ];
}

function fromParts(canonical: CanonicalText): CanonicalText[] {
  const parts = new Map<number, CanonicalText>();
  for (const match of canonical.text.matchAll(numbered)) {
    const end = match.index + match[0].length;
    const number = Number(match[1]);
    if (!parts.has(number)) parts.set(number, sliceOf(canonical, end - (match[2] as string).length, end));
  }
  if (parts.size < 2) return [];
  return [joined([...parts].sort(([a], [b]) => a - b).map(([, part]) => part))];
}

function fromHalves(canonical: CanonicalText): CanonicalText[] {
  const parts = Array.from(canonical.text.matchAll(halves), (match) => {
    const end = match.index + match[0].length;
    const place = order.indexOf((match[1] as string).toLowerCase());
    return { place, text: sliceOf(canonical, end - (match[2] as string).length, end) };
  });
  if (parts.length < 2) return [];
  return [
    joined(
      parts
        .slice(0, mostPieces)
        .sort((a, b) => a.place - b.place)
        .map(({ text }) => text),
    ),
  ];
}

function fromVariables(canonical: CanonicalText): CanonicalText[] {
  const named = new Map<string, CanonicalText>();
  for (const match of [...canonical.text.matchAll(assigned), ...canonical.text.matchAll(said)]) {
    const value = (match[2] ?? match[3] ?? match[4]) as string;
    const end = match.index + match[0].length - 1;
    named.set(match[1] as string, sliceOf(canonical, end - value.length, end));
  }
  if (named.size < 2) return [];
  const sums = Array.from(canonical.text.matchAll(sum), ([found]) => found.match(/\w+/g) ?? []);
  return sums
    .map((names) => names.map((name) => named.get(name)).filter((part) => part !== undefined))
    .filter((pieces) => pieces.length > 1)
    .slice(0, mostPieces)
    .map((pieces) => joined(pieces));
}

/** Strings that are shards of words. Whole sentences beside each other are what a program is given. */
function fromStrings(canonical: CanonicalText): CanonicalText[] {
  const shards: CanonicalText[] = [];
  for (const { 0: run, index } of canonical.text.matchAll(adjacent)) {
    const pieces = Array.from(run.matchAll(quoted), (piece) =>
      sliceOf(canonical, index + piece.index + 1, index + piece.index + piece[0].length - 1),
    );
    if (run.length <= pieces.length * longestShard) shards.push(joined(pieces, ''));
  }
  return shards;
}

/** The last piece has no mark: every later paragraph may be it, those first that begin in the middle of a sentence. */
function fromContinued(canonical: CanonicalText): CanonicalText[] {
  const { text } = canonical;
  const marks = Array.from(text.matchAll(goesOn)).slice(0, mostPieces);
  const last = marks.at(-1);
  if (!last) return [];
  const pieces = marks.map(({ index }) => sliceOf(canonical, text.lastIndexOf('\n', index) + 1, index));
  const after = last.index + last[0].length;
  const rest = Array.from(text.slice(after).matchAll(paragraph), ({ 0: run, index }) =>
    sliceOf(canonical, after + index, after + index + Math.min(run.length, 600)),
  );
  const middle = (part: CanonicalText): number => (/^\s*[\p{Lu}#|*!-]/u.test(part.text) ? 1 : 0);
  const ends = rest.sort((a, b) => middle(a) - middle(b)).slice(0, mostPieces);
  return [joined(pieces), ...ends.map((end) => joined([...pieces, end]))];
}
