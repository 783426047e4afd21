// Pictures of every page and state at two widths in both schemes, from the development server: node dev/shots.mjs FOLDER [PART OF A NAME]
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [folder = '/tmp/shots', only = ''] = process.argv.slice(2);
const answered = (page) => page.waitForSelector('.answer-foot');
const shots = [
  ['ask-new', '/ask'],
  ['ask-empty', '/ask?scenario=empty'],
  ['ask-answer', '/ask?q=When%20does%20the%20check%20valve%20close%3F', answered],
  [
    'ask-hover',
    '/ask?q=When%20does%20the%20check%20valve%20close%3F',
    async (page) => {
      await answered(page);
      await page.locator('[data-testid=citation-marker]').nth(1).focus();
    },
  ],
  [
    'ask-reader',
    '/ask?q=When%20does%20the%20check%20valve%20close%3F',
    async (page) => {
      await answered(page);
      await page.locator('[data-testid=citation-marker]').nth(2).click();
      await page.waitForSelector('[data-testid=highlight]');
    },
  ],
  ['ask-compose', '/ask?q=When%20stale%3F&mode=compose', answered],
  [
    'ask-verdicts',
    '/ask?q=When%20stale%3F&mode=compose',
    async (page) => {
      await answered(page);
      await page.locator('.verdicts summary').click();
    },
  ],
  ['ask-partial', '/ask?q=Is%20it%20partial%3F', answered],
  ['ask-stream', '/ask?q=slow%20valve', (page) => page.waitForSelector('[data-testid=citation-marker]')],
  ['ask-none', '/ask?q=How%20far%20is%20the%20moon%3F', answered],
  ['ask-failed', '/ask?q=Will%20it%20fail%3F', (page) => page.waitForSelector('.notice.bad')],
  ['fields', '/collections/default/fields', (page) => page.waitForSelector('.values')],
  ['limits', '/collections/default/limits', (page) => page.waitForSelector('.limits')],
  ['synonyms', '/collections/default/synonyms', (page) => page.waitForSelector('textarea')],
  ['explain-new', '/explain', (page) => page.waitForSelector('.empty')],
  ['explain', '/explain?q=When%20does%20the%20check%20valve%20close%3F&document=d4', (page) => page.waitForSelector('.why-not .records')],
  [
    'explain-parts',
    '/explain?q=When%20does%20the%20check%20valve%20close%20and%20how%20is%20it%20replaced%3F',
    (page) => page.waitForSelector('.makeup'),
  ],
  ['evaluations', '/evaluations', (page) => page.waitForSelector('.bars')],
  ['evaluations-empty', '/evaluations?scenario=empty', (page) => page.waitForSelector('.empty')],
  ['evaluation', '/evaluations/run-4', (page) => page.waitForSelector('.compared')],
  [
    'evaluation-compare',
    '/evaluations/run-4?against=run-3',
    async (page) => {
      await page.locator('.comparison summary').first().click();
    },
  ],
  ['evaluation-running', '/evaluations/run-5', (page) => page.waitForSelector('progress')],
  [
    'golden-new',
    '/evaluations',
    async (page) => {
      await page.locator('section[aria-label="Golden questions"] .button').click();
      await page.waitForSelector('dialog form');
    },
  ],
  ['configurations', '/configurations', (page) => page.waitForSelector('.settings-diff')],
  ['configurations-empty', '/configurations?scenario=empty', (page) => page.waitForSelector('.empty')],
  [
    'configuration-switch',
    '/configurations',
    async (page) => {
      await page.getByRole('button', { name: 'Roll back' }).click();
      await page.waitForSelector('dialog .settings-diff');
    },
  ],
  [
    'configuration-new',
    '/configurations',
    async (page) => {
      await page.getByRole('button', { name: 'New configuration' }).click();
      await page.waitForSelector('dialog form');
    },
  ],
  ['freshness', '/freshness', (page) => page.waitForSelector('.bars')],
  [
    'webhook-deliveries',
    '/system',
    async (page) => {
      await page.locator('section[aria-label=Webhooks] .acts button').first().click();
      await page.waitForSelector('dialog tbody');
    },
  ],
  [
    'webhook-new',
    '/system',
    async (page) => {
      await page.locator('section[aria-label=Webhooks] > button').click();
      await page.waitForSelector('dialog form');
    },
  ],
  ['documents', '/documents', (page) => page.waitForSelector('[data-testid=document-row]')],
  [
    'documents-upload',
    '/documents',
    async (page) => {
      await page.waitForSelector('[data-testid=document-row]');
      await page.setInputFiles(
        '[data-testid=file-input]',
        ['tea.html', 'setup.exe', 'a.md', 'b.md', 'c.md'].map((name) => ({
          name,
          mimeType: 'text/plain',
          buffer: Buffer.from(name.repeat(3000)),
        })),
      );
      await page.waitForSelector('.uploads .bad-words');
    },
  ],
  ['documents-empty', '/documents?scenario=empty', (page) => page.waitForSelector('.drop-zone')],
  [
    'documents-delete',
    '/documents',
    async (page) => {
      await page.waitForSelector('[data-testid=document-row]');
      await page
        .locator('[aria-label^=Delete]')
        .first()
        .click({ force: true, timeout: 3000 })
        .catch(() => {});
    },
  ],
  ['document', '/documents/d1?start=230&end=290', (page) => page.waitForSelector('.document-text')],
  ['document-diff', '/documents/d1?from=1&to=2', (page) => page.waitForSelector('.diff')],
  [
    'document-diff-apart',
    '/documents/d1?from=1&to=2',
    async (page) => {
      await page.getByRole('button', { name: 'Side by side' }).click();
      await page.waitForSelector('.is-apart');
    },
  ],
  [
    'document-rollback-delete',
    '/documents/d1',
    async (page) => {
      await page.getByRole('button', { name: 'Roll back to 1' }).click();
      await page.waitForSelector('.dialog');
    },
  ],
  ['activity', '/activity', (page) => page.waitForSelector('.uplot')],
  ['trace', '/questions/q1', (page) => page.waitForSelector('.waterfall')],
  ['system', '/system', (page) => page.waitForSelector('.facts')],
  [
    'palette',
    '/documents',
    async (page) => {
      await page.waitForSelector('[data-testid=document-row]');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('pump');
      await page.waitForTimeout(500);
    },
  ],
  [
    'more',
    '/evaluations',
    async (page) => {
      const more = page.locator('.rail .more');
      if (await more.isVisible()) await more.click();
    },
  ],
  ['locked', '/documents?scenario=locked', (page) => page.waitForSelector('.key-form')],
  ['broken', '/documents?scenario=broken', (page) => page.waitForSelector('.notice.bad')],
];

const server = spawn(process.execPath, [fileURLToPath(new URL('server.mjs', import.meta.url)), '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const base = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(String(line).trim().replace(/\/$/, ''))));
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
let faults = 0;
const complain = (...what) => {
  faults += 1;
  console.log(...what);
};

async function shoot([name, path, prepare], width, height, colorScheme) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, hasTouch: width < 500 });
  const page = await context.newPage();
  page.on('pageerror', (error) => complain(name, width, error.message));
  page.on('console', (message) => message.type() === 'error' && !/status of/.test(message.text()) && complain(name, width, message.text()));
  await page.goto(base + path);
  await Promise.resolve(prepare?.(page)).catch((error) => complain(name, width, error.message.split('\n')[0]));
  await page.waitForTimeout(350);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) complain(name, width, `wider than the screen by ${overflow} px`);
  await page.screenshot({
    path: join(folder, `${name}-${width}-${colorScheme}.png`),
    fullPage: !/reader|hover|palette|delete|more/.test(name),
  });
  await context.close();
}

const wanted = shots.filter(([name]) => name.includes(only));
const sizes = [
  [1280, 800],
  [390, 844],
];
for (const [width, height] of sizes)
  for (const scheme of ['light', 'dark']) for (const shot of wanted) await shoot(shot, width, height, scheme);
await browser.close();
server.kill();
console.log(faults === 0 ? 'no faults' : `${faults} faults`);
