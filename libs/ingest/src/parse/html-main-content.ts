import { Readability } from '@mozilla/readability';
import { type DomDocument, type DomElement, type DomNode, isElement, isText, type Skip, walk } from './html-dom.ts';
import { isFurniture, linkShare } from './html-furniture.ts';

export interface MainContent {
  readonly skip: Skip;
  readonly title: string | null;
  readonly byline: string | null;
}

interface Marked extends DomElement {
  readonly attributes: Iterable<{ readonly name: string }>;
  setAttribute(name: string, value: string): void;
}

/** One attribute of its own for every element: where Readability merges two of them, the names of both survive. */
const mark = 'data-aquifer-';

/**
 * What of a page is neither navigation nor advertisement. Readability decides on `copy`, a second reading of the same page that it takes apart;
 * tables, code, lists and headings that it drops within the content are put back, and what is plainly furniture is taken out.
 */
export function findMainContent(document: DomDocument, copy: DomDocument, isUnseen: Skip): MainContent | null {
  const elements = [...document.querySelectorAll('*')];
  for (const [index, element] of [...copy.querySelectorAll('*')].entries()) (element as Marked).setAttribute(`${mark}${index}`, '');
  const article = readable(copy);
  if (!article?.content) return null;
  const texts = textsOf(article.content);
  const kept = keptElements(article.content, elements, texts);
  if (kept.size === 0) return null;
  const title = article.title ?? null;
  const skip = skipAllBut({ kept, texts, restored: [...onlyTitle(elements, kept, isUnseen), ...restorable(kept, isUnseen)] }, isUnseen);
  return { skip, title, byline: article.byline ?? null };
}

/** Null also where Readability breaks on a page, as on bodies within bodies; then all of the page is its content. */
function readable(copy: DomDocument): ReturnType<Readability<DomElement>['parse']> {
  const settings = { serializer: (node: unknown) => node as never, charThreshold: 250 };
  try {
    return new Readability<DomElement>(copy as ConstructorParameters<typeof Readability>[0], settings).parse();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** `texts`: what stands between elements, for parents that Readability replaced by its own. */
interface Content {
  readonly kept: ReadonlySet<DomNode>;
  readonly texts: ReadonlySet<string>;
  readonly restored: readonly DomElement[];
}

function textsOf(content: DomElement): Set<string> {
  const texts = [...walk(content, () => false)].flatMap(({ node, entering }) => (entering && isText(node) ? [node.nodeValue ?? ''] : []));
  return new Set(texts.filter((text) => text.trim() !== ''));
}

function keptElements(content: DomElement, elements: readonly DomElement[], texts: ReadonlySet<string>): Set<DomNode> {
  const kept = new Set<DomNode>();
  for (const element of content.querySelectorAll('*'))
    for (const { name } of (element as Marked).attributes) {
      const original = name.startsWith(mark) ? elements[Number(name.slice(mark.length))] : undefined;
      if (original) kept.add(original);
    }
  for (const element of elements) if (element.parentNode && kept.has(element.parentNode) && isUnwrapped(element, texts)) kept.add(element);
  return kept;
}

/** Elements that Readability replaces by its own while it keeps the words they hold. */
function isUnwrapped(element: DomElement, texts: ReadonlySet<string>): boolean {
  if (element.nodeName.toUpperCase() === 'BR') return true;
  for (let child = element.firstChild; child; child = child.nextSibling) if (isText(child) && texts.has(child.nodeValue ?? '')) return true;
  return false;
}

function skipAllBut({ kept, texts, restored }: Content, isUnseen: Skip): Skip {
  const whole = new Set<DomNode>(restored);
  const way = waysTo([...kept, ...restored]);
  const furniture = furnitureWithin(kept);
  return (node) => {
    if (isUnseen(node) || furniture.has(node)) return true;
    const isInWhole = node.parentNode !== null && whole.has(node.parentNode);
    if (isInWhole) whole.add(node);
    if (isInWhole || kept.has(node) || whole.has(node)) return false;
    if (isElement(node)) return !way.has(node);
    return !(node.parentNode && kept.has(node.parentNode)) && !texts.has(node.nodeValue ?? '');
  };
}

function waysTo(nodes: readonly DomNode[]): Set<DomNode> {
  const ways = new Set<DomNode>();
  for (const node of nodes) for (let up = node.parentNode; up && !ways.has(up); up = up.parentNode) ways.add(up);
  return ways;
}

/** Share bars, comments and the like that stand within the content; never what makes up a good part of it. */
function furnitureWithin(kept: ReadonlySet<DomNode>): Set<DomNode> {
  const whole = Math.max(0, ...rootsOf(kept).map(lengthOf));
  return new Set([...kept].filter((node) => isElement(node) && isFurniture(node) && lengthOf(node) < whole / 3));
}

/** The one heading of the first level, wherever it stands: Readability takes it out where it says the same as the title. */
function onlyTitle(elements: readonly DomElement[], kept: ReadonlySet<DomNode>, isUnseen: Skip): DomElement[] {
  const titles = elements.filter((element) => element.nodeName.toUpperCase() === 'H1');
  return titles.length === 1 ? titles.filter((title) => !kept.has(title) && !isUnseen(title)) : [];
}

const worthRestoring = new Set('TABLE PRE DL UL OL BLOCKQUOTE FIGCAPTION H1 H2 H3 H4 H5 H6'.split(' '));

/** What Readability dropped between what it kept though it holds words of its own, not links to elsewhere. */
function restorable(kept: ReadonlySet<DomNode>, isUnseen: Skip): DomElement[] {
  const found: DomElement[] = [];
  const taken = new Set<DomNode>();
  const outside = (node: DomNode): boolean =>
    isUnseen(node) || taken.has(node.parentNode ?? node) || (isElement(node) && !kept.has(node) && isFurniture(node));
  for (const { node, entering } of walk(placeOf(kept), outside)) {
    if (!entering || !isElement(node) || kept.has(node) || !worthRestoring.has(node.nodeName.toUpperCase())) continue;
    if (linkShare(node, isUnseen) >= 0.5) continue;
    found.push(node);
    taken.add(node);
  }
  return found;
}

/** The element that holds all that was kept, else the largest of what was kept: a whole page is no place. */
function placeOf(kept: ReadonlySet<DomNode>): DomNode {
  const roots = rootsOf(kept);
  const parents = new Set(roots.map(({ parentNode }) => parentNode));
  const [only] = parents;
  if (parents.size === 1 && only && !/^(BODY|HTML|#DOCUMENT)$/.test(only.nodeName.toUpperCase())) return only;
  return roots.reduce((largest, root) => (lengthOf(root) > lengthOf(largest) ? root : largest));
}

function rootsOf(kept: ReadonlySet<DomNode>): DomNode[] {
  return [...kept].filter(({ parentNode }) => !parentNode || !kept.has(parentNode));
}

function lengthOf(node: DomNode): number {
  return isElement(node) ? (node.textContent ?? '').trim().length : 0;
}
