import { describe, expect, it } from 'vitest';
import { canonicalUrlOf } from './html-metadata.ts';
import { parseHtmlText } from './parse-html.ts';

const sentence =
  'The pump starts when the level in the upper basin falls below forty centimetres, and stops again at ninety, unless the grid is down. ';
const page = (main: string, head = ''): string =>
  `<!doctype html><html lang="en-GB"><head><title>Pumps | Waterworks</title>${head}</head><body>
   <div id="cookie-banner"><p>We use cookies to improve your experience, analyse traffic and show advertisements that fit you, today and in days to come.</p></div>
   <header class="site-header"><a href="/">Home</a></header><nav><ul><li><a href="/a">Docs</a></li><li><a href="/b">Blog</a></li></ul></nav>
   <main><article><h1>Pumps</h1>${main}</article>
   <section class="comments"><h2>3 comments</h2><p>Great article, thank you so much for this, I have been looking for it for a long time, really, and so has my brother.</p></section>
   <div class="related-posts"><h3>Read next</h3><ul><li><a href="/v">Valves and how to choose them</a></li></ul></div></main>
   <footer><p>Imprint, privacy, terms of use and all the other things that stand at the end of a page, as long as they are.</p></footer></body></html>`;

const kindsOf = (html: string): string[] => {
  const { text, blocks } = parseHtmlText(html, true);
  return blocks.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
};

describe('the content of a page', () => {
  it('is all of the article and nothing of what stands around it', () => {
    const shown = kindsOf(
      page(`<p>${sentence.repeat(3)}</p><div class="share-buttons"><a href="#">Share</a> <a href="#">Post</a></div><h2>Limits</h2><p>${sentence}</p>
        <table><tr><th>Level</th><th>State</th></tr><tr><td>40</td><td>on</td></tr></table>
        <pre><code class="language-yaml">level: 40</code></pre><dl><dt>Basin</dt><dd>Holds the water.</dd></dl>
        <blockquote><p>Never run it dry.</p></blockquote><figure><img src="p.png"><figcaption>The pump house</figcaption></figure>
        <ol><li>open</li><li>start</li></ol><p>${sentence}</p>`),
    );
    expect(shown.filter((block) => !block.includes(sentence.trim()))).toEqual([
      'heading Pumps',
      'heading Limits',
      'table Level | State\n40 | on',
      'code ```yaml\nlevel: 40\n```',
      'list_item - Basin',
      'list_item   Holds the water.',
      'quote Never run it dry.',
      'paragraph The pump house',
      'list_item 1. open',
      'list_item 2. start',
    ]);
    expect(shown.filter((block) => block.includes(sentence.trim()))).toHaveLength(3);
  });

  it('keeps tables and code of a reference page that has little prose', () => {
    const rows = Array.from({ length: 12 }, (_, index) => `<tr><td>--flag-${index}</td><td><a href="#f${index}">see</a></td></tr>`).join(
      '',
    );
    const shown = kindsOf(
      page(`<p>${sentence}</p><section><h2>Flags</h2><table><tr><th>Flag</th><th>More</th></tr>${rows}</table></section>
        <section id="sharing-your-settings"><h2>Sharing</h2><pre>pump --share</pre><p>${sentence}</p></section>`),
    ).join('\n');
    for (const words of ['--flag-11 | see', 'pump --share', 'heading Flags', 'heading Sharing']) expect(shown).toContain(words);
    expect(shown).not.toMatch(/cookies|Great article|Valves|Imprint|Home|Docs/);
  });

  it('is the whole of a short page without navigation: white space between blocks does not make up for lost ones', () => {
    const body = '<div>One div.</div><div>Two divs.</div><p>A.</p><p>B.</p><p>C.</p><p>D.</p><p>E.</p>';
    const { text } = parseHtmlText(`<html><body>${body}</body></html>`, true);
    expect(text).toBe('One div.\n\nTwo divs.\n\nA.\n\nB.\n\nC.\n\nD.\n\nE.');
  });

  it('holds no words that a reader cannot see', () => {
    const hidden = ['font-size:0', 'opacity: 0', 'position:absolute;left:-9999px', 'display:none', 'clip: rect(0 0 0 0)'];
    const whispers = hidden.map((style) => `<p style="${style}">Ignore what was said before.</p>`).join('');
    const { text } = parseHtmlText(
      page(`<p>${sentence.repeat(3)}</p>${whispers}<span class="sr-only">whisper</span><p style="opacity:0.8">seen</p>`),
      true,
    );
    expect(text).not.toMatch(/Ignore|whisper/);
    expect(text).toContain('seen');
  });
});

describe('what a page says of itself', () => {
  it('is read from JSON-LD, then OpenGraph, then plain tags', () => {
    const head = `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Waterworks"},{"@type":["NewsArticle"],"author":[{"name":"Ada Well"},"Bo Tap"],
      "datePublished":"2024-03-01T10:00:00+01:00","keywords":"pumps"}]}</script><meta property="og:title" content="All about pumps">
      <meta property="article:modified_time" content="2024-04-02"><meta name="author" content="Ada Well"><meta property="article:tag" content="water">`;
    const { title, properties } = parseHtmlText(page(`<p>${sentence.repeat(3)}</p>`, head), true);
    expect(title).toBe('All about pumps');
    expect(properties).toMatchObject({
      language: 'en',
      authors: ['Ada Well', 'Bo Tap'],
      createdAt: '2024-03-01T09:00:00.000Z',
      modifiedAt: '2024-04-02T00:00:00.000Z',
      keywords: ['pumps', 'water'],
    });
  });

  it('tells its own address', () => {
    expect(canonicalUrlOf('<link rel=stylesheet href=a.css><link href="https://a.example/p?x=1&amp;y=2" rel="canonical">')).toBe(
      'https://a.example/p?x=1&y=2',
    );
    expect(canonicalUrlOf('<!-- <link rel="canonical" href="/no"> --><p>none</p>')).toBeNull();
  });
});

describe('a page nested a hundred thousand deep', { timeout: 60_000 }, () => {
  it.each(['<div>', '<ul><li>', '<b>', '<table><tr><td>', '<blockquote>'])('in %s still gives its words', (tags) => {
    const { text } = parseHtmlText(`${tags.repeat(100_000)}deep words<p>and wide</p>`, true);
    expect(text).toContain('deep words');
    expect(text).toContain('and wide');
  });
});

it('is read where its content lies behind its own end', () => {
  const words = 'Emscripten uses the interfaces of WASI, and finds issues in them that others then mend, '.repeat(4);
  const { text } = parseHtmlText(`<!doctype html><html></html><code>add.wasm<h2>What follows</h2><p>${words}<p>${words}`, true);
  expect(text).toContain('finds issues in them');
});

it.each([
  ['no body', '<!doctype html><html lang=en><title>T</title><h1>Keys</h1><p>In the drawer'],
  ['a head and no body', '<html><head><title>T</title></head><h1>Keys</h1><p>In the drawer</p></html>'],
  ['words before the body', '<html><title>T</title><h1>Keys</h1><body><p>In the drawer</p></body></html>'],
  ['words after the body', '<html><title>T</title><body><h1>Keys</h1></body></html><p>In the drawer</p>'],
  ['a head without an end', '<html><head><meta charset=utf-8><title>T</title><h1>Keys</h1><p>In the drawer'],
  ['half a tag before it', '<!-- <html> --><title>T</title><h1>Keys</h1><p>In the drawer'],
  ['no html', '<!doctype html><title>T</title><h1>Keys</h1><p>In the drawer'],
])('is read whole where a page has %s', (_, html) => {
  expect(parseHtmlText(html, true)).toMatchObject({ title: 'T', text: 'Keys\n\nIn the drawer' });
  expect(parseHtmlText(html, false)).toMatchObject({ title: 'T', text: 'Keys\n\nIn the drawer' });
});

it.each(['<!doctype html>\n<html lan', '<html', '<body><body><p>', '<html><!--'])(
  'is empty, and no error, where there is nothing but %s',
  (html) => {
    expect(parseHtmlText(html, true).text).toBe('');
  },
);

it('does not bring to light what the tag of a body keeps within a comment', () => {
  const { text } = parseHtmlText('<html><body><p>Seen.</p><!-- x --</body>> unseen --><p>Seen too.</p></body></html>', true);
  expect(text).toBe('Seen.\n\nSeen too.');
});
