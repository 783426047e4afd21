import { gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { Fault } from '#core';

export interface SitemapEntries {
  /** Other sitemaps, when this is an index of them. */
  readonly sitemaps: readonly string[];
  readonly pages: readonly { readonly url: string; readonly lastmod: string | null }[];
}

/** Of sitemaps.org: XML, plain text with an address a line, either of them perhaps gzipped as a file. */
export function readSitemap(bytes: Buffer, { url, maxBytes }: { readonly url: string; readonly maxBytes: number }): SitemapEntries {
  const text = unzipped(bytes, { url, maxBytes }).toString('utf8');
  if (!text.trimStart().startsWith('<')) return { sitemaps: [], pages: addressesIn(text) };
  const entries: { in: string; url: string; lastmod: string }[] = [];
  let open: (typeof entries)[number] | null = null;
  let field = '';
  const parser = new Parser(
    {
      onopentag(name) {
        const local = localName(name);
        if (local === 'url' || local === 'sitemap') open = { in: local, url: '', lastmod: '' };
        // Only the plain names: image:loc and video:thumbnail_loc are no pages.
        field = name === 'loc' || name === 'lastmod' ? name : '';
      },
      ontext(data) {
        if (open && field === 'loc') open.url += data;
        if (open && field === 'lastmod') open.lastmod += data;
      },
      onclosetag(name) {
        const local = localName(name);
        if (open && local === open.in) {
          entries.push(open);
          open = null;
        }
        field = '';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  const found = entries
    .map((entry) => ({ ...entry, url: entry.url.trim(), lastmod: entry.lastmod.trim() || null }))
    .filter((entry) => entry.url !== '');
  return {
    sitemaps: found.filter((entry) => entry.in === 'sitemap').map((entry) => entry.url),
    pages: found.filter((entry) => entry.in === 'url').map((entry) => ({ url: entry.url, lastmod: entry.lastmod })),
  };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

const addressesIn = (text: string): SitemapEntries['pages'] =>
  text
    .split(/\s+/)
    .filter((line) => /^https?:\/\//.test(line))
    .map((url) => ({ url, lastmod: null }));

function unzipped(bytes: Buffer, { url, maxBytes }: { readonly url: string; readonly maxBytes: number }): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    throw new Fault('source_unreachable', `${url} is gzipped and cannot be read: damaged, or more than ${maxBytes} bytes.`, { cause });
  }
}
