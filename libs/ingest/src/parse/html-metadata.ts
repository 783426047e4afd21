import type { DocumentProperties } from '#core';
import { toCanonicalLine } from './canonical-text.ts';
import type { DomDocument } from './html-dom.ts';

export interface HtmlMetadata {
  readonly title: string | null;
  readonly properties: Pick<DocumentProperties, 'language' | 'authors' | 'createdAt' | 'modifiedAt' | 'keywords'>;
}

const maxNames = 20;
const maxJsonLength = 200_000;
const articleTypes = /Article|Posting|Report|WebPage|HowTo|Recipe|Product|FAQPage|TechArticle|Book|Course/;

/** What a page says of itself: JSON-LD before OpenGraph before plain meta tags. */
export function readHtmlMetadata(document: DomDocument): HtmlMetadata {
  const linked = linkedData(document);
  const meta = (...names: string[]): string | null => metaOf(document, names);
  const keywords = [...listOf(linked['keywords']), ...(meta('keywords', 'news_keywords') ?? '').split(/[,;]/)];
  return {
    title: firstLine([textOf(linked['headline']), meta('dc:title', 'dc.title', 'dcterms.title', 'og:title', 'twitter:title')]),
    properties: {
      language: languageOf(
        document.querySelector('html')?.getAttribute('lang') ?? textOf(linked['inLanguage']) ?? meta('og:locale', 'content-language'),
      ),
      authors: names([
        ...listOf(linked['author']),
        ...allMeta(document, ['dc:creator', 'dc.creator', 'dcterms.creator', 'author', 'article:author', 'byl']),
      ]),
      createdAt: dateOf(
        textOf(linked['datePublished']) ?? meta('article:published_time', 'datepublished', 'date', 'dcterms.created', 'dc.date', 'pubdate'),
      ),
      modifiedAt: dateOf(
        textOf(linked['dateModified']) ??
          meta('article:modified_time', 'og:updated_time', 'datemodified', 'last-modified', 'dcterms.modified'),
      ),
      keywords: names([...keywords, ...allMeta(document, ['article:tag'])]),
    },
  };
}

/** The address a page names as its own, absolute or as written; null when it names none. Reads no more than the page's head. */
export function canonicalUrlOf(html: string): string | null {
  const head = html.slice(0, Math.min(html.length, 200_000)).replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  for (const [tag] of head.matchAll(/<link\b[^>]{0,2000}>/gi)) {
    const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
    const address = (href?.[1] ?? href?.[2] ?? href?.[3] ?? '').trim().replaceAll('&amp;', '&');
    if (/\brel\s*=\s*["']?[^"'>]*\bcanonical\b/i.test(tag) && address !== '') return address;
  }
  return null;
}

/** RFC 3339 of a date as pages write it; null for what is none, or lies where no document's date does. */
export function dateOf(text: string | null): string | null {
  const written = (text ?? '').trim();
  if (!/\d{4}/.test(written) || written.length > 60) return null;
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(written) ? `${written}T00:00:00Z` : written);
  const year = date.getUTCFullYear();
  return year >= 1000 && year <= 9999 ? date.toISOString() : null;
}

/** `en-US` and `en_US` are `en`. */
export function languageOf(tag: string | null): string | null {
  return /^([a-z]{2})(?:[-_]|$)/i.exec((tag ?? '').trim())?.[1]?.toLowerCase() ?? null;
}

type Json = Readonly<Record<string, unknown>>;

/** The first entry that describes an article; later ones fill in what it leaves open. */
function linkedData(document: DomDocument): Json {
  const entries: Json[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    entries.push(...entriesOf(script.textContent ?? ''));
  const about = entries.filter((entry) => listOf(entry['@type'], (type) => type).some((type) => articleTypes.test(type)));
  return Object.assign({}, ...about.reverse()) as Json;
}

function entriesOf(source: string): Json[] {
  if (source.length > maxJsonLength) return [];
  try {
    const parsed: unknown = JSON.parse(source.trim().replace(/^<!\[CDATA\[|\]\]>$/g, ''));
    const top = Array.isArray(parsed) ? parsed : [parsed];
    return top.filter(isObject).flatMap((entry) => (Array.isArray(entry['@graph']) ? entry['@graph'].filter(isObject) : [entry]));
  } catch {
    return [];
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Texts, and the names of things that have one. */
function listOf(value: unknown, split = (text: string): string | string[] => text): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => split(textOf(one) ?? '')).filter((text) => text !== '');
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return isObject(value) && typeof value['name'] === 'string' ? value['name'] : null;
}

function metaOf(document: DomDocument, names: readonly string[]): string | null {
  return allMeta(document, names).at(0) ?? null;
}

function allMeta(document: DomDocument, names: readonly string[]): string[] {
  const found: { readonly place: number; readonly content: string }[] = [];
  for (const meta of document.querySelectorAll('meta')) {
    const said = new Set(
      ['property', 'name', 'itemprop', 'http-equiv'].flatMap((attribute) =>
        (meta.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/),
      ),
    );
    const place = names.findIndex((name) => said.has(name));
    const content = (meta.getAttribute('content') ?? '').trim();
    if (place !== -1 && content !== '') found.push({ place, content });
  }
  return found.sort((a, b) => a.place - b.place).map(({ content }) => content);
}

function firstLine(candidates: readonly (string | null)[]): string | null {
  return candidates.map((candidate) => toCanonicalLine(candidate ?? '').slice(0, 300)).find((line) => line !== '') ?? null;
}

/** Distinct, short, and no addresses. */
function names(candidates: readonly string[]): string[] {
  const lines = candidates
    .map((candidate) => toCanonicalLine(candidate))
    .filter((line) => line !== '' && line.length <= 100 && !/^https?:/.test(line));
  return [...new Set(lines)].slice(0, maxNames);
}
