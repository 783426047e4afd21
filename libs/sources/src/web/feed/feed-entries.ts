import { DomUtils, parseDocument } from 'htmlparser2';
import { z } from 'zod';
import { Fault } from '#core';
import { dateOf } from '../page-reader.ts';

export interface FeedEntry {
  readonly id: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly html: string;
  readonly publishedAt: Date | null;
  readonly modifiedAt: Date | null;
  readonly authors: readonly string[];
}

/** RSS 0.9 to 2.0, RDF, Atom and JSON Feed; the newest first, as feeds have it. */
export function readFeed(text: string, feedUrl: string): FeedEntry[] {
  const start = text.trimStart();
  const entries = start.startsWith('{') ? jsonEntries(start, feedUrl) : xmlEntries(start, feedUrl);
  return entries.filter((entry) => entry.id !== '');
}

const Text = z.string().nullish();
const JsonFeed = z.object({
  items: z.array(
    z.object({
      id: z.coerce.string(),
      url: Text,
      title: Text,
      content_html: Text,
      content_text: Text,
      summary: Text,
      date_published: Text,
      date_modified: Text,
      authors: z.array(z.object({ name: Text })).nullish(),
    }),
  ),
});

function jsonEntries(text: string, feedUrl: string): FeedEntry[] {
  const parsed = JsonFeed.safeParse(parseJson(text));
  if (!parsed.success) throw new Fault('source_unreachable', `${feedUrl} is JSON, but no JSON Feed with items.`);
  return parsed.data.items.map((item) => ({
    id: item.id,
    url: absolute(item.url ?? '', feedUrl),
    title: item.title ?? null,
    html: item.content_html ?? `<p>${escaped(item.content_text ?? item.summary ?? '')}</p>`,
    publishedAt: dateOf(item.date_published),
    modifiedAt: dateOf(item.date_modified ?? item.date_published),
    authors: (item.authors ?? []).flatMap(({ name }) => (name ? [name] : [])),
  }));
}

type Tag = ReturnType<typeof DomUtils.getElementsByTagName>[number];

function xmlEntries(text: string, feedUrl: string): FeedEntry[] {
  const document = parseDocument(text, { xmlMode: true, decodeEntities: true });
  const entries = DomUtils.findAll((tag) => tag.name === 'item' || tag.name === 'entry', document.children);
  const isFeed = DomUtils.findOne((tag) => /^(rss|feed|rdf:RDF)$/i.test(tag.name), document.children) !== null;
  if (!isFeed)
    throw new Fault('source_unreachable', `${feedUrl} is neither RSS, Atom nor a JSON Feed. For a web page make a source of kind "url".`);
  return entries.map((entry) => {
    const url = absolute(linkOf(entry), feedUrl);
    const modified = field(entry, 'updated', 'pubDate', 'dc:date', 'published');
    return {
      id: field(entry, 'id', 'guid') || (url ?? field(entry, 'title')),
      url,
      title: field(entry, 'title') || null,
      html: contentOf(entry),
      publishedAt: dateOf(field(entry, 'published', 'pubDate', 'dc:date')),
      modifiedAt: dateOf(modified),
      authors: [field(entry, 'dc:creator', 'author')].filter((name) => name !== ''),
    };
  });
}

function child(entry: Tag, name: string): Tag | undefined {
  return entry.children.find((node): node is Tag => 'name' in node && node.name.toLowerCase() === name.toLowerCase());
}

function field(entry: Tag, ...names: readonly string[]): string {
  for (const name of names) {
    const found = child(entry, name);
    const text = found ? DomUtils.textContent(child(found, 'name') ?? found).trim() : '';
    if (text !== '') return text;
  }
  return '';
}

/** Atom may hold the markup itself, all others hold it as text. */
function contentOf(entry: Tag): string {
  for (const name of ['content:encoded', 'content', 'description', 'summary']) {
    const found = child(entry, name);
    if (!found) continue;
    const isMarkup = found.attribs['type'] === 'xhtml';
    const html = isMarkup ? DomUtils.getInnerHTML(found) : DomUtils.textContent(found);
    if (html.trim() !== '') return found.attribs['type'] === 'text' ? `<p>${escaped(html)}</p>` : html;
  }
  return '';
}

function linkOf(entry: Tag): string {
  const links = entry.children.filter((node): node is Tag => 'name' in node && node.name.toLowerCase() === 'link');
  const best = links.find((link) => (link.attribs['rel'] ?? 'alternate') === 'alternate') ?? links[0];
  if (best) return best.attribs['href'] ?? DomUtils.textContent(best).trim();
  const guid = child(entry, 'guid');
  return guid && guid.attribs['isPermaLink'] !== 'false' ? DomUtils.textContent(guid).trim() : '';
}

function absolute(href: string, base: string): string | null {
  return href !== '' && URL.canParse(href, base) ? new URL(href, base).href : null;
}

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
