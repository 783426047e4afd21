import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFeed } from './feed/feed-entries.ts';
import { normalUrl } from './normal-url.ts';
import { readHead } from './page-head.ts';
import { fileNameOf } from './page-item.ts';
import { WebAddress } from './settings.ts';
import { readSitemap } from './sitemap/sitemap-entries.ts';

describe('addresses', () => {
  test.each([
    ['HTTP://Example.ORG:80/a/../b?#x', 'http://example.org/b'],
    ['https://example.org/?b=2&a=1&utm_source=x&fbclid=y', 'https://example.org/?a=1&b=2'],
    ['https://example.org/a?q=a+b%20c', 'https://example.org/a?q=a+b%20c'],
    ['mailto:me@example.org', null],
    ['javascript:alert(1)', null],
  ])('%s is written %s', (href, normal) => {
    expect(normalUrl(href)).toBe(normal);
  });

  test('with a name or password are no settings, for settings are shown', () => {
    expect(WebAddress.safeParse('https://e.org/a@b?c=@').success).toBe(true);
    expect(WebAddress.safeParse('https://user:pass@e.org/').success).toBe(false);
    expect(WebAddress.safeParse('https://token@e.org/').success).toBe(false);
  });

  test('name files as they end, and pages as HTML', () => {
    expect(fileNameOf('https://example.org/docs/a%20b', 'text/html; charset=utf-8')).toBe('a b.html');
    expect(fileNameOf('https://example.org/', 'text/html')).toBe('example.org.html');
    expect(fileNameOf('https://example.org/x.pdf', 'application/pdf')).toBe('x.pdf');
    expect(fileNameOf('https://example.org/%E0%A4%A', null)).toBe('%E0%A4%A');
  });
});

test('the head of a page: links by its base, its canonical address and what it asks of robots', () => {
  const page =
    '<base href="/in/"><link rel="canonical" href="c?b=1&a=2"><a href="x">x</a><a href="x#y">y</a><a rel="nofollow" href="n">n</a><area href="/z">';
  const head = { links: ['https://e.org/in/x', 'https://e.org/z'], canonical: 'https://e.org/in/c?a=2&b=1', isIndexable: true };
  expect(readHead(page, 'https://e.org/a', null)).toEqual(head);
  expect(readHead(page, 'https://e.org/a', 'googlebot: noindex')).toEqual(head);
  expect(readHead(page, 'https://e.org/a', 'noindex').isIndexable).toBe(false);
  expect(readHead('<meta name="ROBOTS" content="None"><a href="x">x</a>', 'https://e.org/', null)).toMatchObject({
    links: [],
    isIndexable: false,
  });
  expect(readHead('<a'.repeat(50_000), 'https://e.org/', null).links).toEqual([]);
});

describe('a sitemap', () => {
  const limits = { url: 'https://e.org/sitemap.xml', maxBytes: 100_000 };
  test('lists pages with their dates and other sitemaps, and nothing of its pictures', () => {
    const text = `<urlset xmlns:image="x"><url><loc> https://e.org/a?x=1&amp;y=2 </loc><lastmod>2026-01-02</lastmod><image:image><image:loc>https://e.org/i.png</image:loc></image:image></url><url><loc>https://e.org/b</loc></url></urlset>`;
    const pages = [
      { url: 'https://e.org/a?x=1&y=2', lastmod: '2026-01-02' },
      { url: 'https://e.org/b', lastmod: null },
    ];
    expect(readSitemap(Buffer.from(text), limits)).toEqual({ sitemaps: [], pages });
    expect(readSitemap(gzipSync(text), limits).pages).toEqual(pages);
    const index = '<sitemapindex><sitemap><loc>https://e.org/1.xml.gz</loc></sitemap></sitemapindex>';
    expect(readSitemap(Buffer.from(index), limits).sitemaps).toEqual(['https://e.org/1.xml.gz']);
    expect(readSitemap(Buffer.from('https://e.org/a\nhttps://e.org/b\n'), limits).pages).toHaveLength(2);
  });

  test('that is a bomb is refused, and entities of its own stay as they are', () => {
    expect(() => readSitemap(gzipSync(Buffer.alloc(10_000_000)), limits)).toThrow(/cannot be read/);
    const laughs = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><urlset><url><loc>https://e.org/&b;</loc></url></urlset>';
    expect(readSitemap(Buffer.from(laughs), limits).pages.map(({ url }) => url)).toEqual(['https://e.org/&b;']);
  });
});

test.each([
  [
    'RSS',
    '<rss><channel><title>F</title><item><title>One</title><link>/1</link><guid isPermaLink="false">g1</guid><pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate><description>short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item></channel></rss>',
  ],
  [
    'Atom',
    '<feed><title>F</title><entry><id>g1</id><title>One</title><link rel="self" href="/self"/><link href="/1"/><published>2026-05-01T10:00:00Z</published><updated>2026-05-01T10:00:00Z</updated><content type="xhtml"><p>Long</p></content></entry></feed>',
  ],
  ['JSON Feed', '{"items":[{"id":"g1","url":"/1","title":"One","content_html":"<p>Long</p>","date_published":"2026-05-01T10:00:00Z"}]}'],
])('entries of %s are read alike', (_, text) => {
  const [entry] = readFeed(text, 'https://e.org/feed');
  expect(entry).toEqual({
    id: 'g1',
    url: 'https://e.org/1',
    title: 'One',
    html: '<p>Long</p>',
    publishedAt: new Date('2026-05-01T10:00:00Z'),
    modifiedAt: new Date('2026-05-01T10:00:00Z'),
    authors: [],
  });
});

test('what is no feed says so', () => {
  expect(() => readFeed('<html><body>Blog</body></html>', 'https://e.org/')).toThrow(/neither RSS, Atom nor a JSON Feed/);
  expect(() => readFeed('{"a":1}', 'https://e.org/')).toThrow(/no JSON Feed/);
});
