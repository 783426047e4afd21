import type { Block, Definition, ParsedDocument, Span } from '#core';

/** The smallest stretch that a chunk takes whole. `tokens` bounds what it adds to a chunk from above. */
export interface Unit extends Span {
  readonly block: Block;
  readonly tokens: number;
}

/** Longer stretches are cut before they are counted: counting costs time in proportion, and no budget holds them. */
const maxCountedLength = 4000;

/** Parts of a long paragraph stay below this share of the budget, so that what they end with and begin with has room beside them. */
const partShare = 0.8;

/** Characters a line; wrapped ones are shorter. */
const wrapLength = 160;

export type CountTokens = (text: string) => number;

export interface UnitRules {
  /** Tokens of a unit that begins a block. */
  readonly budget: number;
  readonly count: CountTokens;
  /** Tokens of a unit that begins at this position, its context taken off. */
  readonly room: (start: number) => number;
}

/** One unit when the block fits the budget, else its parts: definitions, rows or lines, then sentences, then words, then letters. */
export function* toUnits(parsed: Pick<ParsedDocument, 'text' | 'definitions'>, block: Block, rules: UnitRules): Generator<Unit> {
  const span = trim(parsed.text, block);
  if (!span) return;
  const tokens = countOf(parsed.text, span, rules.count);
  if (tokens <= rules.budget) yield { ...span, block, tokens };
  else if (block.kind === 'code')
    yield* codeUnits(parsed.text, { ...block, ...span }, definitionsIn(parsed.definitions ?? [], span), rules);
  else yield* toParts(parsed.text, { ...block, ...span }, partBudget(block, rules), rules.count);
}

/** Rows after the first part of a table come with its header, so all are cut to the room that it leaves. */
function partBudget(block: Block, { budget, room }: UnitRules): number {
  return Math.max(1, block.kind === 'table' ? Math.min(budget, room(block.end - 1)) : budget);
}

/** Functions and classes whole where they fit, else what they define in turn; what stands between them line by line. */
function* codeUnits(text: string, block: Block, definitions: readonly Definition[], rules: UnitRules): Generator<Unit> {
  let at = block.start;
  for (const { outer, inner } of byOutermost(definitions)) {
    yield* lines(text, { ...block, start: at, end: outer.start }, rules);
    const span = trim(text, outer);
    const tokens = span ? countOf(text, span, rules.count) : 0;
    if (span && tokens <= rules.room(outer.start)) yield { ...span, block, tokens };
    else yield* codeUnits(text, { ...block, start: outer.start, end: outer.end }, inner, rules);
    at = outer.end;
  }
  yield* lines(text, { ...block, start: at }, rules);
}

/** Definitions that no other encloses, each with those it does. */
function* byOutermost(definitions: readonly Definition[]): Generator<{ outer: Definition; inner: readonly Definition[] }> {
  let next = 0;
  for (const [index, outer] of definitions.entries()) {
    if (index < next) continue;
    next = index + 1;
    while ((definitions[next]?.start ?? Infinity) < outer.end) next += 1;
    yield { outer, inner: definitions.slice(index + 1, next) };
  }
}

function* lines(text: string, block: Block, rules: UnitRules): Generator<Unit> {
  const span = trim(text, block);
  if (span) yield* toParts(text, { ...block, ...span }, Math.max(1, rules.room(span.end - 1)), rules.count);
}

function definitionsIn(definitions: readonly Definition[], { start, end }: Span): readonly Definition[] {
  return definitions.filter((definition) => definition.start >= start && definition.end <= end);
}

/** Also for a unit that fits the budget but not beside the heading it must stand with. */
export function* toParts(text: string, block: Block, budget: number, count: CountTokens): Generator<Unit> {
  const byLines = block.kind === 'table' || block.kind === 'code' || block.kind === 'list_item';
  for (const line of byLines || hasLongLines(text, block) ? cut(text, block, /\n+/g) : [block]) {
    const span = trim(text, line);
    if (!span) continue;
    const tokens = countOf(text, span, count);
    if (tokens <= budget) yield { ...span, block, tokens };
    else yield* evenly([...sentences(text, { ...block, ...span }, budget, count)], Math.ceil(budget * partShare));
  }
}

/** In a text whose line ends were not made by wrapping, a line is a paragraph. */
function hasLongLines(text: string, { start, end }: Span): boolean {
  const lines = text.slice(start, end).split(/\n+/);
  return lines.length > 1 && (end - start) / lines.length > wrapLength;
}

function* sentences(text: string, block: Block, budget: number, count: CountTokens): Generator<Unit> {
  for (const sentence of cut(text, block, /[.!?…]["'”’)\]]*\s+|[。！？]+|\n+/g)) {
    const part = trim(text, sentence);
    if (part) yield* halves(text, { ...part, block }, budget, count);
  }
}

/** As few units as the budget allows, each about as long as the others: no last one of a few words. */
function* evenly(units: readonly Unit[], budget: number): Generator<Unit> {
  const total = units.reduce((sum, { tokens }) => sum + tokens, 0);
  const share = total / Math.ceil(total / budget);
  let from = 0;
  let tokens = 0;
  let rest = total;
  for (const [index, unit] of units.entries()) {
    const joined = tokens + unit.tokens;
    const isNearer = rest > share && joined - share > share - tokens;
    if (index > from && (joined > budget || isNearer)) {
      yield* joinedUnit(units.slice(from, index), tokens);
      [from, tokens] = [index, 0];
    }
    tokens += unit.tokens;
    rest -= unit.tokens;
  }
  yield* joinedUnit(units.slice(from), tokens);
}

function* joinedUnit(units: readonly Unit[], tokens: number): Generator<Unit> {
  const [first, last] = [units.at(0), units.at(-1)];
  if (first && last) yield { start: first.start, end: last.end, block: first.block, tokens };
}

function countOf(text: string, { start, end }: Span, count: CountTokens): number {
  return end - start <= maxCountedLength ? count(text.slice(start, end)) : Infinity;
}

/** Half by half at the white space nearest the middle until every part fits; letters only where there is no white space. */
function* halves(text: string, part: Span & { readonly block: Block }, budget: number, count: CountTokens): Generator<Unit> {
  const stack: Span[] = [part];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const tokens = countOf(text, span, count);
    if (tokens <= budget || isLetter(text, span))
      yield { start: span.start, end: span.end, block: part.block, tokens: Math.min(tokens, budget) };
    else stack.push(...splitInTwo(text, span).reverse());
  }
}

/** What cannot be cut further: one code point, were it two code units. */
export function isLetter(text: string, { start, end }: Span): boolean {
  return end - start < 2 || onCodePoint(text, start + 1) === end;
}

/** Both halves are shorter than the span, which is more than a letter. */
export function splitInTwo(text: string, span: Span): Span[] {
  const middle = (span.start + span.end) >> 1;
  const reach = Math.min(500, (span.end - span.start) >> 2);
  const around = text.slice(middle - reach, middle + reach);
  const space = nearestSpace(around, reach);
  const at = space === -1 ? onCodePoint(text, middle) : middle - reach + space;
  return [trim(text, { start: span.start, end: at }), trim(text, { start: at, end: span.end })].filter((half) => half !== null);
}

function nearestSpace(text: string, from: number): number {
  for (let distance = 0; distance < text.length; distance++) {
    if (/\s/.test(text[from + distance] ?? '')) return from + distance;
    if (/\s/.test(text[from - distance] ?? '')) return from - distance;
  }
  return -1;
}

function onCodePoint(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at;
}

/** Stretches that end where `boundary` matches, the boundary included in the one before. */
function* cut(text: string, span: Span, boundary: RegExp): Generator<Span> {
  const pattern = new RegExp(boundary.source, 'gu');
  const whole = text.slice(span.start, span.end);
  let start = 0;
  for (const match of whole.matchAll(pattern)) {
    const end = match.index + match[0].length;
    yield { start: span.start + start, end: span.start + end };
    start = end;
  }
  if (start < whole.length) yield { start: span.start + start, end: span.end };
}

/** Without white space at its ends; null when nothing is left. */
function trim(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  return start < end ? { start, end } : null;
}
