// Walks through the dashboard as a person would, on the development server: node dev/behave.mjs
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const server = spawn(process.execPath, [fileURLToPath(new URL('server.mjs', import.meta.url)), '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const base = await new Promise((resolve) => server.stdout.once('data', (line) => resolve(String(line).trim().replace(/\/$/, ''))));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const faults = [];

async function scene(name, act, path = '/') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
  page.on('dialog', () => faults.push(`${name}: a document opened a dialog`));
  page.on('console', (message) => /Content Security Policy/i.test(message.text()) && faults.push(`${name}: ${message.text()}`));
  try {
    await page.goto(base + path);
    await act(page);
    console.log(`ok    ${name}`);
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
    console.log(`FAILED ${name}\n${error.message}`);
  }
  await context.close();
}
const $ = (page, id) => page.locator(`[data-testid=${id}]`);
const ask = async (page, question) => {
  await $(page, 'question-input').fill(question);
  await $(page, 'ask-button').click();
};

await scene('an answer leads to the very words', async (page) => {
  await ask(page, 'When does the check valve close?');
  await page.waitForSelector('.answer-foot');
  const markers = $(page, 'citation-marker');
  assert.equal(await markers.count(), 4);
  const quotes = await page.locator('.answer .sentence bdi').allTextContents();
  for (let index = 0; index < 4; index += 1) {
    await markers.nth(index).click();
    await page.waitForFunction((quote) => document.querySelector('[data-testid=highlight]')?.textContent === quote, quotes[index]);
    await page.waitForTimeout(100);
    const box = await $(page, 'highlight').boundingBox();
    assert.ok(box.y > 0 && box.y < 800, 'the highlight is in view');
  }
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.reader').count(), 0);
  assert.match(page.url(), /\?q=When/);
  await $(page, 'feedback-up').click();
  await page.getByText('Thank you').waitFor();
});
for (const [name, path, answered] of [
  ['a question in the address', '/ask?q=When%20does%20the%20check%20valve%20close%3F&scenario=locked', '.answer-foot'],
  ['an explanation in the address', '/explain?q=When%20does%20the%20check%20valve%20close%3F&scenario=locked', '.makeup'],
])
  await scene(
    `${name} goes on by itself once a key was given`,
    async (page) => {
      await page.locator('#api-key').fill('right');
      await page.getByRole('button', { name: 'Use key' }).click();
      await page.waitForSelector(answered);
      assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0);
    },
    path,
  );
await scene('sentences come one by one and asking can be stopped', async (page) => {
  await ask(page, 'slow valve');
  await page.waitForSelector('.sentence');
  assert.ok((await page.locator('.sentence').count()) < 4);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped.').waitFor();
  assert.equal(await $(page, 'question-input').inputValue(), 'slow valve');
  assert.ok((await page.locator('.sentence').count()) >= 1);
});
await scene('an overloaded, failed or broken-off question keeps what was typed and can be asked again', async (page) => {
  for (const [question, says] of [
    ['overload it', 'All 4 places'],
    ['will it fail', 'ran out of memory'],
    ['break it', 'broke off'],
  ]) {
    await ask(page, question);
    await page.getByText(says).first().waitFor();
    assert.equal(await $(page, 'question-input').inputValue(), question);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  }
});
await scene('going back shows the earlier question again', async (page) => {
  await ask(page, 'How far is the moon?');
  await page.getByText('Your documents do not answer this').waitFor();
  await ask(page, 'When does the valve close?');
  await page.getByText('Answered from').waitFor();
  await page.goBack();
  await page.getByText('Your documents do not answer this').waitFor();
  assert.equal(await $(page, 'question-input').inputValue(), 'How far is the moon?');
});
await scene('only with the keyboard', async (page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('docu');
  await page.keyboard.press('Enter');
  await $(page, 'document-row').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('pump');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('[data-testid=document-row]').length === 1);
  await page.locator('[data-stop]').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.document-text');
});
await scene(
  'files are sent, refused with a reason, retried and deleted',
  async (page) => {
    await $(page, 'document-row').first().waitFor();
    await $(page, 'file-input').setInputFiles(
      ['a.md', 'b.md', 'setup.exe', 'c.md', 'd.md'].map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('x') })),
    );
    await page.getByText('4 files sent, 1 not').waitFor();
    await page.getByText('is a Windows program').waitFor();
    await page.getByRole('button', { name: 'Retry Contract' }).first().click();
    await page.waitForFunction(() => !/encrypted/.test(document.querySelector('.documents').textContent));
    const row = $(page, 'document-row').filter({ hasText: 'Notes <script>' });
    await row.hover();
    await row.getByRole('button', { name: /^Delete/ }).click();
    await page.getByText('1 revision and 2 chunks leave “default”').waitFor();
    await page.getByRole('button', { name: 'Delete document' }).click();
    await row.waitFor({ state: 'detached' });
  },
  '/documents',
);
await scene(
  'without a key it asks for one and goes on',
  async (page) => {
    await page.getByLabel('API key').last().fill('wrong');
    await page.getByRole('button', { name: 'Use key' }).click();
    await page.getByText('not accepted').waitFor();
    await page.getByLabel('API key').last().fill('right');
    await page.getByRole('button', { name: 'Use key' }).click();
    await $(page, 'document-row').first().waitFor();
  },
  '/documents?scenario=locked',
);
await scene(
  'a reader sees nothing that a reader may not do',
  async (page) => {
    await $(page, 'document-row').first().waitFor();
    await page.getByText('Signed in as reader').waitFor();
    assert.equal(await $(page, 'drop-zone').count(), 0);
    assert.equal(await page.getByRole('button', { name: /^Delete/ }).count(), 0);
  },
  '/documents?scenario=reader',
);
await scene(
  'a key is shown once and revoked',
  async (page) => {
    await page.locator('input[name=name]').fill('website');
    await page.getByRole('button', { name: 'Make key' }).click();
    assert.match(await page.getByLabel('The new key').inputValue(), /^aq_/);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Revoke website' }).click();
    await page.getByRole('button', { name: 'Revoke key' }).click();
    await page.locator('.badge', { hasText: 'revoked' }).waitFor();
  },
  '/system',
);

await browser.close();
server.kill();
console.log(faults.length === 0 ? 'all well' : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
