/** The little of the DOM that reading a page takes; linkedom's own types need a browser's library. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  getAttribute?(name: string): string | null;
}

export interface DomElement extends DomNode {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement> & { readonly length: number };
}

export interface DomBody extends DomElement {
  append(...nodes: readonly DomNode[]): void;
  prepend(...nodes: readonly DomNode[]): void;
}

export interface DomDocument extends DomElement {
  readonly documentElement: DomElement | null;
  readonly body: DomBody | null;
  readonly childNodes: Iterable<DomNode>;
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1;
}

export function isText(node: DomNode): boolean {
  return node.nodeType === 3 || node.nodeType === 4;
}

/** Whether a node is left out with all that is below it. */
export type Skip = (node: DomNode) => boolean;

export type Visit = { readonly node: DomNode; readonly entering: boolean };

/** Every node below `root` on the way in and, for elements, on the way out; `skip` keeps out whole subtrees. No recursion: pages nest as deep as they like. */
export function* walk(root: DomNode, skip: Skip): Generator<Visit> {
  let node: DomNode | null = root.firstChild;
  while (node && node !== root) {
    const enter = !skip(node);
    if (enter) yield { node, entering: true };
    if (enter && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    if (enter) yield { node, entering: false };
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node && node !== root) yield { node, entering: false };
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
}

/** All of a page, its outermost element and the comments around it too; the document types have no next sibling here. */
export function* walkPage(document: DomDocument, skip: Skip): Generator<Visit> {
  for (const node of document.childNodes) {
    yield { node, entering: true };
    yield* walk(node, skip);
    yield { node, entering: false };
  }
}

const flowing = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LEGEND LI MAIN NAV OL P PRE SECTION ' +
    'SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL CAPTION'
  ).split(' '),
);

/** Whether an element of this name stands on lines of its own. */
export function isFlowing(name: string): boolean {
  return flowing.has(name);
}
