import { type DomElement, type DomNode, isElement } from '../html-dom.ts';

interface Compound {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly (readonly [name: string, value: string | null])[];
}

export interface Selector {
  /** What the element itself is. */
  readonly subject: Compound;
  /** What it stands in, the innermost first. */
  readonly around: readonly { readonly compound: Compound; readonly isParent: boolean }[];
  readonly specificity: number;
  /** False where it says more than is read of it (`:hover`, `:not(…)`, `a + b`): what it matches, it may match. */
  readonly isCertain: boolean;
}

/** Class and id names as a style sheet sees them. */
export interface Named {
  readonly tag: string;
  readonly id: string | null;
  readonly classes: readonly string[];
}

export function namesOf(element: DomElement): Named {
  const classes = (element.getAttribute('class') ?? '').slice(0, 2000).split(/\s+/).slice(0, 100);
  return { tag: element.nodeName.toLowerCase(), id: element.getAttribute('id'), classes: classes.filter((one) => one !== '') };
}

const token =
  /\s*([>+~])\s*|(\s+)|(\*|[a-z][\w-]*)|([.#])((?:[\w-]|[^\0-\x7f]|\\.){1,100})|\[\s*([\w-]{1,40})\s*(?:([~|^$*]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\]\s"']+))\s*)?\]|(::?[\w-]{1,40}(?:\([^()]{0,200}\))?)/iy; // oxlint-disable-line no-control-regex
const longest = 300;
const mostCompounds = 8;

/** Null for what stands for no element (`::before`) or cannot be read. */
export function parseSelector(written: string): Selector | null {
  const text = written.trim();
  if (text === '' || text.length > longest) return null;
  const reader = new SelectorReader();
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match || !reader.take(match)) return null;
  }
  return reader.selector();
}

class SelectorReader {
  private around: { compound: Compound; isParent: boolean }[] = [];
  private tag: string | null = null;
  private id: string | null = null;
  private classes: string[] = [];
  private attributes: (readonly [string, string | null])[] = [];
  private specificity = 0;
  private isCertain = true;

  take(match: RegExpExecArray): boolean {
    const [, combinator, blank, tag, sign, name = '', attribute, operator, ...rest] = match;
    if (combinator !== undefined || blank !== undefined) return this.combine(combinator ?? ' ');
    if (tag !== undefined) return this.setTag(tag.toLowerCase());
    if (sign !== undefined) return this.addName(sign, name.replace(/\\(.)/g, '$1'));
    if (attribute === undefined) return this.pseudo(rest.at(-1)?.toLowerCase() ?? '');
    this.specificity += 100;
    if (operator === undefined || operator === '=') {
      this.attributes.push([attribute, operator === undefined ? null : (rest[0] ?? rest[1] ?? rest[2] ?? '')]);
      return true;
    }
    this.isCertain = false;
    return true;
  }

  selector(): Selector | null {
    if (this.around.length >= mostCompounds) return null;
    return { subject: this.compound(), around: this.around.toReversed(), specificity: this.specificity, isCertain: this.isCertain };
  }

  private combine(combinator: string): boolean {
    if (combinator === '+' || combinator === '~') {
      this.around = [];
      this.isCertain = false;
    } else this.around.push({ compound: this.compound(), isParent: combinator === '>' });
    this.tag = this.id = null;
    this.classes = [];
    this.attributes = [];
    return true;
  }

  private compound(): Compound {
    return { tag: this.tag, id: this.id, classes: this.classes, attributes: this.attributes };
  }

  private setTag(tag: string): boolean {
    this.tag = tag === '*' ? null : tag;
    if (this.tag) this.specificity += 1;
    return true;
  }

  private addName(sign: string, name: string): boolean {
    this.specificity += sign === '#' ? 10_000 : 100;
    if (sign === '.') this.classes.push(name);
    else this.id = name;
    return true;
  }

  private pseudo(name: string): boolean {
    if (/^::|^:(?:before|after|first-line|first-letter)$/.test(name)) return false;
    this.specificity += 100;
    if (name === ':root') return this.setTag('html');
    this.isCertain &&= /^:(?:link|any-link)$/.test(name);
    return true;
  }
}

/** Whether `element` is what the selector stands for. `names` is asked for each element that is looked at. */
export function isMatch({ subject, around }: Selector, element: DomElement, names: (element: DomElement) => Named): boolean {
  if (!fits(subject, element, names(element))) return false;
  let up = elementAround(element);
  for (const { compound, isParent } of around) {
    while (up && !fits(compound, up, names(up))) {
      if (isParent) return false;
      up = elementAround(up);
    }
    if (!up) return false;
    up = elementAround(up);
  }
  return true;
}

function fits({ tag, id, classes, attributes }: Compound, element: DomElement, named: Named): boolean {
  if (tag !== null && tag !== named.tag) return false;
  if (id !== null && id !== named.id) return false;
  if (!classes.every((one) => named.classes.includes(one))) return false;
  return attributes.every(([name, value]) => {
    const written = element.getAttribute(name);
    return value === null ? written !== null : written === value;
  });
}

function elementAround(node: DomNode): DomElement | null {
  return node.parentNode && isElement(node.parentNode) ? node.parentNode : null;
}
