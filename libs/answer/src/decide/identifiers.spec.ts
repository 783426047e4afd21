import { describe, expect, it } from 'vitest';
import { identifiersOf } from '#core';
import { aFoundChunk, ranked } from '#testing';
import { sentencesOf } from '../choose/choose-evidence.ts';
import { passageAbout, sentencesAbout, unnamedAbove } from './identifiers.ts';

const passage = (text: string) => ranked(aFoundChunk(text));

const about = (identifiers: readonly string[], text: string): string[] =>
  sentencesAbout(identifiers, sentencesOf(passage(text))).map((sentence) => sentence.text);

describe('identifiers of a question', () => {
  it.each([
    ['What is the torque of valve VX-117 in Nm?', ['vx-117']],
    ['Does v2.10.1 mend error E1234?', ['v2.10.1', 'e1234']],
    ['Who won the 3rd race in 2019?', []],
    ['When was it built?', []],
    ['What changed in 1.2.4, and why is 10.0.0.7 slow?', ['1.2.4', '10.0.0.7']],
    ['How large is `max_connections`?', ['max_connections']],
    ['Is 3.5 more than 1,000.25 of 2.1?', []],
  ])('%s', (question, expected) => {
    expect(identifiersOf(question)).toEqual(expected);
  });

  it('are looked for without delay in a word of fifty thousand letters', () => {
    const startedAt = performance.now();
    expect(identifiersOf(`${'a'.repeat(50_000)} and VX-117`)).toEqual(['vx-117']);
    const long = ['a_', '1.', '_', '._'].map((piece) => `${piece.repeat(50_000)}-`);
    for (const text of long) identifiersOf(text);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('leads to the passage and the rows that name it, not to their look-alikes', () => {
    const passages = [passage('VX-125 | 35 | 90'), passage('VX-116 | 26 | 72\nVX-117 | 27 | 74')];
    expect(passageAbout(['vx-117'], passages)).toBe(passages[1]);
    expect(passageAbout(['vx-999'], passages)).toBe(passages[0]);
    expect(about(['vx-117'], 'VX-116 | 26 | 72\nVX-117 | 27 | 74\nAll | 53 | 146')).toEqual(['VX-117 | 27 | 74']);
    expect(about(['vx-999'], 'VX-116 | 26 | 72\nVX-117 | 27 | 74')).toHaveLength(2);
    expect(about([], 'It rains. It snows.')).toHaveLength(2);
  });

  it.each([
    ['the answer to a question', 'How heavy is the P-41? It weighs 14 kg.', ['How heavy is the P-41?', 'It weighs 14 kg.']],
    ['what goes on', 'The P-41 is new. It weighs 14 kg.\nIt runs at 5km.', ['The P-41 is new.', 'It weighs 14 kg.', 'It runs at 5km.']],
    ['nothing of another thing', 'The P-41 is new. The P-9 is not. It weighs 9 kg.', ['The P-41 is new.']],
    ['nothing of a thing of another kind', 'The P-41 is new. The B200 weighs 9 kg. It is red.', ['The P-41 is new.']],
    ['nothing behind two things', 'Unlike the P-41, the P-9 is small. It weighs 9 kg.', ['Unlike the P-41, the P-9 is small.']],
    ['no other paragraph', 'The P-41 is new.\n\nIt rains.', ['The P-41 is new.']],
    ['no other item of a list', '- P-41: 14 kg.\n- All of them: oiled.', ['- P-41: 14 kg.']],
  ])('are told of by %s', (_, text, expected) => expect(about(['p-41'], text)).toEqual(expected));

  it('need not be named again by the sentences of a passage whose title names them alone', () => {
    const titled = (title: string) => ranked(aFoundChunk('Hold the button for five seconds.', { title }));
    const manuals = [titled('VX-125 manual'), titled('VX-117 manual')] as const;
    expect(passageAbout(['vx-117'], manuals)).toBe(manuals[1]);
    expect(unnamedAbove(['vx-117'], manuals[1])).toEqual([]);
    expect(unnamedAbove(['vx-117', 'e-1042'], manuals[1])).toEqual(['e-1042']);
    for (const other of [titled('Valves VX-117 and VX-125'), titled('Valves')]) expect(unnamedAbove(['vx-117'], other)).toEqual(['vx-117']);
  });
});
