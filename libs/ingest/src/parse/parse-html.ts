import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ParsedDocument } from '#core';
import { CanonicalTextBuilder, toCanonicalLine } from './canonical-text.ts';
import { decodeText } from './decode-text.ts';
import { addHtmlBlocks } from './html-blocks.ts';
import { type DomDocument, type DomElement, isElement, isText, isUnseen, walk } from './html-dom.ts';
import { type ParseSource, withoutPages } from './parse-source.ts';

/** Readability climbs from every paragraph to the root and back, so its time grows with depth times size. */
const maxDepthForReadability = 400;
const maxNodesForReadability = 200_000;

export function parseHtml(source: ParseSource): ParsedDocument {
  const html = decodeText(source.bytes, source.charset ?? metaCharset(source.bytes), source.fileName);
  return parseHtmlText(html, true);
}

/** `mayBePage`: leave out navigation and the like. False for HTML that was made from a document. */
export function parseHtmlText(html: string, mayBePage: boolean): ParsedDocument {
  const document = toDocument(html);
  const title = titleOf(document);
  const whole = readBlocks(document.body ?? document);
  const article = mayBePage && isWebPage(document) ? mainContent(document) : null;
  const best = article && article.text.length >= Math.min(500, whole.text.length / 2) ? article : whole;
  const heading = best.blocks.find((block) => block.kind === 'heading');
  return withoutPages({ ...best, title: title ?? (heading ? best.text.slice(heading.start, heading.end) : null) });
}

/** A page has its text among navigation and links; a document saved as HTML has not, and Readability would only lose parts of it. */
function isWebPage(document: DomDocument): boolean {
  const { text, links, depth, nodes } = measure(document);
  if (depth > maxDepthForReadability || nodes > maxNodesForReadability) return false;
  return links > 0.25 * text || hasFurniture(document);
}

type Blocks = ReturnType<CanonicalTextBuilder['build']>;

function readBlocks(root: DomElement): Blocks {
  const builder = new CanonicalTextBuilder();
  addHtmlBlocks(root, builder);
  return builder.build();
}

function toDocument(html: string): DomDocument {
  const framed = /<html[\s>]/i.test(html.slice(0, 5000)) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(framed) as { readonly document: DomDocument };
  return document;
}

function mainContent(document: DomDocument): Blocks | null {
  for (const node of document.querySelectorAll('[hidden], script, style')) (node as DomElement & { remove(): void }).remove();
  const article = new Readability<DomElement>(document as ConstructorParameters<typeof Readability>[0], {
    serializer: (node) => node as never,
    charThreshold: 250,
  }).parse();
  return article?.content ? readBlocks(article.content) : null;
}

function hasFurniture(document: DomDocument): boolean {
  return (
    document.querySelector('nav, aside, footer, [role=navigation], [class*=sidebar], [id*=sidebar], [id*=footer], [class*=menu]') !== null
  );
}

function titleOf(document: DomDocument): string | null {
  const candidates = [
    document.querySelector('meta[property="og:title"]')?.getAttribute('content'),
    document.querySelector('title')?.textContent,
    document.querySelector('h1')?.textContent,
  ];
  return candidates.map((candidate) => toCanonicalLine(candidate ?? '').slice(0, 300)).find((candidate) => candidate !== '') ?? null;
}

/** Characters shown, characters shown in links, depth and number of nodes. */
function measure(document: DomDocument): { text: number; links: number; depth: number; nodes: number } {
  const found = { text: 0, links: 0, depth: 0, nodes: 0 };
  let depth = 0;
  let links = 0;
  for (const { node, entering } of walk(document.body ?? document, isUnseen)) {
    const step = entering ? 1 : -1;
    depth += step;
    found.nodes += entering ? 1 : 0;
    found.depth = Math.max(found.depth, depth);
    if (isElement(node) && node.nodeName.toUpperCase() === 'A') links += step;
    if (!entering || !isText(node)) continue;
    const length = (node.nodeValue ?? '').trim().length;
    found.text += length;
    if (links > 0) found.links += length;
  }
  return found;
}

function metaCharset(bytes: Buffer): string | null {
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1] ?? null;
}
