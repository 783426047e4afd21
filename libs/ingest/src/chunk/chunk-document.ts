import type { Chunk, ParsedDocument, Span } from '#core';
import { embeddingPrefix, embeddingText, textHashOf } from './embedding-text.ts';
import { type Section, toSections } from './sections.ts';
import { type CountTokens, isLetter, splitInTwo, toParts, toUnits, type Unit } from './units.ts';

export interface ChunkSettings {
  /** Tokens aimed at for what is embedded: title, headings and text. */
  readonly budget: number;
  /** Never exceeded: what the embedder takes. */
  readonly maxTokens: number;
  /** Tokens of the chunk before that a chunk within the same section begins with. */
  readonly overlap: number;
  /** A chunk below so many tokens takes in the next section under the same top heading. */
  readonly tiny: number;
}

export const defaultChunkSettings: ChunkSettings = { budget: 256, maxTokens: 512, overlap: 0, tiny: 48 };

/** Cuts along the structure: a chunk's text is the canonical text at its span, to the letter. Time grows with the length of the text. */
export function chunkDocument(
  parsed: Pick<ParsedDocument, 'text' | 'blocks'>,
  title: string,
  countTokens: CountTokens,
  settings = defaultChunkSettings,
): Chunk[] {
  return [...chunksOf(parsed, title, countTokens, settings)].filter((chunk) => chunk !== null);
}

/** The same in slices, for event loops: yields null at the end of every section and after every few units. */
export function* chunksOf(
  parsed: Pick<ParsedDocument, 'text' | 'blocks'>,
  title: string,
  countTokens: CountTokens,
  settings = defaultChunkSettings,
): Generator<Chunk | null> {
  const packer = new Packer(parsed.text, title, countTokens, settings);
  let ordinal = 0;
  for (const section of toSections(parsed)) {
    for (const full of packer.pack(section)) {
      yield null;
      for (const chunk of full ? packer.finish(full) : []) yield { ...chunk, ordinal: ordinal++ };
    }
  }
  for (const chunk of packer.finish(packer.rest())) yield { ...chunk, ordinal: ordinal++ };
}

/** Word-piece models count a word they do not know as one, were it a megabyte of base64. */
const maxLettersPerToken = 10;

/** A unit and the headings it stands under. */
interface Placed extends Unit {
  readonly path: readonly string[];
}

/** Fills chunks greedily, unit by unit. */
class Packer {
  private readonly text: string;
  private readonly title: string;
  private readonly count: CountTokens;
  private readonly settings: ChunkSettings;
  private units: Placed[] = [];
  private tokens = 0;
  private budget = 0;

  constructor(text: string, title: string, countTokens: CountTokens, settings: ChunkSettings) {
    const special = countTokens('');
    this.text = text;
    this.title = title;
    this.count = (part) => Math.max(countTokens(part) - special, Math.floor(part.length / maxLettersPerToken));
    this.settings = { ...settings, budget: settings.budget - special, maxTokens: settings.maxTokens - special };
  }

  /** Yields the units of every chunk that is full, null in between. */
  *pack({ path, blocks }: Section): Generator<readonly Placed[] | null> {
    if (!this.takesIn(path)) yield this.rest();
    this.budget = this.textBudget(path);
    for (const block of blocks) {
      for (const unit of toUnits(this.text, block, this.budget, this.count)) yield* this.place({ ...unit, path });
      yield null;
    }
  }

  rest(): readonly Placed[] {
    const units = this.units;
    this.restart([]);
    return units;
  }

  /** The units as a chunk; halved where the sum of its parts was too low a guess and it would not fit the embedder. */
  *finish(units: readonly Placed[]): Generator<Omit<Chunk, 'ordinal'>> {
    const first = units.at(0);
    if (!first) return;
    const headings = pathOf(units);
    const stack: Span[] = [{ start: first.start, end: units.at(-1)?.end ?? first.end }];
    for (let span = stack.pop(); span; span = stack.pop()) {
      const { start, end } = span;
      const embeddable = { title: this.title, headings, context: null, text: this.text.slice(start, end) };
      const fits = isLetter(this.text, span) || this.count(embeddingText(embeddable)) <= this.settings.maxTokens;
      const page = units.findLast((unit) => unit.start <= start)?.block.page ?? null;
      if (fits) yield { start, end, text: embeddable.text, headings, context: null, page, textHash: textHashOf(embeddable) };
      else stack.push(...splitInTwo(this.text, span).reverse());
    }
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
    for (const part of toParts(this.text, { ...unit.block, start: unit.start, end: unit.end }, budget, this.count)) {
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
    const between = this.text.slice(this.units.at(-1)?.end ?? unit.start, unit.start).trim();
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
    const lastBody = this.units.findLastIndex((unit) => unit.block.kind !== 'heading');
    const end = lastBody === -1 ? this.units.length : lastBody + 1;
    const full = this.units.slice(0, end);
    this.restart(end < this.units.length ? this.units.slice(end) : this.overlapping());
    return full;
  }

  private overlapping(): Placed[] {
    let tokens = 0;
    const tooFar = this.units.findLastIndex((unit) => (tokens += unit.tokens) > this.settings.overlap);
    return this.settings.overlap > 0 ? this.units.slice(tooFar + 1) : [];
  }

  private restart(units: readonly Placed[]): void {
    this.units = [];
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
