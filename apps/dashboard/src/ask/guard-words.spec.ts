import { describe, expect, test } from 'vitest';
import type { AnswerGuard } from '../http/bodies.ts';
import { careOf, guardWords, readWords, separated } from './guard-words.ts';

const clean: AnswerGuard = { verdict: 'clean', question: null, passages: [], poisoned: [], withheld: [] };
const told: AnswerGuard = {
  ...clean,
  verdict: 'quarantined',
  passages: [
    { chunkId: 'marked', handling: 'marked', reason: 'it speaks to an assistant' },
    { chunkId: 'out', handling: 'left_out', reason: 'it says to ignore instructions' },
  ],
  poisoned: [{ chunkId: 'planted', kind: 'query-echo', reason: 'it repeats the question' }],
  withheld: [{ kind: 'link', reason: 'an address that no document has' }],
};

describe('what the guard did for an answer', () => {
  test('is nothing where it found nothing', () => {
    expect(guardWords(clean)).toBeNull();
    expect(careOf({ chunkId: 'plain', guard: null }, clean)).toBeNull();
  });

  test('is said in one line', () => {
    expect(guardWords(told)).toBe(
      '1 passage set apart, 1 passage given to no model, 1 passage read with care, 1 thing in the answer withheld or flagged',
    );
  });

  test('sets passages apart that no answer rests on, with the reason, and leaves suspect ones where they are', () => {
    const passages = ['planted', 'marked', 'out', 'plain'].map((chunkId) => ({ chunkId, guard: null }));
    const { used, apart } = separated(passages, told);
    expect(apart.map((passage) => careOf(passage, told)?.why)).toEqual(['it repeats the question']);
    expect(readWords(passages, told)).toBe('3 passages read, 1 set apart');
    expect(used.map((passage) => careOf(passage, told)?.word ?? null)).toEqual(['suspect', 'hostile', null]);
  });

  test('knows of a suspect document also where no model read it, and while the answer is on its way', () => {
    const passage = { chunkId: 'quoted', guard: { level: 'suspect', reason: 'it speaks to an assistant' } as const };
    expect(careOf(passage, undefined)).toEqual({ word: 'suspect', why: 'it speaks to an assistant', isApart: false });
  });
});
