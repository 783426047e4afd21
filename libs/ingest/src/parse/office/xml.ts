import { SaxesParser } from 'saxes';
import { Fault } from '#core';

export type XmlNode = XmlElement | string;

/** `name` is without its prefix: which one stands for a namespace is each file's own choice. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

const maxDepth = 300;
const maxNodes = 4_000_000;

/** Strict, without entities of its own and without fetching anything. Throws what saxes says of broken XML, parse_limit for a tree beyond measure. */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const open: { name: string; attributes: Record<string, string>; children: XmlNode[] }[] = [{ name: '', attributes: {}, children: [] }];
  let nodes = 0;
  const add = (node: XmlNode): void => {
    if (++nodes > maxNodes) throw new Fault('parse_limit', `XML of more than ${maxNodes} nodes is not read; split the file`);
    open.at(-1)?.children.push(node);
  };
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name: localName(name), attributes: isEmpty(attributes) ? none : attributes, children: [] as XmlNode[] };
    add(element);
    open.push(element);
    if (open.length > maxDepth)
      throw new Fault('parse_limit', `XML nested deeper than ${maxDepth} elements is not read; simplify the file`);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) throw new Fault('parse_limit', 'XML that declares entities of its own is not read');
  });
  parser.write(text).close();
  const root = open[0]?.children.find((node) => typeof node !== 'string');
  if (!root) throw new Error('no element in it');
  return root;
}

/** Most elements have no attributes: they share this one, as trees of office files run to millions. */
const none: Record<string, string> = {};

function isEmpty(attributes: Readonly<Record<string, string>>): boolean {
  for (const _ in attributes) return false;
  return true;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** By its local name; one without a prefix first, as `id` beside `r:id`. */
export function attribute(element: XmlElement | null, name: string): string | null {
  if (!element) return null;
  return element.attributes[name] ?? qualified(element, name);
}

/** Only one with a prefix: `r:id` where there is an `id` too. */
export function qualified(element: XmlElement, name: string): string | null {
  const ending = `:${name}`;
  for (const key of Object.keys(element.attributes)) if (key.endsWith(ending)) return element.attributes[key] ?? null;
  return null;
}

export function elements(element: XmlElement | null, name?: string): XmlElement[] {
  const found = element?.children.filter((node): node is XmlElement => typeof node !== 'string') ?? [];
  return name === undefined ? found : found.filter((child) => child.name === name);
}

/** Along a path of names, the first of each; null where it ends. */
export function at(element: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  let from = element;
  for (const name of path) from = firstOf(from, name);
  return from;
}

function firstOf(element: XmlElement | null, name: string): XmlElement | null {
  for (const child of element?.children ?? []) if (typeof child !== 'string' && child.name === name) return child;
  return null;
}

/** Every element below of that name, in document order, not looking into those found. */
export function* within(element: XmlElement | null, name: string): Generator<XmlElement> {
  for (const child of elements(element)) {
    if (child.name === name) yield child;
    else yield* within(child, name);
  }
}

export function textWithin(element: XmlElement | null): string {
  return element?.children.map((node) => (typeof node === 'string' ? node : textWithin(node))).join('') ?? '';
}
