import { CanonicalBuilder, type CanonicalText, sliceOf } from '../canonical/canonical-text.ts';
import { hiddenClasses, hidesByStyle } from './hidden-style.ts';
import { blockElements, rawElements, voidElements } from './html-names.ts';
import { type Attribute, readTag, type Tag } from './read-tag.ts';

/** What a reader of the page does not see although it stands in it. */
export type HiddenBy = 'comment' | 'attribute' | 'style' | 'script';

export interface HiddenText {
  readonly text: CanonicalText;
  readonly by: HiddenBy;
}

export interface ReadMarkup {
  /** Without tags; all of the text where it holds none. */
  readonly visible: CanonicalText;
  readonly hidden: readonly HiddenText[];
}

/** Written for machines; every other attribute of some words can speak. */
const mute =
  /^(?:class|style|href|src.*|sizes|d|points|on.+|viewbox|transform|rel|media|allow|accept.*|pattern|type|id|name|for|headers|integrity|sandbox|ping|xmlns.*|xlink.*|width|height|fill|stroke.*|target|role|lang|dir|color|face|size|align|bgcolor|border|itemprop|itemtype|property|charset|http-equiv)$/;
/** What is shown without scripts or where a player is missing, which is nowhere; titles of drawings. */
const unseenElements: ReadonlySet<string> = new Set(['template', 'noscript', 'object', 'canvas', 'dialog']);
const forScreenReaders = /^(?:sr-only|visually-?hidden|screen-reader-text|hidden|d-none|invisible)$/;
/** Scripts of these types run nowhere: they hold text. */
const textTypes = /^(?:application\/ld\+json|text\/(?:plain|html|markdown|template|x-(?:template|handlebars)[\w-]*))$/i;
const generated = /\bcontent\s{0,3}:\s{0,3}["']([^"'\n]{10,500})["']/g;
const mayBegin = /<[a-z/!]/i;
const commentBegins = /<!\s?--/y;
/** Shorter values name things. */
const fewestWords = 3;

/** Tells apart what a page shows and what it holds: comments, attributes, what style or `hidden` or `template` keep out of sight. One pass. */
export function readMarkup(source: CanonicalText): ReadMarkup {
  if (!mayBegin.test(source.text)) return { visible: source, hidden: [] };
  return new MarkupReader(source).read();
}

class MarkupReader {
  readonly #source: CanonicalText;
  readonly #visible: CanonicalBuilder;
  readonly #hidden: HiddenText[] = [];
  readonly #hiddenClasses = new Set<string>();
  /** The element that hides what is read now, how deep it stands in ones of its name, and its text. */
  #hiding: { readonly name: string; depth: number; readonly text: CanonicalBuilder } | null = null;

  constructor(source: CanonicalText) {
    this.#source = source;
    this.#visible = new CanonicalBuilder(source);
  }

  read(): ReadMarkup {
    const { text } = this.#source;
    let at = 0;
    while (at < text.length) {
      const found = text.indexOf('<', at);
      const next = found < 0 ? text.length : found;
      this.#into.copy(at, next);
      at = found < 0 ? next : this.#readAt(next);
    }
    this.#closeHidden();
    return { visible: this.#visible.finish(), hidden: this.#hidden };
  }

  get #into(): CanonicalBuilder {
    return this.#hiding?.text ?? this.#visible;
  }

  /** Where reading goes on. */
  #readAt(at: number): number {
    commentBegins.lastIndex = at;
    if (commentBegins.test(this.#source.text)) return this.#readComment(at, commentBegins.lastIndex);
    const tag = readTag(this.#source.text, at);
    if (tag) return this.#readTag(tag);
    this.#into.copy(at, at + 1);
    return at + 1;
  }

  #readComment(at: number, from: number): number {
    const closed = this.#source.text.indexOf('-->', from);
    const end = closed < 0 ? this.#source.text.length : closed;
    this.#hide(from, end, 'comment');
    this.#into.put('\n', at, Math.min(end + 3, this.#source.text.length));
    return closed < 0 ? end : end + 3;
  }

  #readTag(tag: Tag): number {
    if (blockElements.has(tag.name)) this.#into.put('\n', tag.start, tag.end);
    if (tag.isClosing) this.#leave(tag.name);
    else this.#enter(tag);
    return rawElements.has(tag.name) && !tag.isClosing ? this.#skipRaw(tag) : tag.end;
  }

  #valueOf({ start, end }: Attribute): string {
    return this.#source.text.slice(start, Math.min(end, start + 500));
  }

  #skipRaw({ name, end, attributes }: Tag): number {
    const closed = this.#source.text.indexOf(`</${name}`, end);
    const holdsText = attributes.some((one) => one.name === 'type' && textTypes.test(this.#valueOf(one)));
    if (name === 'script' && closed >= 0 && holdsText) this.#hide(end, closed, 'script');
    if (name === 'style' && closed >= 0) {
      this.#hideGenerated(end, Math.min(closed, end + 100_000));
      for (const hidden of hiddenClasses(this.#source.text.slice(end, Math.min(closed, end + 100_000)))) this.#hiddenClasses.add(hidden);
    }
    return closed < 0 ? end : closed;
  }

  /** Text that a style sheet puts on the page is on no line of it. */
  #hideGenerated(start: number, end: number): void {
    for (const match of this.#source.text.slice(start, end).matchAll(generated)) {
      const from = start + match.index + match[0].length - 1 - (match[1] as string).length;
      this.#hide(from, from + (match[1] as string).length, 'style');
    }
  }

  #enter(tag: Tag): void {
    for (const { name, start, end } of tag.attributes) if (!mute.test(name)) this.#hide(start, end, 'attribute');
    if (voidElements.has(tag.name)) return;
    if (this.#hiding?.name === tag.name) this.#hiding.depth += 1;
    else if (!this.#hiding && this.#isHidden(tag)) this.#hiding = { name: tag.name, depth: 1, text: new CanonicalBuilder(this.#source) };
  }

  #isHidden({ name, attributes }: Tag): boolean {
    if (unseenElements.has(name)) return true;
    return attributes.some((attribute) => {
      const value = this.#valueOf(attribute);
      if (attribute.name === 'style') return hidesByStyle(value);
      if (attribute.name === 'opacity' || attribute.name === 'fill-opacity') return /^0?(?:\.0\d*)?$/.test(value) && value !== '';
      if (attribute.name === 'color') return name === 'font' && hidesByStyle(`color:${value}`);
      if (attribute.name === 'class') return value.split(/\s+/).some((one) => this.#hiddenClasses.has(one) || forScreenReaders.test(one));
      return attribute.name === 'hidden';
    });
  }

  #leave(name: string): void {
    if (this.#hiding?.name !== name) return;
    this.#hiding.depth -= 1;
    if (this.#hiding.depth === 0) this.#closeHidden();
  }

  #closeHidden(): void {
    if (this.#hiding) this.#hidden.push({ text: this.#hiding.text.finish(), by: 'style' });
    this.#hiding = null;
  }

  #hide(start: number, end: number, by: HiddenBy): void {
    const text = sliceOf(this.#source, start, end);
    // What is written for scripts is read by nobody.
    if (by === 'attribute' && /^\s{0,9}[[{]\s{0,9}(?:["[{]|&quot;)/.test(text.text)) return;
    if (text.text.trim().split(/\s+/, fewestWords).length >= fewestWords || text.text.length > 60) this.#hidden.push({ text, by });
  }
}
