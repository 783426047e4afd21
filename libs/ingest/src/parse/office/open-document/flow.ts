import type { CanonicalTextBuilder } from '../../canonical-text.ts';
import { attribute, elements, within, type XmlElement } from '../xml.ts';
import type { HexColour } from '../colours.ts';
import { layered, plainLook, unseenBy } from './look.ts';
import { type InlineSight, inlineText, paragraphsWithin } from './inline-text.ts';
import type { OpenDocumentStyles } from './styles.ts';
import { openDocumentGrid } from './table-grid.ts';

export interface FlowPlace {
  /** The slide's number; null in a text. */
  readonly page: number | null;
  readonly warn: (words: string) => void;
}

interface ListPlace {
  readonly style: string | null;
  readonly level: number;
  /** What the next paragraph begins with; null when it goes on in its item. */
  mark: string | null;
}

/** Indexes that repeat the headings. */
const unread = /^(table-of-content|illustration-index|table-index|alphabetical-index|forms|sequence-decls)$/;

/** Writes a text's body as blocks: headings, paragraphs, lists, tables, text boxes where they are anchored, comments; footnotes last. */
export class OpenDocumentFlow {
  private readonly builder: CanonicalTextBuilder;
  private readonly styles: OpenDocumentStyles;
  private readonly page: number | null;
  private readonly warn: FlowPlace['warn'];
  private readonly notes: string[] = [];
  private readonly lastNumber = new Map<string, number>();

  constructor(builder: CanonicalTextBuilder, styles: OpenDocumentStyles, { page, warn }: FlowPlace) {
    this.builder = builder;
    this.warn = warn;
    this.styles = styles;
    this.page = page;
  }

  add(body: XmlElement): void {
    for (const child of elements(body)) this.addElement(child, null);
  }

  addNotes(): void {
    for (const note of this.notes.splice(0)) this.builder.add('paragraph', note, { page: this.page });
  }

  private addElement(element: XmlElement, list: ListPlace | null): void {
    if (unread.test(element.name)) return;
    if (element.name === 'tracked-changes') return this.hide(deletedIn(element), 'deleted with changes tracked');
    if (element.name === 'section' && attribute(element, 'display') === 'none')
      return this.hide(paragraphsWithin(element), 'in a hidden section');
    if (element.name === 'p' || element.name === 'h') this.addParagraph(element, list);
    else if (element.name === 'list') this.addList(element, list);
    else if (element.name === 'table') this.addTable(element);
    else for (const child of elements(element)) this.addElement(child, list);
  }

  private addParagraph(element: XmlElement, list: ListPlace | null): void {
    const { text, notes, comments, boxes } = inlineText(element, this.sightOn(this.styles.paper));
    const isTitle = element.name === 'p' && this.styles.isTitle(attribute(element, 'style-name'));
    const level = element.name === 'h' ? Math.min(6, Math.max(1, Number(attribute(element, 'outline-level') ?? 1) || 1)) : 1;
    const place = { page: this.page };
    if (element.name === 'h' || isTitle) this.builder.add('heading', text.replace(/\n/g, ' '), { ...place, level });
    else if (list && text !== '') this.builder.add('list_item', `${list.mark ?? '  '.repeat(list.level)}${text}`, place);
    else this.builder.add('paragraph', text, place);
    if (list && text !== '') list.mark = null;
    for (const box of boxes) this.add(box);
    for (const comment of comments) this.builder.add('quote', comment, place);
    this.notes.push(...notes);
  }

  private addList(element: XmlElement, around: ListPlace | null): void {
    const style = attribute(element, 'style-name') ?? around?.style ?? null;
    const level = around ? around.level + 1 : 1;
    const goesOn = attribute(element, 'continue-numbering') === 'true' || attribute(element, 'continue-list') !== null;
    const key = `${style} ${level}`;
    let number = goesOn ? (this.lastNumber.get(key) ?? 0) : 0;
    for (const item of elements(element).filter(({ name }) => name === 'list-item' || name === 'list-header')) {
      const isNumbered = item.name === 'list-item' && this.styles.isNumbered(style, level);
      if (isNumbered) number = Number(attribute(item, 'start-value') ?? number + 1) || number + 1;
      const mark = `${'  '.repeat(Math.min(level - 1, 8))}${isNumbered ? `${number}.` : '-'} `;
      const place: ListPlace = { style, level, mark };
      for (const child of elements(item)) this.addElement(child, place);
    }
    this.lastNumber.set(key, number);
  }

  private hide(text: string, how: string): void {
    if (text.trim() !== '') this.builder.hide([{ text, how, page: this.page }]);
  }

  private sightOn(ground: HexColour | null): InlineSight {
    const { styles } = this;
    return {
      howUnseen: (names) =>
        unseenBy(
          names.reduce((look, name) => layered(styles.lookOf(name), look), plainLook),
          ground,
        ),
      hide: (text, how) => this.hide(text, how),
    };
  }

  private addTable(element: XmlElement): void {
    const { cells, headerRows, isCut } = openDocumentGrid(element, this.sightOn(null));
    if (isCut) this.warn(`a table is read up to row ${cells.at(-1)?.row}, the limit for one`);
    this.builder.addTable(cells, headerRows, { page: this.page });
  }
}

function deletedIn(changes: XmlElement): string {
  return [...within(changes, 'deletion')].map((deletion) => paragraphsWithin(deletion)).join('\n');
}
