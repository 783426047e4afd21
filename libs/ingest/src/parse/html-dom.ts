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

export interface DomDocument extends DomElement {
  readonly body: DomElement | null;
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

const unseen = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE META LINK SVG ANNOTATION ANNOTATION-XML IFRAME OBJECT EMBED CANVAS AUDIO VIDEO MAP SELECT DATALIST BUTTON INPUT TEXTAREA DIALOG'.split(
    ' ',
  ),
);

/** Ways to hide words in a page, well meant or to whisper to machines that read it. */
const hiding =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0/i;
const forScreenReaders = /(?:^|\s)(?:sr-only|screen-reader-text|visually-?hidden|element-invisible)(?:$|\s)/i;

/** Not shown to a reader: scripts, controls, and what the page itself hides. */
export function isUnseen(node: DomNode): boolean {
  if (!isElement(node)) return !isText(node);
  if (unseen.has(node.nodeName.toUpperCase())) return true;
  if (node.getAttribute('hidden') !== null || node.getAttribute('aria-hidden') === 'true') return true;
  if (forScreenReaders.test(node.getAttribute('class') ?? '')) return true;
  return hiding.test(node.getAttribute('style') ?? '');
}
