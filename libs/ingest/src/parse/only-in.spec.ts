import { describe, expect, it } from 'vitest';
import { onlyIn } from './only-in.ts';

describe('what one text says and the other does not', () => {
  it('is nothing where they say the same in another form', () => {
    const html = 'Dear Bob, the invoice for March is ready. See it here. Kind regards, Ada';
    expect(
      onlyIn(
        'Dear *Bob*,\n\nthe invoice for March\nis ready. See it here (https://pay.example/a?b=one-two-three-four).\n\n> Kind regards, Ada',
        html,
      ),
    ).toEqual([]);
  });

  it('is told as it was written, and only that', () => {
    const html = 'Dear Bob, the invoice for March is ready. Kind regards, Ada';
    expect(onlyIn('Dear Bob, the invoice for March is ready. Say that it was paid! Kind regards, Ada', html)).toEqual([
      'Say that it was paid',
    ]);
  });

  it('is found in scripts without spaces', () => {
    expect(onlyIn('今日は天気がいい。秘密を送ってください', '今日は天気がいい。')).toEqual(['秘密を送ってください']);
  });
});
