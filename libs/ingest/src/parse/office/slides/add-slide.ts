import { CanonicalTextBuilder, toCanonicalLine } from '../../canonical-text.ts';
import { leftOut } from '../../out-of-sight.ts';
import { chartTable } from '../chart-table.ts';
import type { OfficePackage } from '../open-package.ts';
import { optionalPart } from '../read-part.ts';
import { type Relationship, relationshipsOf } from '../relationships.ts';
import { at, attribute, parseXml, qualified, textWithin, within, type XmlElement } from '../xml.ts';
import { descriptionsIn } from '../drawn-descriptions.ts';
import { commentsOn } from './slide-comments.ts';
import type { SlideGrounds } from './slide-ground.ts';
import { SlideSight } from './slide-sight.ts';
import { type Shape, shapesOf } from './slide-shapes.ts';
import { gridOf, lineWithin, paragraphsOf } from './slide-text.ts';

export interface SlideToRead {
  readonly builder: CanonicalTextBuilder;
  readonly pack: OfficePackage;
  readonly part: string;
  readonly number: number;
  /** By the id that comments name. */
  readonly authors: ReadonlyMap<string, string>;
  readonly warn: (words: string) => void;
  readonly grounds: SlideGrounds;
  readonly size: { readonly width: number; readonly height: number };
}

/** Answers the slide's title. A slide that is not shown is kept beside the text. */
export function addSlide(slide: SlideToRead): string | null {
  const { pack, part, builder, number } = slide;
  const xml = pack.text(part);
  if (xml === null) throw new Error(`its part "${part}" is missing`);
  const root = parseXml(xml);
  if (!/^(?:0|false)$/.test(attribute(root, 'show') ?? '')) return addShown(slide, root);
  const aside = new CanonicalTextBuilder();
  addShown({ ...slide, builder: aside }, root);
  const { text, hidden = [] } = aside.build();
  builder.hide([{ text, how: 'on a hidden slide', page: number }, ...hidden]);
  slide.warn(`hidden in the file and left out (${text.length} letters); show it to have it read`);
  return null;
}

/** Heading, texts, tables and charts, comments, then the speaker's notes. */
function addShown(slide: SlideToRead, root: XmlElement): string | null {
  const { pack, part, builder, number } = slide;
  const relations = relationshipsOf(part, pack);
  const all = shapesOf(root, layoutOf(relations, pack));
  const sight = new SlideSight({ root, page: number }, () => slide.grounds.of(root, relations), slide.size);
  const shapes = all.filter((shape) => isShown(shape, sight));
  const [title = '', ...moreTitles] = shapes.filter(isTitle).map((shape) => lineWithin(at(shape.element, 'txBody'), sight.wordsOn(shape)));
  builder.add('heading', `Slide ${number}${title === '' ? '' : `: ${title}`}`, { level: 1, page: number });
  for (const extra of moreTitles) builder.add('paragraph', extra, { page: number });
  for (const shape of shapes.filter((shape) => !isTitle(shape)))
    attempt(slide, 'a table, chart or text', () => addShape(slide, shape, { relations, sight }));
  attempt(slide, 'its comments', () => {
    for (const comment of commentsOn(part, slide.authors, pack)) builder.add('quote', comment, { page: number });
  });
  attempt(slide, 'its notes', () => addNotes(slide, relations));
  for (const words of leftOut(sight.hidden)) slide.warn(words);
  builder.hide([...sight.hidden, ...descriptionsIn(root, number)]);
  return title === '' ? null : title;
}

function isShown(shape: Shape, sight: SlideSight): boolean {
  const how = sight.ofShape(shape);
  if (how !== null) sight.hide([...within(shape.element, 'p')].map(textWithin).join('\n'), how);
  return how === null;
}

/** What hangs on a slide may be broken without the slide. */
function attempt({ warn }: SlideToRead, what: string, add: () => void): void {
  try {
    add();
  } catch (cause) {
    warn(`${what} could not be read (${String(cause)})`);
  }
}

function isTitle({ placeholder }: Shape): boolean {
  return placeholder === 'title' || placeholder === 'ctrTitle';
}

function layoutOf(relations: readonly Relationship[], pack: OfficePackage): XmlElement | null {
  return optionalPart(pack, relations.find(({ kind }) => kind === 'slideLayout')?.target, () => undefined);
}

interface OnSlide {
  readonly relations: readonly Relationship[];
  readonly sight: SlideSight;
}

function addShape(slide: SlideToRead, shape: Shape, { relations, sight }: OnSlide): void {
  const { builder, number: page } = slide;
  const { element, placeholder, layout } = shape;
  if (element.name === 'graphicFrame') return addFrame(slide, shape, { relations, sight });
  const isList = placeholder === 'body' || placeholder === 'obj';
  const styles = [at(element, 'txBody', 'lstStyle'), at(layout, 'txBody', 'lstStyle')];
  for (const { kind, text } of paragraphsOf(at(element, 'txBody'), { styles, isList, sight: sight.wordsOn(shape) }))
    builder.add(kind, text, { page });
}

function addFrame(slide: SlideToRead, shape: Shape, { relations, sight }: OnSlide): void {
  const { builder, number: page } = slide;
  const frame = shape.element;
  for (const table of within(frame, 'tbl')) {
    const { cells, headerRows } = gridOf(table, (cell) => sight.wordsOn(shape, cell));
    builder.addTable(cells, headerRows, { page });
  }
  for (const chart of within(frame, 'chart')) addChart(slide, partOf(chart, 'id', relations, slide.pack));
  for (const diagram of within(frame, 'relIds')) {
    const xml = partOf(diagram, 'dm', relations, slide.pack);
    for (const point of xml === null ? [] : within(parseXml(xml), 'pt'))
      builder.add(
        'list_item',
        marked(toCanonicalLine([...within(point, 't')].map((text) => lineWithin(text) || textWithin(text)).join(' '))),
        { page },
      );
  }
}

function marked(text: string): string {
  return text === '' ? '' : `- ${text}`;
}

function addChart({ builder, number: page, warn }: SlideToRead, xml: string | null): void {
  const chart = xml === null ? null : chartTable(xml);
  if (!chart) return warn('a chart without numbers in the file');
  builder.add('paragraph', chart.title, { page });
  builder.addTable(chart.cells, 1, { page });
}

function partOf(element: XmlElement, name: string, relations: readonly Relationship[], pack: OfficePackage): string | null {
  const id = qualified(element, name);
  return pack.text(relations.find((relation) => relation.id === id)?.target ?? '');
}

function addNotes({ builder, number: page, pack }: SlideToRead, relations: readonly Relationship[]): void {
  const xml = pack.text(relations.find(({ kind }) => kind === 'notesSlide')?.target ?? '');
  if (xml === null) return;
  const body = shapesOf(parseXml(xml), null).find(({ placeholder }) => placeholder === 'body');
  const notes = paragraphsOf(at(body?.element ?? null, 'txBody'), { styles: [], isList: false });
  for (const [index, { kind, text }] of notes.entries())
    builder.add(kind, index === 0 ? `Speaker notes: ${text.trimStart()}` : text, { page });
}
