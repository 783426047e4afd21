import { expect, test } from 'vitest';
import type { ReviewPolicy } from '../http/bodies.ts';
import { policyOf, typedList } from './policy-form.ts';

const typed = (texts: Record<string, string>, ticks: Record<string, string[]> = {}) => ({
  text: (name: string) => texts[name] ?? '',
  ticked: (name: string) => ticks[name] ?? [],
});

test('a form says a policy, without the conditions that were left empty', () => {
  const form = typed(
    { name: 'Dismissals', effect: 'copy', words: 'fire*, notice period\n', evidenceWithin: '0.05', reviewers: 'hr' },
    { sources: ['stale'] },
  );
  expect(policyOf(form, null)).toEqual({
    name: 'Dismissals',
    effect: 'copy',
    when: { words: ['fire*', 'notice period'], sources: ['stale'], evidenceWithin: 0.05 },
    reviewers: ['hr'],
  });
});

test('one that names no question is not sent', () => {
  expect(policyOf(typed({ name: 'Nothing' }), null)).toContain('at least one condition');
});

test('what is not touched of a policy stays to the letter', () => {
  const when = { words: ['no, never', 'fire*'], keys: ['k1'] };
  const at = '2026-01-01T00:00:00Z';
  const made = { id: 'p', version: 1, collection: null, enabled: true, createdAt: at, updatedAt: at };
  const before: ReviewPolicy = { ...made, name: 'Old', effect: 'hold', when, reviewers: ['hr, north'] };
  const shown = { name: 'New', words: typedList(when.words), reviewers: typedList(before.reviewers) };
  expect(policyOf(typed(shown, { keys: ['k1'] }), before)).toEqual({ name: 'New', effect: 'hold', when, reviewers: ['hr, north'] });
  expect(policyOf(typed({ ...shown, words: 'no, never', reviewers: '' }), before)).toMatchObject({
    when: { words: ['no', 'never'] },
    reviewers: [],
  });
});
