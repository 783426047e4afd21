import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { caughtBy, heldBack, mayBeHeld } from './review.ts';
import type { ReviewConditions, ReviewPolicy } from './review-policy.ts';

const quiet = { verdict: 'current', date: null, words: null, documents: [], contradictions: [] } as const;
const answered: Answer = {
  id: 'q',
  status: 'answered',
  mode: 'extract',
  reason: null,
  text: 'Seventy degrees. [1]',
  sentences: [{ text: 'Seventy degrees.', markers: [1], verdict: 'verbatim' }],
  citations: [],
  passages: [],
  legs: [],
  fallbacks: [],
  freshness: quiet,
  gate: { score: 0.8, threshold: 0.7 },
  configurationId: 'c',
  usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 0 },
  timings: {},
};

function policy(when: ReviewConditions, more: Partial<ReviewPolicy> = {}): ReviewPolicy {
  return { id: 'p', version: 1, name: 'Policy', collectionId: null, effect: 'hold', when, reviewers: [], enabled: true, ...more };
}

function asked(text: string, groups: readonly string[] = [], keyId: string | null = 'key') {
  const principal = { organisationId: 'o', keyId, role: 'reader', groups } as const;
  return { text, scope: { principal, collectionIds: ['c'], filter: {}, asOf: null } };
}

describe('the words of a policy', () => {
  test.each([
    ['dismissal', 'What notice does a Dismissal need?', true],
    ['dismissal', 'What do dismissals need?', false],
    ['dismiss*', 'What do dismissals need?', true],
    ['notice  period', 'How long is the\nnotice period?', true],
    ['c++', 'May I write C++ here?', true],
    ['art', 'When does it start?', false],
    ['ärzt*', 'Welche ÄRZTIN hilft?', true],
    ['ärzt*', 'Welche A\u0308rztin hilft?', true],
    ['解雇', '従業員を解雇するには', true],
    ['50 %', 'Is it 50 % or more?', true],
    ['e-mail', 'May I read my e-mail?', true],
    ['e-mail', 'May I read my email?', false],
    ['e-mail', 'May I read my e\u2011mail?', true],
    ['e\u2013mail', 'May I read my e-mail?', true],
    ['salary', 'What is the sal\u00ADary?', true],
  ])('“%s” in “%s”: %s', (phrase, text, expected) => {
    expect(caughtBy([policy({ words: [phrase] })], asked(text), answered) !== null).toBe(expected);
  });

  test('may have any sign in them', () => {
    const signs = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at));
    const missed = signs.filter((sign) => caughtBy([policy({ words: [`a${sign}b`] })], asked(`Is a${sign}b right?`), answered) === null);
    expect(missed).toEqual([]);
  });

  test('are looked for in the question as it was understood too', () => {
    const understood = { query: 'How long is the notice of a dismissal?' } as NonNullable<Answer['understood']>;
    const caught = caughtBy([policy({ words: ['dismissal'] })], asked('And how long is it?'), { ...answered, understood });
    expect(caught?.policies[0]?.why).toEqual(['it says “dismissal”']);
  });
});

describe('a policy', () => {
  test('catches questions whose answer falls short, says why, and only when all that it names holds', () => {
    const caught = (when: ReviewConditions, answer: Partial<Answer> = {}): readonly string[] | undefined =>
      caughtBy([policy(when)], asked('How hot?', ['apprentices']), { ...answered, ...answer })?.policies[0]?.why;
    expect(caught({ outcomes: ['abstained'] })).toBeUndefined();
    expect(caught({ outcomes: ['abstained'] }, { status: 'abstained' })).toEqual(['your documents do not seem to answer it']);
    const choices = [{ question: 'How hot for green tea?', documentId: 'd', title: 'Tea', hint: '' }];
    expect(caught({ outcomes: ['abstained'] }, { status: 'abstained', choices })).toBeUndefined();
    const part = { question: 'How cold?', status: 'abstained', reason: null, gate: answered.gate } as const;
    expect(caught({ partOutcomes: ['abstained'] }, { parts: [part] })).toEqual([expect.stringContaining('of its part “How cold?”')]);
    expect(caught({ evidenceWithin: 0.05 })).toBeUndefined();
    expect(caught({ evidenceWithin: 0.2 })).toEqual([expect.stringContaining('0.800')]);
    expect(caught({ evidenceWithin: 0.2 }, { status: 'abstained' })).toBeUndefined();
    expect(caught({ sources: ['stale', 'contradicted'] })).toBeUndefined();
    expect(caught({ sources: ['stale', 'contradicted'] }, { freshness: { ...quiet, verdict: 'stale' } })).toEqual([
      'a source of it is stale',
    ]);
    expect(caught({ groups: ['apprentices'] })).toEqual(['somebody of the group “apprentices” asks']);
    expect(caught({ keys: ['key'], words: ['hot'] })).toHaveLength(2);
    expect(caught({ keys: ['another'], words: ['hot'] })).toBeUndefined();
  });

  test('that holds outweighs those that copy, and each is named', () => {
    const both = [policy({ words: ['hot'] }, { effect: 'copy', name: 'A' }), policy({ groups: ['g'] }, { name: 'B', reviewers: ['hr'] })];
    expect(caughtBy(both, asked('How hot?'), answered)).toMatchObject({ effect: 'copy', policies: [{ name: 'A' }] });
    expect(caughtBy(both, asked('How hot?', ['g']), answered)).toMatchObject({
      effect: 'hold',
      policies: [{ name: 'A' }, { name: 'B', reviewers: ['hr'] }],
    });
  });

  test('keeps what is about to be said back only where it may yet hold it', () => {
    expect(mayBeHeld([policy({ words: ['cold'] })], asked('How hot?'))).toBe(false);
    expect(mayBeHeld([policy({ words: ['cold'] })], asked('How hot?'), 'How hot or cold?')).toBe(true);
    expect(mayBeHeld([policy({ sources: ['stale'] })], asked('How hot?'))).toBe(true);
    expect(mayBeHeld([policy({ outcomes: ['abstained'] })], asked('How hot?'))).toBe(false);
    expect(mayBeHeld([policy({ words: ['hot'] }, { effect: 'copy' })], asked('How hot?'))).toBe(false);
  });
});

test('of an answer that is held back nothing that was said is left', () => {
  const fallbacks = ['“Seventy degrees.” was left out: no source says it'];
  const held = heldBack({ ...answered, fallbacks, citationCheck: { checked: 1, valid: 1 } }, 'a person will answer');
  expect(held).toMatchObject({ status: 'retrieval_only', reason: 'a person will answer', text: '', sentences: [], citations: [] });
  expect(JSON.stringify(held)).not.toContain('Seventy');
});
