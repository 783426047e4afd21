import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { sentencesOf } from './choose-evidence.ts';
import { contextOf } from './stand-alone.ts';

const leave = `# Parental leave

Employees may take twelve months. It is unpaid after the sixteenth week. Write to the People desk first.

## What to send

Send these before the first day:

- the expected date of birth
- a doctor's letter, which must
  carry a stamp
  1. from a practice in the country
  2. or from a hospital abroad
- the name of your deputy

They are kept for two years.`;

const sentences = sentencesOf(ranked(aFoundChunk(leave, { title: 'Handbook', headings: ['Handbook'] })));
const that = (words: string) => sentences.find(({ text }) => text.includes(words))!;
const contextIn = (words: string, before?: string) => contextOf(that(words), before === undefined ? undefined : that(before));

describe('what a sentence needs beside it', () => {
  it('is nothing where it names what it speaks of', () => {
    expect(contextIn('twelve months')).toBeUndefined();
    expect(contextIn('People desk')).toBeUndefined();
  });

  it('is the nearest heading above one that begins with a pronoun', () => {
    expect(contextIn('unpaid after')).toBe('under “Parental leave”');
    expect(contextIn('kept for two years')).toBe('under “What to send”');
  });

  it('is nothing where the sentence before it is said right before', () => {
    expect(contextIn('unpaid after', 'twelve months')).toBeUndefined();
    expect(contextIn('kept for two years', 'twelve months')).toBe('under “What to send”');
  });

  it('is the line that introduces a list, and the item that an inner list stands below', () => {
    expect(contextIn('expected date')).toBe('in the list “Send these before the first day”');
    expect(contextIn('name of your deputy')).toBe('in the list “Send these before the first day”');
    expect(contextIn('hospital abroad')).toBe("in the list “Send these before the first day”, “a doctor's letter, which must”");
  });

  it('is the heading of the passage, or its title, where a list begins before it', () => {
    const [item] = sentencesOf(ranked(aFoundChunk('- the date of the purchase\n- the receipt', { headings: ['Refunds', 'What we need'] })));
    expect(contextOf(item!, undefined)).toBe('under “What we need”');
    const [plain] = sentencesOf(ranked(aFoundChunk('This takes up to ten days.', { title: 'Refunds.pdf' })));
    expect(contextOf(plain!, undefined)).toBe('under “Refunds.pdf”');
    const [nameless] = sentencesOf(ranked(aFoundChunk('This takes up to ten days.', { title: '3f2b-88.pdf' })));
    expect(contextOf(nameless!, undefined)).toBeUndefined();
  });
});
