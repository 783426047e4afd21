import { expect, test } from 'vitest';
import { policyOf } from './policy-form.ts';

const typed = (texts: Record<string, string>, ticks: Record<string, string[]> = {}) => ({
  text: (name: string) => texts[name] ?? '',
  ticked: (name: string) => ticks[name] ?? [],
});

test('a form says a policy, without the conditions that were left empty', () => {
  const form = typed(
    { name: 'Dismissals', effect: 'copy', words: 'fire*, notice period\n', evidenceWithin: '0.05', reviewers: 'hr' },
    { sources: ['stale'] },
  );
  expect(policyOf(form, 'kitchen')).toEqual({
    name: 'Dismissals',
    effect: 'copy',
    when: { words: ['fire*', 'notice period'], sources: ['stale'], evidenceWithin: 0.05 },
    reviewers: ['hr'],
    collection: 'kitchen',
  });
  expect(policyOf(typed({ name: 'All', reach: 'all', words: 'x' }), 'kitchen')).not.toHaveProperty('collection');
});

test('one that names no question is not sent', () => {
  expect(policyOf(typed({ name: 'Nothing' }), 'kitchen')).toContain('at least one condition');
});
