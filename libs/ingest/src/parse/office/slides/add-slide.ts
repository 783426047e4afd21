import { type CanonicalTextBuilder, toCanonicalLine } from '../../canonical-text.ts';
import { chartTable } from '../chart-table.ts';
import type { OfficePackage } from '../open-package.ts';
import { optionalPart } from '../read-part.ts';
import { type Relationship, relationshipsOf } from '../relationships.ts';
import { at, attribute, parseXml, qualified, textWithin, within, type XmlElement } from '../xml.ts';
import { commentsOn } from './slide-comments.ts';
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
}

/** Heading, texts, tables and charts, comments, then the speaker's notes. Answers the slide's title. */
export function addSlide(slide: SlideToRead): string | null {
  const { pack, part, builder, number } = slide;
  const xml = pack.text(part);
  if (xml === null) throw new Error(`its part "${part}" is missing`);
  const root = parseXml(xml);
  const relations = relationshipsOf(part, pack);
  const shapes = shapesOf(root, layoutOf(relations, pack));
  const [title = '', ...moreTitles] = shapes.filter(isTitle).map(({ element }) => lineWithin(at(element, 'txBody')));
  const isHidden = attribute(root, 'show') === '0';
  if (isHidden) slide.warn('hidden in the file; it is read');
  builder.add('heading', `Slide ${number}${isHidden ? ' (hidden)' : ''}${title === '' ? '' : `: ${title}`}`, { level: 1, page: number });
  for (const extra of moreTitles) builder.add('paragraph', extra, { page: number });
  for (const shape of shapes.filter((shape) => !isTitle(shape)))
    attempt(slide, 'a table, chart or text', () => addShape(slide, shape, relations));
  attempt(slide, 'its comments', () => {
    for (const comment of commentsOn(part, slide.authors, pack)) builder.add('quote', comment, { page: number });
  });
  attempt(slide, 'its notes', () => addNotes(slide, relations));
  return title === '' ? null : title;
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

function addShape(slide: SlideToRead, shape: Shape, relations: readonly Relationship[]): void {
  const { builder, number: page } = slide;
  const { element, placeholder, layout } = shape;
  if (element.name === 'graphicFrame') return addFrame(slide, element, relations);
  const isList = placeholder === 'body' || placeholder === 'obj';
  const styles = [at(element, 'txBody', 'lstStyle'), at(layout, 'txBody', 'lstStyle')];
  for (const { kind, text } of paragraphsOf(at(element, 'txBody'), styles, isList)) builder.add(kind, text, { page });
}

function addFrame(slide: SlideToRead, frame: XmlElement, relations: readonly Relationship[]): void {
  const { builder, number: page } = slide;
  for (const table of within(frame, 'tbl')) {
    const { cells, headerRows } = gridOf(table);
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
  const notes = paragraphsOf(at(body?.element ?? null, 'txBody'), [], false);
  for (const [index, { kind, text }] of notes.entries())
    builder.add(kind, index === 0 ? `Speaker notes: ${text.trimStart()}` : text, { page });
}
