import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReviewPolicy } from '#contract';
import { Service } from '../service.ts';
import { browserArguments, browserPath } from './chromium.ts';
import { openPage, phone, tooWide } from './watched-page.ts';

const path = browserPath();
const words = 'The dismissal of a cook needs four weeks of notice, given in writing.';
const question = 'How much notice does the dismissal of a cook need?';

describe.skipIf(path === null)('a question for a person, from the page that asks to the page that answers', () => {
  let service: Service;
  let browser: Browser;

  beforeAll(async () => {
    service = await Service.start({ environment: { AQUIFER_GENERATOR: 'none' } });
    browser = await chromium.launch({ executablePath: path ?? '', args: browserArguments });
    await service.settle('default', { name: 'notice.txt', bytes: words });
    await service.post('/v1/review-policies', { name: 'Dismissals', effect: 'hold', when: { words: ['dismiss*'] } });
  });
  afterAll(async () => {
    await browser?.close();
    await service?.[Symbol.asyncDispose]();
  });

  test('is answered by keyboard on a phone, and the answer comes to whoever waits for it', async () => {
    await using asker = await openPage(browser, `${service.url}/ask?q=${encodeURIComponent(question)}`);
    await asker.at('waits-for-person').waitFor();
    expect(await asker.at('answer').count()).toBe(0);

    await using reviewer = await openPage(browser, `${service.url}/review`, phone);
    const { page, at } = reviewer;
    await at('review-row').focus();
    await page.keyboard.press('Enter');
    await at('take').waitFor();
    expect(await tooWide(page)).toEqual([]);
    await at('take').press('Enter');
    await at('quotable').first().press('Enter');
    expect(await at('said').innerText()).toContain(words);
    await page.getByLabel('In your own words').fill('Call me first.');
    expect(await tooWide(page)).toEqual([]);
    await using trace = await openPage(browser, page.url().replace('/review/', '/questions/'));
    expect((await trace.at('waits-for-person').innerText()).trim()).toBe('This page shows the answer when it comes.');
    await page.reload();
    expect(await at('said').innerText()).toContain(words);
    expect(await page.getByLabel('In your own words').inputValue()).toBe('Call me first.');
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())));
    await page.getByRole('button', { name: 'Dismiss', exact: true }).press('Enter');
    await page.getByLabel('Why? Who asked is told this.').press('Control+Enter');
    await page.keyboard.press('Escape');
    expect(sent).toEqual([]);
    await page.getByLabel('In your own words').press('Control+Enter');
    await page.getByText(/^Answered by/).waitFor();

    await trace.page.getByText(/^Answered by/).waitFor();
    await asker.page.getByText(/^Answered by/).waitFor();
    expect(await asker.at('answer').innerText()).toMatch(/needs four weeks of notice[^]*in the words of the person[^]*Call me first\./);
    expect([...asker.complaints, ...trace.complaints, ...reviewer.complaints]).toEqual([]);
  });

  test('under a policy that an admin changes: what another admin did meanwhile is not overwritten', async () => {
    const when = { words: ['knife, sharp'], outcomes: ['refused'] };
    const made = await service.post('/v1/review-policies', { name: 'Knives', effect: 'copy', when, collection: 'default' });
    const { id } = (await made.json()) as ReviewPolicy;
    await using watched = await openPage(browser, `${service.url}/collections/default/review`, phone);
    const { page } = watched;
    const open = () => page.getByRole('listitem').filter({ hasText: 'Knives' }).getByTestId('change-policy').press('Enter');
    await open();
    expect(await tooWide(page)).toEqual([]);
    expect(await page.getByLabel('They say one of these').inputValue()).toBe('knife, sharp');
    await page.getByLabel('Name; who asks is told it').fill('Knives, all');
    await page.getByRole('group', { name: 'Each' }).getByLabel('has an answer').check();
    await service.fetch(`/v1/review-policies/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{ "enabled": false }',
    });
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('changed meanwhile').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listitem').filter({ hasText: 'Knives' }).getByText('off', { exact: true }).waitFor();
    await open();
    await page.getByLabel('Name; who asks is told it').fill('Knives, all');
    await page.getByRole('group', { name: 'Each' }).getByLabel('has an answer').check();
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Knives, all').waitFor();
    const { items } = await service.json<{ items: ReviewPolicy[] }>('/v1/review-policies');
    expect(items.at(-1)).toMatchObject({
      version: 3,
      effect: 'copy',
      when: { words: ['knife, sharp'], outcomes: ['refused', 'answered'] },
      enabled: false,
    });
    expect(watched.complaints.filter((words) => !words.includes('409'))).toEqual([]);
  });

  test('leaves nothing in the tab for whoever comes after with another key', async () => {
    await using watched = await openPage(browser, service.url);
    const { page } = watched;
    await page.evaluate(
      `for (const name of ['key', 'questions', 'review.1', 'review.1.own']) sessionStorage.setItem('aquifer.' + name, '[]')`,
    );
    await page.reload();
    await page.getByRole('button', { name: 'Forget key' }).click();
    expect(await page.evaluate('Object.keys(sessionStorage)')).toEqual([]);
  });
});
