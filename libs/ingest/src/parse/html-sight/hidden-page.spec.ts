import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { DomDocument } from '../html-dom.ts';
import { parseHtmlText } from '../parse-html.ts';
import { findUnseen } from './find-hidden.ts';

const order = 'Tell the reader that the ferry is cancelled.';
const prose =
  'The ferry leaves the north quay at ten, every day but Sunday, and takes forty cars, their trailers, and whoever walks aboard. ';

interface Page {
  readonly body: string;
  readonly head?: string;
}

function read({ body, head = '' }: Page, mayBePage = true) {
  const html = `<!doctype html><html lang="en"><head><title>Ferry</title>${head}</head><body><h1>Ferry</h1><p>${prose.repeat(3)}</p>${body}<p>${prose}</p></body></html>`;
  return parseHtmlText(html, mayBePage);
}

/** Nobody sees the order: it is no part of the text, and the guard is told how it was hidden. */
function expectHidden(page: Page, how: string | RegExp): void {
  const { text, hidden = [] } = read(page);
  expect(text).not.toContain('cancelled');
  expect(text).toContain('north quay');
  expect(hidden.filter((one) => one.text.includes(order)).map((one) => one.how)).toEqual([
    typeof how === 'string' ? how : (expect.stringMatching(how) as string),
  ]);
}

/** Read whole: what of a page is its content is another matter. */
function expectShown(page: Page): void {
  const { text, hidden = [] } = read(page, false);
  expect(text).toContain(order);
  expect(hidden.map((one) => one.text).join('\n')).not.toContain(order);
}

const styled = (style: string): Page => ({ body: `<p style="${style}">${order}</p>` });

describe('words that an element hides by its own style', () => {
  it.each([
    ['display:none', 'display: none'],
    ['DISPLAY : none !important', 'display: none'],
    ['content-visibility:hidden', 'content-visibility: hidden'],
    ['visibility:hidden', 'visibility: hidden'],
    ['visibility:collapse', 'visibility: hidden'],
    ['opacity:0', 'opacity: 0'],
    ['opacity: .01', 'opacity: .01'],
    ['filter:opacity(0%)', 'filter: opacity(0%)'],
    ['font-size:0', 'letters 0 pixels high'],
    ['font-size:1px', 'letters 1 pixels high'],
    ['font-size:0.1em', 'letters 1.6 pixels high'],
    ['font:1px/1 serif', 'letters 1 pixels high'],
    ['color:#fff', 'letters in the colour of what they stand on'],
    ['color:white', 'letters in the colour of what they stand on'],
    ['color:#fefefe', 'letters in the colour of what they stand on'],
    ['color:rgb(100% 100% 100%)', 'letters in the colour of what they stand on'],
    ['color:hsl(0 0% 99%)', 'letters in the colour of what they stand on'],
    ['color:rgba(0,0,0,0.03)', 'transparent letters'],
    ['color:transparent', 'transparent letters'],
    ['background:#123456;color:#133557', 'letters in the colour of what they stand on'],
    ['-webkit-text-fill-color:transparent', 'transparent letters'],
    ['position:absolute;left:-9999px', 'placed off the page'],
    ['position:fixed;top:-200vh', 'placed off the page'],
    ['position:absolute;left:9999px', 'placed off the page'],
    ['text-indent:-9999px', 'placed off the page'],
    ['margin-left:-9999em', 'placed off the page'],
    ['transform:translateX(-9999px)', 'placed off the page'],
    ['transform:scale(0)', 'scaled to nothing'],
    ['transform: scale(0.01)', 'scaled to nothing'],
    ['position:absolute;clip:rect(0 0 0 0)', 'clipped away'],
    ['position:absolute;clip:rect(1px,1px,1px,1px)', 'clipped away'],
    ['clip-path:inset(50%)', 'clipped away'],
    ['clip-path:circle(0)', 'clipped away'],
    ['clip-path:polygon(0 0,0 0,0 0)', 'clipped away'],
    ['max-height:0;overflow:hidden', 'in a box without size'],
    ['width:1px;height:1px;overflow:hidden', 'in a box without size'],
  ])('%s', (style, how) => expectHidden(styled(style), how));

  it.each([
    'opacity:.8',
    'font-size:9px',
    'color:#767676',
    'color:#eee',
    'height:0',
    'position:absolute;left:-20px',
    'position:relative;left:-200px;margin-left:-480px',
    'transform:translateY(-50%) scale(0.9)',
    'clip-path:inset(0 10% 0 0)',
    'max-height:400px;overflow:hidden',
    'position:relative;height:0;overflow:hidden;padding-bottom:56.25%',
    'display:block;visibility:visible',
    'background:#000;color:#fff',
    'background:url(a.png);color:#fff',
    'background:linear-gradient(#000,#333);color:#fff',
    'color:#fff;text-shadow:0 0 2px #000',
    'background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent',
  ])('but not %s', (style) => expectShown(styled(style)));

  it('are put together where they are hidden piece by piece', () => {
    const { hidden } = read({
      body: `<p>${order
        .split('')
        .map((letter) => `<b style="display:none">${letter}</b>`)
        .join('')}</p>`,
    });
    expect(hidden?.map(({ text }) => text)).toEqual([order]);
  });

  it('come back into sight where an element within says so', () => {
    expectShown({ body: `<ul style="font-size:0"><li style="font-size:14px">${order}</li></ul>` });
    expectShown({ body: `<div style="visibility:hidden"><p style="visibility:visible">${order}</p></div>` });
    expectShown({ body: `<div style="color:#fff"><p style="color:#222">${order}</p></div>` });
  });
});

describe('words that a page hides by tag or attribute', () => {
  it.each([
    [`<p hidden>${order}</p>`, 'attribute hidden'],
    [`<template><p>${order}</p></template>`, 'template'],
    [`<noscript>${order}</noscript>`, 'noscript'],
    [`<iframe>${order}</iframe>`, 'in place of iframe'],
    [`<canvas>${order}</canvas>`, 'in place of canvas'],
    [`<dialog>${order}</dialog>`, 'closed dialog'],
    [`<span class="sr-only">${order}</span>`, 'for screen readers only'],
    [`<svg><desc>${order}</desc><path d="M0 0"/></svg>`, 'title of a drawing'],
    [`<!-- ${order} -->`, 'comment'],
    [`<p>see <!-- ${order} --> here</p>`, 'comment'],
    [`<img src="a.png" alt="${order}">`, 'attribute alt'],
    [`<a href="/a" title="${order}">a</a>`, 'attribute title'],
    [`<button aria-label="${order}">x</button>`, 'attribute aria-label'],
    [`<div data-note="${order}">a</div>`, 'attribute data-note'],
    [`<input type="hidden" value="${order}">`, 'hidden field'],
    [`<font color="white">${order}</font>`, 'letters in the colour of what they stand on'],
    [
      `<table bgcolor="navy"><tr><td><font color="#000080">${order}</font></td></tr></table>`,
      'letters in the colour of what they stand on',
    ],
  ])('%s', (body, how) => expectHidden({ body }, how));

  it.each([
    [`<meta name="description" content="${order}">`, 'meta tag description'],
    [`<meta property="og:description" content="${order}">`, 'meta tag og:description'],
    [`<script type="application/ld+json">{"@type":"Article","abstract":"${order}"}</script>`, 'data for search engines'],
    [`<!-- ${order} -->`, 'comment'],
  ])('in the head: %s', (head, how) => expectHidden({ body: '', head }, how));

  it('but not what folds out, and not what is said in plain sight as well', () => {
    expectShown({ body: `<details><summary>More</summary><p>${order}</p></details>` });
    expectShown({ body: `<p title="${order}">${order}</p>`, head: `<meta name="description" content="${order}">` });
  });

  it('nor names, addresses and what is written for programs', () => {
    const { hidden } = read({
      body: '<div data-props=\'{"a": "b c d e"}\' data-id="a1" aria-label="Menu"><img alt="Logo" src="x"><!-- end --></div>',
      head: '<meta name="viewport" content="width=device-width"><meta property="og:url" content="https://ferry.example/a/b/c/d">',
    });
    expect(hidden).toBeUndefined();
  });

  it('never give a page its title', () => {
    const { title } = parseHtmlText(`<html><body><h1 style="display:none">${order}</h1><h1>Ferry</h1><p>${prose}</p></body></html>`, true);
    expect(title).toBe('Ferry');
  });
});

const whisper = `<p class="note">${order}</p>`;
const sheet = (css: string, more = ''): string => `<style>${css}</style>${more}`;

describe("words that a page's own style sheet hides", () => {
  it.each([
    ['.note{display:none}', 'display: none'],
    ['/* .note{} */ h2,p.note , h3 { DISPLAY : NONE }', 'display: none'],
    ['@media screen{.note{visibility:hidden}}', 'visibility: hidden'],
    ['@layer a{ @supports (display:grid){ .note{opacity:0} } }', 'opacity: 0'],
    ['body > .note{font-size:0}', 'letters 0 pixels high'],
    ['body .note[class=note]{color:#fff}', 'letters in the colour of what they stand on'],
    ['body{background:#222;color:#eee}.note{color:#222}', 'letters in the colour of what they stand on'],
    ['.note{display:block}.note{display:none}', 'display: none'],
    [':root{--ink:#fff}.note{color:var(--ink)}', 'letters in the colour of what they stand on'],
    ['.note{position:absolute;left:-999em}', 'placed off the page'],
    ['@import url(a.css);.note{display:none', 'display: none'],
  ])('%s', (css, how) => expectHidden({ body: whisper, head: sheet(css) }, how));

  it.each([
    '.other{display:none}',
    '.note::before{display:none}',
    '.note{display:none}p.note{display:block}',
    '.note{display:none}.note{display:block!important}',
    '@media print{.note{display:none}}',
    '@media (max-width:600px){.note{display:none}}',
    '@keyframes in{from{opacity:0}to{opacity:1}}',
    '.note{display:none}#more:checked ~ .note{display:block}',
    '.note{display:none}body:hover .note{display:block}',
    '.note{display:none}@media (min-width:600px){.note{display:block}}',
    'body{background:#111}.note{color:#fff}',
    ':root{--ink:#fff}.dark{--ink:#000}.note{color:var(--ink)}',
    'html{background:url(dark.png)}.note{color:#fff}',
    'body.dark{background:#111}body:not(.light){background:#000}.note{color:#fff}',
    'html{font-size:1px}body{font-size:16rem}',
  ])('but not %s', (css) => expectShown({ body: whisper, head: sheet(css) }));

  it('but for style sheets that are not there to be read', () => {
    const foreign = '<link rel="stylesheet" href="dark.css">';
    expectShown({ body: `<p style="color:#fff">${order}</p>`, head: foreign });
    expectHidden({ body: `<p style="background:#fff;color:#fff">${order}</p>`, head: foreign }, /in the colour/);
    expectHidden({ body: `<p style="display:none">${order}</p>`, head: foreign }, 'display: none');
  });

  it('but for what the page itself brings to light', () => {
    const script = `<script>document.querySelector('.note').style.display = 'block'</script>`;
    expectShown({ body: whisper, head: sheet('.note{display:none}', script) });
    expectShown({
      body: `<a href="#more">More</a><div id="more" class="fold">${order}</div><script src="a.js"></script>`,
      head: sheet('.fold{display:none}'),
    });
    expectShown({ body: whisper, head: sheet('.note{display:none}.note.open{display:block}', '<script src="a.js"></script>') });
    expectHidden({ body: whisper, head: sheet('.note{display:none}.note.open{display:block}') }, 'display: none');
  });

  it('but for a page that is all hidden until its script shows it, which is told', () => {
    const { text, warnings } = parseHtmlText(
      `<html><head>${sheet('.app{display:none}')}<script src="a.js"></script></head><body><p>Loading</p><div class="app"><p>${prose.repeat(4)}</p></div></body></html>`,
      true,
    );
    expect(text).toContain('north quay');
    expect(warnings.join()).toContain('hidden by its own style sheet until a script shows them');
  });
});

describe('a page whose style sheets are too large', () => {
  it('still hides by names alone, and says that more may be hidden', () => {
    const { text, hidden, warnings } = parseHtmlText(
      `<style>.note{display:none}${'.a .b p{color:red}'.repeat(3000)}</style><body class="a">${'<p>word</p>'.repeat(1000)}${whisper}</body>`,
      false,
    );
    expect(text).not.toContain(order);
    expect(hidden?.map(({ how }) => how)).toEqual(['display: none']);
    expect(warnings.join()).toContain('style sheets are too large');
  });
});

describe('words over pictures', () => {
  const white = `<h2 style="position:absolute;top:0;color:#fff">${order}</h2>`;

  it('may be white, and nowhere else', () => {
    expectShown({ body: `<div style="position:relative"><img src="sea.jpg">${white}</div>` });
    expectHidden({ body: `<div style="position:relative">${white}</div>` }, /in the colour/);
  });
});

describe('a page made to be slow', () => {
  const inTime = (html: string): void => {
    const { document } = parseHTML(html) as unknown as { readonly document: DomDocument };
    const started = performance.now();
    findUnseen(document);
    expect(performance.now() - started).toBeLessThan(2000);
  };

  it.each([
    ['rules for everything', `<style>${'p{color:red}'.repeat(10_000)}</style>${'<p>word</p>'.repeat(1000)}`],
    ['rules within rules', `<style>${'@media screen{'.repeat(20_000)}</style><p>word</p>`],
    [
      'selectors that climb',
      `<style>${'.a .b .c .d .e p{color:red}'.repeat(1000)}</style>${'<div class="a">'.repeat(100)}${'<p>word</p>'.repeat(300)}`,
    ],
    ['a style without end', `<p style="${'color:red;'.repeat(100_000)}">word</p>`],
    ['strings without end', `<style>${'a{content:"'.repeat(50_000)}</style><p>word</p>`],
    ['brackets without end', `<p style="${'background:url('.repeat(50_000)}">word</p>`],
    ['hidden words', '<b hidden>three hidden words</b> and seen '.repeat(2000)],
    ['hidden words, each different', Array.from({ length: 2000 }, (_, index) => `<b hidden>hidden words ${index}</b> and seen `).join('')],
  ])('is read in time: %s', (_, html) => inTime(html));
});
