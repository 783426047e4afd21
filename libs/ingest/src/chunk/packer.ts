import type { Block, Chunk, ParsedDocument, Span } from '#core';
import { Contexts } from './contexts.ts';
import { embeddingPrefix, embeddingText, textHashOf } from './embedding-text.ts';
import type { HeadedBlocks } from './headed-blocks.ts';
import { type CountTokens, isLetter, splitInTwo, toParts, toUnits, type Unit } from './units.ts';

export interface ChunkSettings {
  /** Tokens aimed at for what is embedded: title, headings, context and text. */
  readonly budget: number;
  /** Never exceeded: what the embedder takes. */
  readonly maxTokens: number;
  /** Tokens of the chunk before that a chunk within the same section begins with. */
  readonly overlap: number;
  /** A chunk below so many tokens takes in the next section under the same top heading. */
  readonly tiny: number;
  /** A chunk filled to this share of its budget ends where a paragraph ends, instead of taking in the next. */
  readonly enough: number;
}

/** A chunk without its place among the others, and its tokens as embedded. */
export type Piece = Omit<Chunk, 'ordinal' | 'section'> & { readonly tokens: number };

/** Word-piece models count a word they do not know as one, were it a megabyte of base64. */
const maxLettersPerToken = 10;

/** Counts without the tokens a model puts around every text. */
export function plainCount(countTokens: CountTokens): CountTokens {
  const special = countTokens('');
  return (part) => Math.max(countTokens(part) - special, Math.floor(part.length / maxLettersPerToken));
}

/** A unit and the headings it stands under. */
interface Placed extends Unit {
  readonly path: readonly string[];
}

/** Fills chunks greedily, unit by unit. */
export class Packer {
  private readonly parsed: Pick<ParsedDocument, 'text' | 'definitions'>;
  private readonly title: string;
  private readonly count: CountTokens;
  private readonly settings: ChunkSettings;
  private readonly special: number;
  private readonly contexts: Contexts;
  private units: Placed[] = [];
  /** How many of the units the chunk before ended with. */
  private carried = 0;
  private tokens = 0;
  private budget = 0;

  constructor(
    parsed: Pick<ParsedDocument, 'text' | 'blocks' | 'tables' | 'definitions'>,
    title: string,
    countTokens: CountTokens,
    settings: ChunkSettings,
  ) {
    const special = countTokens('');
    this.parsed = parsed;
    this.title = title;
    this.count = plainCount(countTokens);
    this.special = special;
    this.settings = { ...settings, budget: settings.budget - special, maxTokens: settings.maxTokens - special };
    this.contexts = new Contexts(parsed, this.count, this.settings.budget >> 2);
  }

  /** Yields the units of every chunk that is full, null in between. */
  *pack({ path, blocks }: HeadedBlocks): Generator<readonly Placed[] | null> {
    if (!this.takesIn(path)) yield this.rest();
    this.budget = this.textBudget(path);
    for (const block of blocks) {
      for (const unit of this.unitsOf(block)) {
        if (this.isFilled(unit)) yield this.break();
        yield* this.place({ ...unit, path });
      }
      yield null;
    }
  }

  rest(): readonly Placed[] {
    const units = this.units;
    this.restart([]);
    return units;
  }

  /** The units as a chunk; halved where the sum of its parts was too low a guess and it would not fit the embedder. */
  *finish(units: readonly Placed[]): Generator<Piece> {
    const first = units.at(0);
    if (!first) return;
    const headings = pathOf(units);
    const stack: Span[] = [{ start: first.start, end: units.at(-1)?.end ?? first.end }];
    for (let span = stack.pop(); span; span = stack.pop()) {
      const { start, end } = span;
      const text = this.parsed.text.slice(start, end);
      const embeddable = { title: this.title, headings, context: this.contexts.at(start)?.text ?? null, text };
      const tokens = this.count(embeddingText(embeddable));
      if (tokens > this.settings.maxTokens && !isLetter(this.parsed.text, span)) {
        stack.push(...splitInTwo(this.parsed.text, span).reverse());
        continue;
      }
      const page = units.findLast((unit) => unit.start <= start)?.block.page ?? null;
      const { context } = embeddable;
      yield { start, end, text, headings, context, page, textHash: textHashOf(embeddable), tokens: tokens + this.special };
    }
  }

  private unitsOf(block: Block): Generator<Unit> {
    return toUnits(this.parsed, block, {
      budget: this.budget,
      count: this.count,
      room: (start) => this.budget - this.contextTokens(start),
    });
  }

  private contextTokens(start: number): number {
    return this.contexts.at(start)?.tokens ?? 0;
  }

  /** Half of the budget is the text's, however long title and headings are. */
  private textBudget(path: readonly string[]): number {
    const prefix = this.count(embeddingPrefix(this.title, path, '').join('\n'));
    return Math.max(this.settings.budget - prefix, this.settings.budget >> 1);
  }

  /** Whether what is open goes on into the section at `path`. */
  private takesIn(path: readonly string[]): boolean {
    const last = this.units.at(-1);
    if (!last) return true;
    const sameTop = last.path.length > 0 && last.path[0] === path[0];
    return sameTop && (this.tokens < this.settings.tiny || this.isOnlyHeadings());
  }

  /** Whether what is open is whole without the unit: rows, items and lines of code belong to those before them. */
  private isFilled({ block, start }: Unit): boolean {
    if (block.kind !== 'paragraph' || this.isOnlyHeadings() || this.units.length === this.carried) return false;
    if (this.tokens < this.settings.enough * this.budget) return false;
    return start === block.start || this.parsed.text[start - 1] === '\n';
  }

  private *place(unit: Placed): Generator<readonly Placed[]> {
    if (!this.fits(unit) && !this.isOnlyHeadings()) yield this.break();
    if (!this.fits(unit) && this.isOnlyHeadings()) yield* this.placeParts(unit);
    else {
      if (!this.fits(unit)) this.restart([]);
      this.add(unit);
    }
  }

  /** A heading never stands alone because what follows is long: that is cut instead. */
  private *placeParts(unit: Placed): Generator<readonly Placed[]> {
    const budget = Math.max(this.budget - this.tokens, this.budget >> 1);
    for (const part of toParts(this.parsed.text, { ...unit.block, start: unit.start, end: unit.end }, budget, this.count)) {
      if (!this.fits({ ...part, path: unit.path })) yield this.break();
      if (!this.fits({ ...part, path: unit.path })) yield this.rest();
      this.add({ ...part, path: unit.path });
    }
  }

  private fits(unit: Placed): boolean {
    return this.units.length === 0 || this.tokens + this.added(unit) <= this.budget;
  }

  /** What lies between two units and belongs to no block, such as a heading's marks, is part of the chunk too. */
  private added(unit: Placed): number {
    const last = this.units.at(-1);
    if (!last) return unit.tokens + this.contextTokens(unit.start);
    const between = this.parsed.text.slice(last.end, unit.start).trim();
    if (between === '') return unit.tokens;
    return between.length > 2000 ? Infinity : unit.tokens + this.count(between);
  }

  private add(unit: Placed): void {
    this.tokens += this.added(unit);
    this.units.push(unit);
  }

  private isOnlyHeadings(): boolean {
    return this.units.every((unit) => unit.block.kind === 'heading');
  }

  /** Ends the chunk. Headings at its end move on to what they are about; else the next one begins with the overlap. */
  private break(): readonly Placed[] {
    if (this.units.length === this.carried) {
      this.restart([]);
      return [];
    }
    const lastBody = this.units.findLastIndex((unit) => unit.block.kind !== 'heading');
    const end = lastBody === -1 ? this.units.length : lastBody + 1;
    const full = this.units.slice(0, end);
    const isMovedOn = end < this.units.length;
    this.restart(isMovedOn ? this.units.slice(end) : this.overlapping());
    if (!isMovedOn) this.carried = this.units.length;
    return full;
  }

  private overlapping(): Placed[] {
    let tokens = 0;
    const tooFar = this.units.findLastIndex((unit) => (tokens += unit.tokens) > this.settings.overlap);
    return this.settings.overlap > 0 ? this.units.slice(tooFar + 1) : [];
  }

  private restart(units: readonly Placed[]): void {
    this.units = [];
    this.carried = 0;
    this.tokens = 0;
    for (const unit of units) this.add(unit);
  }
}

/** What all have in common; headings that only lead to a text do not shorten its path. */
function pathOf(units: readonly Placed[]): readonly string[] {
  const bodies = units.filter((unit) => unit.block.kind !== 'heading');
  return (bodies.length > 0 ? bodies : units).map(({ path }) => path).reduce(commonPath);
}

function commonPath(a: readonly string[], b: readonly string[]): readonly string[] {
  const differs = a.findIndex((heading, index) => heading !== b[index]);
  return differs === -1 ? a : a.slice(0, differs);
}
