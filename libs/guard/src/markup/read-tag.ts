import { isHtmlElement } from './html-names.ts';

/** One tag of HTML at [start, end) of a text. */
export interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly Attribute[];
}

export interface Attribute {
  readonly name: string;
  /** The value's stretch of the text. */
  readonly start: number;
  readonly end: number;
}

const opening = /<(\/?)([a-z][a-z0-9]{0,15})(?=[\s/>])/iy;
const attribute = /[\s/]{0,40}([^\s=>"'/<]{1,60})(?:\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s>"']{1,500})))?/dy;
const closing = /[\s/]{0,40}>/y;

/** The HTML tag that begins at `at`, or null: `Vec<T>`, `<system>` and `a < b` are text. */
export function readTag(text: string, at: number): Tag | null {
  opening.lastIndex = at;
  const begin = opening.exec(text);
  const name = begin?.[2]?.toLowerCase();
  if (!begin || name === undefined || !isHtmlElement(name)) return null;
  const attributes: Attribute[] = [];
  let next = opening.lastIndex;
  for (let count = 0; count < 40; count += 1) {
    closing.lastIndex = next;
    if (closing.test(text)) return { name, isClosing: begin[1] === '/', start: at, end: closing.lastIndex, attributes };
    attribute.lastIndex = next;
    const match = attribute.exec(text);
    if (!match) return null;
    const value = match.indices?.slice(2).find((range) => range !== undefined);
    if (value) attributes.push({ name: (match[1] as string).toLowerCase(), start: value[0], end: value[1] });
    else attributes.push({ name: (match[1] as string).toLowerCase(), start: next, end: next });
    next = attribute.lastIndex;
  }
  return null;
}
