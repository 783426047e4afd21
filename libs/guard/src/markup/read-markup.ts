import { CanonicalBuilder, type CanonicalText, sliceOf } from '../canonical/canonical-text.ts';
import { hiddenClasses, hidesByStyle } from './hidden-style.ts';
import { blockElements, rawElements, voidElements } from './html-names.ts';
import { readTag, type Tag } from './read-tag.ts';

/** What a reader of the page does not see although it stands in it. */
export type HiddenBy = 'comment' | 'attribute' | 'style';

export interface HiddenText {
  readonly text: CanonicalText;
  readonly by: HiddenBy;
}

export interface ReadMarkup {
  /** Without tags; all of the text where it holds none. */
  readonly visible: CanonicalText;
  readonly hidden: readonly HiddenText[];
}

const spokenAttributes =
  /^(?:alt|title|summary|label|placeholder|content|value|aria-(?:label|description|placeholder|roledescription|valuetext)|data-.+)$/;
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

  #skipRaw({ name, end }: Tag): number {
    const closed = this.#source.text.indexOf(`</${name}`, end);
    if (name === 'style' && closed >= 0)
      for (const hidden of hiddenClasses(this.#source.text.slice(end, Math.min(closed, end + 100_000)))) this.#hiddenClasses.add(hidden);
    return closed < 0 ? end : closed;
  }

  #enter(tag: Tag): void {
    for (const { name, start, end } of tag.attributes) if (spokenAttributes.test(name)) this.#hide(start, end, 'attribute');
    if (voidElements.has(tag.name)) return;
    if (this.#hiding?.name === tag.name) this.#hiding.depth += 1;
    else if (!this.#hiding && this.#isHidden(tag)) this.#hiding = { name: tag.name, depth: 1, text: new CanonicalBuilder(this.#source) };
  }

  #isHidden({ name, attributes }: Tag): boolean {
    if (name === 'template') return true;
    return attributes.some((attribute) => {
      const value = this.#source.text.slice(attribute.start, Math.min(attribute.end, attribute.start + 500));
      if (attribute.name === 'style') return hidesByStyle(value);
      if (attribute.name === 'class') return value.split(/\s+/).some((one) => this.#hiddenClasses.has(one));
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
