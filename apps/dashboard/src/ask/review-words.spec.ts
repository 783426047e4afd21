import { expect, test } from 'vitest';
import type { ReviewOutcome } from '../http/bodies.ts';
import { copiedWords, heldSummary } from './review-words.ts';

const open: ReviewOutcome = {
  effect: 'hold',
  state: 'open',
  policies: [{ id: 'p', name: 'Dismissals', effect: 'hold', why: ['it says “fire*”'] }],
  since: '2026-11-22T02:00:00.000Z',
  poll: '/v1/questions/q',
  by: null,
  at: null,
  reason: null,
  answer: null,
};
const by = { by: { role: 'editor', key: 'Edith' }, at: '2026-11-22T03:00:00.000Z' };

test('a question that is held says that a person will answer, why, and who did', () => {
  expect(heldSummary(open)).toMatchObject({ head: 'A person will answer this', detail: 'Policy “Dismissals”: it says “fire*”.' });
  expect(heldSummary({ ...open, state: 'taken' }).head).toContain('now');
  expect(heldSummary({ ...open, ...by, state: 'answered' })).toMatchObject({
    tone: 'good',
    head: expect.stringContaining('Edith (editor)'),
  });
  expect(heldSummary({ ...open, ...by, state: 'dismissed', reason: 'ask the office' }).detail).toBe('Ask the office');
});

test('an answer that is also looked at says so', () => {
  expect(copiedWords(open)).toContain('will also look at this');
  expect(copiedWords({ ...open, ...by, state: 'dismissed', reason: 'It stands.' })).toMatch(/Edith.*: It stands\./);
});
