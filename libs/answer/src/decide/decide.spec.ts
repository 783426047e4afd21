import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { withoutAnswer } from './decide.ts';

const passages = [
  ranked(aFoundChunk('Version 2.10.3 fixes the login crash. Error E-1042 is gone.')),
  ranked(aFoundChunk('The pump needs seal kit SK220.')),
];
const found = { passages, queryVector: Float32Array.of(1) };
const decide = (text: string, score = 0.9) =>
  withoutAnswer({ mode: 'auto', text }, found, { weighed: { score, evidence: [] }, threshold: 0.732 });

describe('without an answer', () => {
  it.each(['?!… ---', '🔥', '\u0000\u0001', '，。'])('goes a question without a word: “%s”', (text) => {
    expect(decide(text)).toMatchObject({ status: 'refused', reason: expect.stringContaining('ask in words') });
  });

  it('goes a question about a thing that none of the passages names, however alike they are', () => {
    expect(decide('What is error E-1044?')).toMatchObject({ status: 'abstained', reason: expect.stringContaining('names e-1044') });
    expect(decide('What does version 2.10.4 add?')?.status).toBe('abstained');
  });

  it('goes a question about a name that another begins with', () => expect(decide('What is error E-104?')?.status).toBe('abstained'));

  it.each([
    'What is error E1042?',
    'Which kit is SK-220?',
    'Which kit is SK 220?',
    'Is E-1042 like E-1044?',
    'What fixes v2.10.3?',
    'What fixes the login crash?',
    'What was sold in FY2023 and in Q3?',
    'What happened on 12.05.2023?',
    'Is it B2B, and 5km away?',
  ])('goes no question that they may answer: %s', (text) => expect(decide(text)).toBeNull());

  it('goes what has too little evidence', () => {
    expect(decide('What fixes the login crash?', 0.7)).toMatchObject({
      status: 'abstained',
      reason: expect.stringContaining('0.732 is needed'),
    });
  });

  it('shows figures of which the one is less than the other', () => {
    expect(decide('What fixes the login crash?', 0.7318)?.reason).toContain('evidence is 0.7318 and 0.7320 is needed');
    expect(decide('What fixes the login crash?', 0.73199)?.reason).toContain('evidence is 0.73199 and 0.73200 is needed');
  });
});
