import { describe, expect, it } from 'vitest';
import { firstScale, movedBy, zoomed } from './page-scale.ts';
import { quoteInContext } from './quote-in-context.ts';
import { segmentsOf, widen, windowAround } from './segments.ts';

const whole = (text: string) => ({ start: 0, end: text.length });
const joined = (text: string, span: { start: number; end: number } | null) =>
  segmentsOf(text, whole(text), span)
    .map((segment) => segment.text)
    .join('');

describe('segmentsOf', () => {
  it('marks exactly the span, counted in UTF-16 code units', () => {
    const text = 'Flood 🌊 levels: <b>بغداد</b> rose 3 cm.\r\nNext line.';
    const quote = '<b>بغداد</b> rose';
    const span = { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length };
    const segments = segmentsOf(text, whole(text), span);
    expect(segments.filter((segment) => segment.kind === 'mark').map((segment) => segment.text)).toEqual([quote]);
    expect(joined(text, span)).toBe(text);
  });

  it('ignores a span that the text does not have', () => {
    for (const span of [
      { start: 2, end: 99 },
      { start: -1, end: 2 },
      { start: 3, end: 3 },
    ])
      expect(joined('short', span)).toBe('short');
  });

  it('shows a window of a long text around the span and widens it', () => {
    const text = `${'a'.repeat(100_000)}QUOTE${'b'.repeat(100_000)}`;
    const span = { start: 100_000, end: 100_005 };
    const window = windowAround(text.length, span);
    expect(window).toEqual({ start: 80_000, end: 120_005 });
    expect(segmentsOf(text, window, span).find((segment) => segment.kind === 'mark')?.text).toBe('QUOTE');
    expect(widen(window, text.length, 'start').start).toBe(60_000);
    expect(widen(window, text.length, 'end').end).toBe(140_005);
  });
});

describe('quoteInContext', () => {
  const passage = { chunkId: 'c1', span: { start: 50, end: 120 }, text: 'Twice. The valve closes. Then the valve closes. Then it rests.' };

  it('finds the quote by its span, not by its first occurrence', () => {
    const quote = 'valve closes.';
    const second = passage.text.lastIndexOf(quote);
    const found = quoteInContext({ chunkId: 'c1', quote, span: { start: 50 + second, end: 50 + second + quote.length } }, [passage]);
    expect(found).toEqual({ before: 'Twice. The valve closes. Then the ', quote, after: ' Then it rests.' });
  });

  it('cuts the surroundings between words', () => {
    const found = quoteInContext({ chunkId: 'c1', quote: 'Then the', span: { start: 0, end: 8 } }, [passage], 12);
    expect(found.before).toBe('… closes. ');
    expect(found.after).toBe(' valve …');
  });

  it('gives the bare quote when its passage is not at hand', () => {
    expect(quoteInContext({ chunkId: 'c9', quote: 'x', span: { start: 0, end: 1 } }, [passage])).toEqual({
      before: '',
      quote: 'x',
      after: '',
    });
  });
});

describe('the first look at a page', () => {
  const a4 = { width: 595 };
  const line = { page: 1, x: 72, y: 100, width: 240, height: 12 };

  it('shows all of it where that can be read', () => {
    expect(firstScale(a4, [line], 595)).toBe(1);
    expect(firstScale(a4, [], 300)).toBeCloseTo(0.504);
    expect(firstScale({ width: 100 }, [], 900)).toBe(1.6);
  });

  it('comes near to the words where it cannot, and no nearer than reading needs', () => {
    expect(firstScale(a4, [line], 340)).toBe(1.25);
    expect(firstScale(a4, [{ ...line, x: 92, width: 260 }], 340)).toBeCloseTo(340 / (352 - 71.4 + 24));
    expect(firstScale(a4, [{ ...line, width: 400 }], 340)).toBeCloseTo(0.8);
    expect(firstScale(a4, [{ ...line, x: 320 }], 340)).toBe(1.25);
    expect(firstScale(a4, [{ ...line, x: 0, width: 595 }], 340)).toBeCloseTo(340 / 595);
  });

  it('is moved no further than the end of the words asks for, and never past their beginning', () => {
    expect(movedBy({ left: 60, right: 330 }, 340)).toBe(0);
    expect(movedBy({ left: 80, right: 380 }, 340)).toBe(48);
    expect(movedBy({ left: 400, right: 900 }, 340)).toBe(392);
  });

  it('zooms by quarters within bounds', () => {
    expect(zoomed(1, 1, 0.5)).toBe(1.25);
    expect(zoomed(3.9, 1, 0.5)).toBe(4);
    expect(zoomed(0.26, -1, 0.5)).toBe(0.25);
  });
});
