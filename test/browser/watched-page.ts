import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** A page in a context of its own, and everything that went wrong in it: errors, dialogs, refusals of the content security policy. */
export interface WatchedPage extends AsyncDisposable {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly at: (id: string) => Locator;
}

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export async function openPage(browser: Browser, address: string, options: BrowserContextOptions = desktop): Promise<WatchedPage> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => void complaints.push(`dialog: ${dialog.message()}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  await page.goto(address);
  return {
    page,
    complaints,
    at: (id) => page.locator(`[data-testid=${id}]`),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** What reaches beyond the right edge of the screen; empty when all of it fits. A text, as these tests are compiled without the browser's types. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.tagName + ' ' + element.className)`);
