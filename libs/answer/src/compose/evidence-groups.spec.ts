import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { type ScoredSentence, sentencesOf } from '../choose/choose-evidence.ts';
import { groupEvidence } from './evidence-groups.ts';

/** Each sentence with its score; directions keep them apart unless told otherwise. */
const aSection = (title: string, scored: readonly (readonly [text: string, score: number, direction?: number])[]) => {
  const passage = ranked(aFoundChunk(scored.map(([text]) => text).join(' '), { title, chunkId: title }));
  const sentences = sentencesOf(passage).map((sentence, index): ScoredSentence => {
    const [, score = 0, direction = title.length * 10 + index] = scored[index] ?? [];
    const vector = new Float32Array(200);
    vector[direction] = 1;
    return { ...sentence, vector, cosine: score, score };
  });
  return { title, heading: null, sentences };
};
const told = (question: string, ...sections: ReturnType<typeof aSection>[]) =>
  groupEvidence(question, sections).map(({ sentences }) => sentences.map(({ text }) => text).join(' '));

describe('the evidence that a model writes from', () => {
  it('is what stands together, in the order of the document', () => {
    const one = aSection('Key', [
      ['The key was made in 1988.', 0.78],
      ['It opens the old gate.', 0.77],
      ['Nobody counted the birds there.', 0.5],
      ['The gate has another key too.', 0.8],
    ]);
    expect(told('when was the key made', one)).toEqual([
      'The key was made in 1988. It opens the old gate.',
      'The gate has another key too.',
    ]);
  });

  it('brings along the sentence that one leans on', () => {
    const one = aSection('Ann', [
      ['Ann Roe lived in Lindow.', 0.6],
      ['She died there in 1912.', 0.8],
    ]);
    expect(told('when did ann roe die', one)).toEqual(['Ann Roe lived in Lindow. She died there in 1912.']);
  });

  it('covers what is asked: an open word counts, and what was said already does not', () => {
    const one = aSection('Rates', [
      ['The yearly rate is 4 euro.', 0.8, 1],
      ['It is 4 euro every year.', 0.79, 1],
    ]);
    const other = aSection('Terms', [
      ['Notice is given in writing.', 0.77, 2],
      ['The cellar is damp and cold.', 0.77, 3],
    ]);
    expect(told('rate and notice', one, other)).toEqual(['The yearly rate is 4 euro.', 'Notice is given in writing.']);
  });
});
