import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import type { ScoredSentence } from './evidence-sentence.ts';
import { sentencesOf } from './choose-evidence.ts';
import { withoutIdle } from './idle-neighbours.ts';

/** The sentences of one passage, with these scores. */
function scored(text: string, scores: readonly number[], title = ''): ScoredSentence[] {
  const passage = ranked(aFoundChunk(text, { title }));
  return sentencesOf(passage).map((sentence, index) =>
    Object.assign(sentence, { vector: new Float32Array(), cosine: scores[index] ?? 0, score: scores[index] ?? 0 }),
  );
}
function said(question: string, text: string, scores: readonly number[], title?: string): string[] {
  const sentences = scored(text, scores, title);
  return withoutIdle(question, sentences, sentences).map((each) => each.text);
}
const vacuum = 'Das Gerät hat zwei Stufen. Auf der ersten läuft es 45 Minuten mit einer Ladung. Das Laden dauert drei Stunden.';

describe('idle neighbours', () => {
  it('are not said beside the short sentence that has the value asked for', () => {
    expect(said('Wie lange läuft der Sauger mit einer Ladung?', vacuum, [0.65, 0.76, 0.67])).toEqual([
      'Auf der ersten läuft es 45 Minuten mit einer Ladung.',
    ]);
  });

  it('are said while they are nearly as near', () => {
    expect(said('Wie lange läuft der Sauger mit einer Ladung?', vacuum, [0.73, 0.76, 0.72])).toHaveLength(3);
  });

  it.each(['Wie reinige ich den Sauger mit einer Ladung?', 'Why does it run on one charge (Ladung)?', 'Wer sind die Läufer mit Ladung?'])(
    'are said where more than a value is asked for: %s',
    (question) => {
      expect(said(question, vacuum, [0.65, 0.76, 0.67])).toHaveLength(3);
    },
  );

  it('are said where two things are asked for', () => {
    expect(said('Wie lange läuft er mit einer Ladung und wie viele Stufen hat er?', vacuum, [0.65, 0.76, 0.67])).toHaveLength(3);
  });

  it('are no sentences with a word of the question that the best one lacks', () => {
    const text = 'The pool is open from nine. On Friday it opens at noon. Dogs stay outside.';
    expect(said('When is the pool open on Friday?', text, [0.9, 0.7, 0.7])).toEqual([
      'The pool is open from nine.',
      'On Friday it opens at noon.',
    ]);
  });

  it('are no sentences that bound what was said right before them', () => {
    const text = 'A card costs 12 pounds. However, none is needed for children. It has a blue rim.';
    expect(said('How much does a card cost?', text, [0.9, 0.6, 0.6])).toEqual([
      'A card costs 12 pounds.',
      'However, none is needed for children.',
    ]);
  });

  it('are further off in prose, where what leans on a sentence goes on from it', () => {
    const prose =
      'The harbour light was lit for the first time in the spring of 1871, after eleven years of work and two collapses of the tower. ' +
      'It could be seen from the cape on clear nights, and the fishermen of three villages paid for the oil that it burned. ' +
      'The keepers lived below the lamp with their families until the new house was ready, which took the town another decade.';
    const question = 'When was the harbour light first lit?';
    expect(said(question, prose, [0.85, 0.7, 0.77])).toHaveLength(3);
    expect(said(question, prose, [0.85, 0.7, 0.7])).toHaveLength(2);
  });

  it('are not looked for where the best sentence says nothing of what is asked', () => {
    expect(said('Wie teuer ist eine Ladung Kohle?', 'Der Sack kostet 9 Euro. Die Lieferung ist kostenlos.', [0.8, 0.6])).toHaveLength(2);
  });
});
