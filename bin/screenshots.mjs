// Pictures of the dashboard on a real service with a small invented handbook in it; writes docs/images/ask.png, and with a folder all of them there.
// node bin/node24.mjs bin/screenshots.mjs [folder]
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBuilt } from './build.mjs';

await ensureBuilt();
const { Service } = await import('../dist/test/service.js');
const { browserPath, browserArguments } = await import('../dist/test/browser/chromium.js');
const { handbook, handbookQuestions } = await import('../dist/test/fixtures/index.js');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const readme = join(root, 'docs/images/ask.png');
const [folder] = process.argv.slice(2);
const wide = { width: 1280, height: 800 };
const sizes = [wide, { width: 390, height: 844 }];
const [first] = handbookQuestions.answered;
const answered = (page) => page.waitForSelector('.answer-foot');

async function fill(service) {
  for (const file of await handbook()) await service.upload('default', file);
  await service.untilIdle('default');
  const ids = [];
  for (const question of [...handbookQuestions.answered, ...handbookQuestions.open]) {
    const answer = await (await service.post('/v1/questions', { question })).json();
    ids.push(answer.id);
    console.log(`${answer.status}: ${question} ${answer.answer ? `-> ${answer.answer}` : `(${answer.reason})`}`);
  }
  await service.post(`/v1/questions/${ids[0]}/feedback`, { rating: 'up' });
  const { items } = await service.json('/v1/collections/default/documents');
  return { trace: ids[0], document: items.find((item) => item.title === 'Handling batteries').id };
}

function scenes({ trace, document }) {
  const ask = (question) => `/ask?${new URLSearchParams({ q: question })}`;
  return [
    ['ask-new', '/', (page) => page.waitForSelector('.ask-title')],
    ['ask-answer', ask(first), answered],
    ['ask-citation', ask(first), openCitation],
    ['ask-abstained', ask(handbookQuestions.open[0]), answered],
    ['documents', '/documents', (page) => page.waitForSelector('[data-testid=document-row]')],
    ['document', `/documents/${document}`, (page) => page.waitForSelector('.document-text')],
    ['activity', '/activity', (page) => page.waitForSelector('.uplot')],
    ['trace', `/questions/${trace}`, (page) => page.waitForSelector('.waterfall')],
    ['system', '/system', (page) => page.waitForSelector('.facts')],
  ];
}

async function openCitation(page) {
  await answered(page);
  await page.locator('[data-testid=citation-marker]').nth(1).click();
  await page.waitForSelector('[data-testid=highlight]');
  await page.mouse.move(0, 0);
}

async function shoot(browser, { url, scene: [, path, prepare], viewport, colorScheme, file, fullPage }) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    hasTouch: viewport.width < 500,
  });
  const page = await context.newPage();
  await page.goto(new URL(path, url).href);
  await prepare(page);
  await page.waitForFunction(() => document.querySelector('.skeleton, .progress-strip') === null);
  // Not fullPage: that draws what is fixed to the screen in the middle of the page.
  const height = fullPage ? await page.evaluate(() => document.documentElement.scrollHeight) : 0;
  await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, height) });
  await page.screenshot({ path: file });
  await context.close();
}

async function shootAll(browser, { url, all }) {
  mkdirSync(folder, { recursive: true });
  for (const viewport of sizes)
    for (const colorScheme of ['light', 'dark'])
      for (const scene of all) {
        const file = join(folder, `${scene[0]}-${viewport.width}-${colorScheme}.png`);
        await shoot(browser, { url, scene, viewport, colorScheme, file, fullPage: !/citation/.test(scene[0]) });
      }
  console.log(`${all.length * sizes.length * 2} pictures in ${folder}`);
}

const service = await Service.start();
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArguments }).catch(async (error) => {
  await service[Symbol.asyncDispose]();
  throw error;
});
try {
  const { url } = service;
  const all = scenes(await fill(service));
  mkdirSync(dirname(readme), { recursive: true });
  const scene = all.find(([name]) => name === 'ask-citation');
  await shoot(browser, { url, scene, viewport: { ...wide, height: 640 }, colorScheme: 'light', file: readme, fullPage: false });
  console.log(`${relative(root, readme)}, ${Math.round(statSync(readme).size / 1000)} kB`);
  if (folder) await shootAll(browser, { url, all });
} finally {
  await browser.close();
  await service[Symbol.asyncDispose]();
}
