import { describe, expect, test } from 'vitest';
import { standingOf, visible } from './words.ts';

describe('a document that is held back', () => {
  test('is told by whether readers find it', () => {
    expect(standingOf({ state: 'open', status: 'quarantined' }).words).toBe('held back');
    expect(standingOf({ state: 'open', status: 'live' }).words).toBe('shown, marked');
    expect(standingOf({ state: 'approved', status: 'live' }).words).toBe('let in');
    expect(standingOf({ state: 'rejected', status: 'quarantined' }).words).toBe('kept out');
  });

  test('shows what no screen draws: letters in tags, and turns of the direction', () => {
    expect(visible('a\u{e0048}\u{e0069}')).toBe('aHi');
    expect(visible('pay\u202eevil\u200b')).toBe('pay‹U+202E›evil‹U+200B›');
    expect(visible('Straße, 東京')).toBe('Straße, 東京');
  });
});
