import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activity, DocumentList, SearchResult, System, Trace } from '#contract';
import type { z } from 'zod';
import { buildPdf, pdfPage } from '../fixtures/index.ts';
import { Service } from '../service.ts';
import { browserArguments, browserPath } from './chromium.ts';
import { desktop, openPage, phone, tooWide, type WatchedPage } from './watched-page.ts';

const path = browserPath();
const isRequired = process.env['CI'] === 'true';
const why = path === null ? ' (skipped: there is no Chromium on this machine)' : '';

const harbour = buildPdf({
  title: 'The harbour',
  pages: [
    pdfPage(
      'The harbour',
      'The harbour of Lunden lies behind two moles of granite. It was dug by hand and took eleven years to build.',
      'Ships longer than ninety metres wait outside until a pilot has come on board. The pilot boat is painted orange.',
    ),
    pdfPage(
      'The lighthouse',
      'The lighthouse of Lunden flashes twice every twelve seconds. Its lamp is visible for nineteen nautical miles in clear weather.',
      'The keeper climbs 214 steps each evening, although the lamp has switched itself on since 1971.',
    ),
    pdfPage(
      'Fog',
      'In fog the horn of the northern mole sounds once a minute. The ferry to the island does not sail when the second buoy cannot be seen from the quay.',
    ),
  ],
});
const question = 'How often does the lighthouse of Lunden flash?';
const bakery =
  '<!doctype html><html lang="en"><head><title>The bakery</title></head><body><main><h1>The bakery</h1><p>The bakery on the quay opens at five in the morning, because the fishermen buy their rye bread before they sail. On Sundays it stays closed.</p><p>The sourdough of the bakery is older than the bakery itself: the grandmother of the baker brought it along in 1934.</p></main></body></html>';

const hostile = `# The lift bridge <img src=x onerror="window.hacked=1"> \u202efdp.exe

The lift bridge of Lunden opens for sailing boats at noon \`<script>window.hacked=2</script>\` and at six in the \u001b[31mevening\u001b[0m. The keeper of the lift bridge rings a bell before the bridge opens for sailing boats, and the road is closed for ten minutes.

## Pictures

[Call the keeper](javascript:window.hacked=3) or look: <img src=x onerror="window.hacked=4">. \u202eNobody reads this backwards.
`;

test.runIf(isRequired)('Chromium is there', () => expect(path).not.toBeNull());

describe.skipIf(path === null)(`the road through the dashboard, on the running service${why}`, () => {
  let service: Service;
  let browser: Browser;

  beforeAll(async () => {
    service = await Service.start({ environment: { AQUIFER_GENERATOR: 'none' } });
    browser = await chromium.launch({ executablePath: path ?? '', args: browserArguments });
  });
  afterAll(async () => {
    await browser?.close();
    await service?.[Symbol.asyncDispose]();
  });

  const documents = async (): Promise<z.infer<typeof DocumentList>['items']> =>
    (await service.json<z.infer<typeof DocumentList>>('/v1/collections/default/documents?limit=100')).items;

  test('a PDF and a page go in, an answer comes out, and its citation opens the very words', async () => {
    await using watched = await openPage(browser, service.url);
    const { page, at } = watched;
    await page.getByRole('heading', { name: 'Ask your documents' }).waitFor();
    await page.getByRole('link', { name: 'Documents', exact: true }).click();
    await upload(watched, { 'harbour.pdf': harbour, 'bakery.html': bakery });
    expect(new Map((await documents()).map(({ title, status }) => [title, status]))).toEqual(
      new Map([
        ['The bakery', 'live'],
        ['The harbour', 'live'],
      ]),
    );

    await page.getByRole('link', { name: 'Ask', exact: true }).click();
    const trace = await askFor(watched, question);
    expect(await at('answer').innerText()).toContain('flashes twice every twelve seconds');
    await expectCitations(watched, trace);

    await at('feedback-up').click();
    await page.getByText('Thank you').waitFor();
    const { feedback } = await service.json<Trace>(`/v1/questions/${trace.id}`);
    expect(feedback.map(({ rating }) => rating)).toEqual(['up']);
    expect(watched.complaints).toEqual([]);
  });

  test('every address of the navigation can be loaded by itself', async () => {
    await using watched = await openPage(browser, service.url);
    const links = watched.page.locator('nav a[href^="/"]');
    await links.first().waitFor();
    const addresses = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
    expect(addresses).toContain('/evaluations');
    for (const address of new Set(addresses)) expect((await service.fetch(address)).status, address).toBe(200);
  });

  test('what is not in the documents is not answered, and the nearest passages are shown', async () => {
    await using watched = await openPage(browser, service.url);
    await watched.at('question-input').fill('Which colour has the tax form of Bolivia?');
    await watched.at('ask-button').click();
    await watched.page.getByText('Your documents do not answer this').waitFor();
    await watched.page.getByRole('heading', { name: 'What was found nearest' }).waitFor();
    expect(watched.complaints).toEqual([]);
  });

  test('Activity and System show the real figures', async () => {
    await using watched = await openPage(browser, new URL('/activity', service.url).href);
    const { page } = watched;
    const activity = await service.json<Activity>('/v1/activity?hours=24');
    await page.getByText(`${activity.answered} of ${activity.questions} questions answered`).waitFor();
    await page.getByRole('link', { name: 'Which colour has the tax form of Bolivia?' }).waitFor();
    await page.locator('.uplot').waitFor();
    await page.getByRole('link', { name: 'System', exact: true }).click();
    const system = await service.json<System>('/v1/system');
    for (const model of system.models) await page.locator('.title-cell', { hasText: model.id }).first().waitFor();
    await page.getByText(`${system.documents.live} live`).waitFor();
    expect(watched.complaints).toEqual([]);
  });

  test('a hostile document is text wherever it shows, and nothing in it runs', async () => {
    await using watched = await openPage(browser, new URL('/documents', service.url).href);
    const { page, at } = watched;
    await upload(watched, { '<img src=x onerror=hacked=6>.md': hostile });
    await expectHarmless(watched);
    await page.getByRole('link', { name: /onerror/ }).click();
    await page.locator('.document-text').waitFor();
    expect(await page.locator('.document-text').textContent()).toContain('<script>window.hacked=2</script>');
    await expectHarmless(watched);
    await page.getByRole('link', { name: 'Ask', exact: true }).click();
    const trace = await askFor(watched, 'When does the lift bridge of Lunden open for sailing boats?');
    expect(await at('answer').innerText()).toContain('< script>');
    await expectCitations(watched, trace);
    await expectHarmless(watched);
    await page.goto(new URL(`/questions/${trace.id}`, service.url).href);
    await page.locator('.waterfall').waitFor();
    await expectHarmless(watched);
    await page.goto(new URL('/activity', service.url).href);
    await page.locator('.uplot').waitFor();
    await expectHarmless(watched);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('lift');
    await page.getByRole('option', { name: /onerror/ }).waitFor();
    await expectHarmless(watched);
    expect(watched.complaints).toEqual([]);
  });

  test('the keyboard alone is enough', async () => {
    await using watched = await openPage(browser, service.url);
    const { page, at } = watched;
    await expect.poll(() => focused(page)).toBe('question-input');
    await page.keyboard.type(question);
    await page.keyboard.press('Enter');
    await page.locator('.answer-foot').waitFor();
    await tabTo(watched, '[data-testid=citation-marker]');
    await page.keyboard.press('Enter');
    await at('page-mark').first().waitFor();
    await page.keyboard.press('Escape');
    await at('page-mark').first().waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('citation-marker');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('docu');
    await page.keyboard.press('Enter');
    await at('document-row').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('harbour');
    await page.keyboard.press('Enter');
    await expect.poll(() => at('document-row').count()).toBe(1);
    await tabTo(watched, '[data-testid=document-row] a');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid=page-picture][data-drawn=true]').waitFor();
    await page.goto(`${page.url()}?page=99`);
    await expect.poll(() => at('page-number').innerText()).toBe('Page 3 of 3');
    await tabTo(watched, '.page-frame');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => at('page-number').innerText()).toBe('Page 2 of 3');
    expect(watched.complaints).toEqual([]);
  });

  test('on a phone the same road fits the screen', async () => {
    await using watched = await openPage(browser, new URL('/documents', service.url).href, phone);
    const { page, at } = watched;
    await upload(watched, {
      'customs.md': '# Customs\n\nThe customs house of Lunden weighs every crate of herring twice. The scales are checked in March.\n',
    });
    await expectFits(watched);
    await page.getByRole('link', { name: 'Ask', exact: true }).tap();
    const trace = await askFor(watched, 'How often is a crate of herring weighed?');
    await expectFits(watched);
    await expectCitations(watched, trace);
    await expectFits(watched);
    await page.getByRole('button', { name: 'Close' }).tap();
    await at('highlight').waitFor({ state: 'detached' });
    for (const [address, landmark] of [
      ['/activity', '.uplot'],
      ['/system', '.facts'],
      [`/questions/${trace.id}`, '.waterfall'],
      [`/documents/${trace.citations[0]?.documentId}`, '.document-text'],
    ] as const) {
      await page.goto(new URL(address, service.url).href);
      await page.locator(landmark).first().waitFor();
      await expectFits(watched);
    }
    expect(watched.complaints).toEqual([]);
  });

  test('a document is deleted once that is confirmed, and found no more', async () => {
    await using watched = await openPage(browser, new URL('/documents', service.url).href, desktop);
    const { page, at } = watched;
    const row = at('document-row').filter({ hasText: 'The bakery' });
    await row.hover();
    await row.getByRole('button', { name: 'Delete The bakery' }).click();
    await page.getByRole('button', { name: 'Keep document' }).click();
    await row.hover();
    await row.getByRole('button', { name: 'Delete The bakery' }).click();
    await page.getByText('1 revision and 1 chunk leave “default”').waitFor();
    await page.getByRole('button', { name: 'Delete document' }).click();
    await row.waitFor({ state: 'detached' });
    expect((await documents()).map(({ title }) => title)).not.toContain('The bakery');
    const found = (await (await service.post('/v1/search', { query: 'bakery sourdough grandmother' })).json()) as SearchResult;
    expect(found.items.map(({ title }) => title)).not.toContain('The bakery');
    expect(watched.complaints).toEqual([]);
  });

  /** Gives the files to the page and waits until each has a row that says live. */
  async function upload({ page, at }: WatchedPage, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
    const before = (await documents()).length;
    await at('file-input').setInputFiles(
      Object.entries(files).map(([name, content]) => ({ name, mimeType: '', buffer: Buffer.from(content) })),
    );
    const live = at('document-row').filter({ has: page.getByText('live', { exact: true }) });
    await expect.poll(() => live.count(), { timeout: 60_000 }).toBe(before + Object.keys(files).length);
  }

  /** Asks in the form, sees the stream end, and reads what the service kept of it. */
  async function askFor({ page, at }: WatchedPage, words: string): Promise<Trace> {
    await at('question-input').fill(words);
    const response = page.waitForResponse((candidate) => candidate.url().endsWith('/v1/questions'));
    await at('ask-button').click();
    expect((await response).headers()['content-type']).toContain('text/event-stream');
    const link = page.getByRole('link', { name: 'How this came about' });
    await link.waitFor();
    const trace = await service.json<Trace>(`/v1${await link.getAttribute('href')}`);
    expect(trace).toMatchObject({ status: 'answered', question: words });
    expect(trace.citations.length).toBeGreaterThan(0);
    return trace;
  }

  /** Every marker opens its document with exactly the quote marked, in view, at the span of the stored text. */
  async function expectCitations({ page, at }: WatchedPage, { citations }: Trace): Promise<void> {
    for (const { marker, documentId, revision, quote, span, boxes } of citations) {
      const button = at('citation-marker').filter({ hasText: new RegExp(`^${marker}$`) });
      await button.first().evaluate((element) => (element as unknown as { click(): void }).click());
      if (boxes.length > 0) await expectMarkedPage(page, at);
      await expect.poll(() => at('highlight').textContent()).toBe(quote);
      const text = await (await service.fetch(`/v1/documents/${documentId}/revisions/${revision}/text`)).text();
      expect(text.slice(span.start, span.end)).toBe(quote);
      await expect.poll(async () => isInView(await at('highlight').boundingBox(), page.viewportSize()?.height ?? 0)).toBe(true);
    }
  }
});

/** A PDF opens as its page, drawn, the marks in view; then as text. */
async function expectMarkedPage(page: Page, at: WatchedPage['at']): Promise<void> {
  await at('as-page').click();
  await page.locator('[data-testid=page-picture][data-drawn=true]').waitFor();
  const marked = at('page-mark').first();
  await expect.poll(async () => isInView(await marked.boundingBox(), page.viewportSize()?.height ?? 0)).toBe(true);
  expect(await page.evaluate<number>(inkUnderMark)).toBeGreaterThan(0.02);
  await at('as-text').click();
}

/** The share of dark dots in the picture below the first mark. A text, as these tests are compiled without the browser's types. */
const inkUnderMark = `(() => {
  const canvas = document.querySelector('[data-testid=page-picture]');
  const [outer, inner] = [canvas, document.querySelector('[data-testid=page-mark]')].map((element) => element.getBoundingClientRect());
  const scale = canvas.width / outer.width;
  const area = [inner.left - outer.left, inner.top - outer.top, inner.width, inner.height].map((length) => length * scale);
  const { data } = canvas.getContext('2d').getImageData(...area);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] < 100) dark += 1;
  return dark / (data.length / 4);
})()`;

const isInView = (box: { readonly y: number; readonly height: number } | null, height: number): boolean =>
  box !== null && box.y >= 0 && box.y + box.height <= height;

async function tabTo({ page }: WatchedPage, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`40 presses of Tab do not reach ${selector}`);
}

const focused = (page: Page): Promise<string | null> => page.locator(':focus').getAttribute('data-testid');

async function expectFits({ page }: WatchedPage): Promise<void> {
  expect(await tooWide(page)).toEqual([]);
}

async function expectHarmless({ page }: WatchedPage): Promise<void> {
  expect(await page.evaluate('typeof hacked')).toBe('undefined');
  expect(await page.locator('body script:not([src]), img[src="x"], [onerror], a[href^="javascript:"]').count()).toBe(0);
}
