import { parseHTML } from 'linkedom';
import { noProperties, type ParsedDocument } from '#core';
import { CanonicalTextBuilder, toCanonicalLine } from './canonical-text.ts';
import { decodeText } from './decode-text.ts';
import { hiddenBeside } from './hidden-beside.ts';
import { addHtmlBlocks } from './html-blocks.ts';
import { type DomBody, type DomDocument, type DomElement, type DomNode, isElement, isText, type Skip, walk } from './html-dom.ts';
import { limitHtmlDepth } from './html-depth.ts';
import { isFurniture } from './html-furniture.ts';
import { findMainContent, type MainContent } from './html-main-content.ts';
import { readHtmlMetadata } from './html-metadata.ts';
import { findUnseen } from './html-sight/find-hidden.ts';
import { type ParseSource, withoutPages } from './parse-source.ts';

/** Readability climbs from every paragraph to the root and back, and selectors call themselves, so their time grows with depth times size; 60,000 nodes took 12 s and 1 GB. */
const maxDepth = 120;
const maxNodes = 40_000;
/** Of deeper elements only the words are read. */
const maxReadDepth = 300;

export function parseHtml(source: ParseSource): ParsedDocument {
  const html = decodeText(source.bytes, source.charset ?? metaCharset(source.bytes), source.fileName);
  return parseHtmlText(html, true);
}

/** `mayBePage`: leave out navigation and the like. False for HTML that was made from a document. */
export function parseHtmlText(html: string, mayBePage: boolean): ParsedDocument {
  const page = toDocument(html);
  const unseen = findUnseen(page.document);
  const isUnseen: Skip = (node) => unseen.nodes.has(node) || !(isElement(node) || isText(node));
  const parsed = parsePage({ ...page, html, mayBePage, isUnseen });
  const hidden = hiddenBeside(`${parsed.title ?? ''}\n${parsed.text}`, unseen.said);
  const warnings = [...parsed.warnings, ...unseen.warnings, ...leftOut(unseen.letters, lettersIn(parsed.text))];
  return { ...parsed, ...(hidden.length > 0 && { hidden }), warnings };
}

/** Menus that fold out are on every page; told is what may be a good part of its text. */
function leftOut(hidden: number, read: number): string[] {
  const isMuch = hidden >= 1000 && hidden > read / 4;
  return isMuch ? [`${hidden} letters that its own tags and styles hide are left out, ${read} are read`] : [];
}

interface Page {
  readonly document: DomDocument;
  readonly body: DomElement;
  readonly html: string;
  readonly mayBePage: boolean;
  readonly isUnseen: Skip;
}

function parsePage({ document, body, html, mayBePage, isUnseen }: Page): ParsedDocument {
  const size = measure(body, isUnseen);
  if (size.depth > maxDepth || size.nodes > maxNodes) return untitled(readBlocks(body, mayBePage ? less(isUnseen) : isUnseen), html);
  const metadata = readHtmlMetadata(document);
  const article = mayBePage ? findMainContent(document, toDocument(html).document, isUnseen) : null;
  const blocks = article ? contentOrWhole(body, { article, size, isUnseen }) : readBlocks(body, isUnseen);
  const title = metadata.title ?? titleOf(document, article, isUnseen);
  const byline = toCanonicalLine(article?.byline ?? '').replace(/^by\s+/i, '');
  const authors =
    metadata.properties.authors.length === 0 && byline !== '' && byline.length <= 100 ? [byline] : metadata.properties.authors;
  return withoutPages({ ...blocks, title: title ?? firstHeading(blocks) }, [], { ...metadata.properties, authors });
}

type Blocks = ReturnType<CanonicalTextBuilder['build']>;

/** A page has its text among navigation and links; a document saved as HTML has not, and choosing would only lose parts of it. */
function contentOrWhole(
  body: DomElement,
  { article: { skip }, size, isUnseen }: { readonly article: MainContent; readonly size: Size; readonly isUnseen: Skip },
): Blocks {
  const article = readBlocks(body, skip);
  const isPage = size.links > 0.25 * size.text || size.furniture > 0;
  const wanted = isPage ? Math.min(250, size.text / 2) : size.text * 0.8;
  return lettersIn(article.text) >= wanted ? article : readBlocks(body, isPage ? less(isUnseen) : isUnseen);
}

function readBlocks(root: DomElement, skip: Skip): Blocks {
  const builder = new CanonicalTextBuilder();
  addHtmlBlocks(root, builder, skip);
  return builder.build();
}

/** What is seen, but for what stands around content. */
function less(isUnseen: Skip): Skip {
  return (node) => isUnseen(node) || (isElement(node) && isFurniture(node));
}

/** Asking for the body makes the head where the page has none, so it is asked for once and at once: two readings of one page must hold the same elements. */
function toDocument(html: string): { readonly document: DomDocument; readonly body: DomElement } {
  // What comes behind the end of a page is part of it in every browser; this reader would leave it outside.
  // A blank for each, as without one what stands around it would join to a tag or the end of a comment.
  const limited = limitHtmlDepth(html.replaceAll(/<\/(?:html|body)\s*>/gi, ' '), maxReadDepth);
  const asPage = /<html[\s>]/i.test(limited.slice(0, 5000)) ? pageOf(limited) : null;
  // What is half a tag, or stands in a comment, makes no page.
  const document = asPage?.documentElement?.nodeName === 'HTML' ? asPage : pageOf(`<!doctype html><html><body>${limited}</body></html>`);
  const { body, documentElement } = document;
  if (body && documentElement) gatherIn(body, documentElement);
  return { document, body: body ?? document };
}

function pageOf(html: string): DomDocument {
  return (parseHTML(html) as { readonly document: DomDocument }).document;
}

/** A page may leave out the end of its head and the tags of its body; what then stands elsewhere belongs into the body that was made for it. */
function gatherIn(body: DomBody, page: DomElement): void {
  const beside = [...childrenOf(page)].filter((node) => node !== body && node.nodeName !== 'HEAD');
  const head = [...childrenOf(page)].find((node) => node.nodeName === 'HEAD');
  const inHead = head ? [...childrenOf(head)] : [];
  const over = inHead.findIndex((node) => (isElement(node) ? !ofHead.has(node.nodeName) : isText(node) && /\S/.test(node.nodeValue ?? '')));
  if (over !== -1) body.prepend(...inHead.slice(over));
  body.append(...beside);
}

/** What may stand in a head, as HTML has it; anything else ends it. */
const ofHead = new Set(['BASE', 'LINK', 'META', 'TITLE', 'STYLE', 'SCRIPT', 'NOSCRIPT', 'TEMPLATE']);

function* childrenOf(parent: DomNode): Generator<DomNode> {
  for (let node = parent.firstChild; node; node = node.nextSibling) yield node;
}

function titleOf(document: DomDocument, article: MainContent | null, isUnseen: Skip): string | null {
  const heading = [...document.querySelectorAll('h1')].find((candidate) => isShown(candidate, isUnseen));
  const candidates = [article?.title, document.querySelector('title')?.textContent, heading?.textContent];
  return candidates.map((candidate) => toCanonicalLine(candidate ?? '').slice(0, 300)).find((candidate) => candidate !== '') ?? null;
}

function isShown(element: DomElement, isUnseen: Skip): boolean {
  for (let up: DomNode | null = element; up && isElement(up); up = up.parentNode) if (isUnseen(up)) return false;
  return true;
}

/** For pages that no selector may be asked about. */
function untitled(blocks: Blocks, html: string): ParsedDocument {
  const title = toCanonicalLine(/<title[^>]{0,200}>([^<]{1,1000})/i.exec(html.slice(0, 100_000))?.[1] ?? '').slice(0, 300);
  return withoutPages({ ...blocks, title: title === '' ? firstHeading(blocks) : title }, [], noProperties);
}

function firstHeading({ text, blocks }: Blocks): string | null {
  const heading = blocks.find((block) => block.kind === 'heading');
  return heading ? text.slice(heading.start, heading.end) : null;
}

interface Size {
  /** Letters shown, and those of them in links. */
  readonly text: number;
  readonly links: number;
  readonly depth: number;
  readonly nodes: number;
  /** Elements that stand around content. */
  readonly furniture: number;
}

function measure(body: DomElement, isUnseen: Skip): Size {
  const found = { text: 0, links: 0, depth: 0, nodes: 0, furniture: 0 };
  let depth = 0;
  let links = 0;
  for (const { node, entering } of walk(body, isUnseen)) {
    const step = entering ? 1 : -1;
    depth += step;
    found.nodes += entering ? 1 : 0;
    found.depth = Math.max(found.depth, depth);
    if (isElement(node) && node.nodeName.toUpperCase() === 'A') links += step;
    if (entering && depth < maxDepth && isElement(node) && isFurniture(node)) found.furniture++;
    if (!entering || !isText(node)) continue;
    const length = lettersIn(node.nodeValue ?? '');
    found.text += length;
    if (links > 0) found.links += length;
  }
  return found;
}

/** White space does not count: where blocks end there is more of it in the text that was read than on the page. */
function lettersIn(text: string): number {
  return text.replace(/\s+/g, '').length;
}

function metaCharset(bytes: Buffer): string | null {
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1] ?? null;
}
