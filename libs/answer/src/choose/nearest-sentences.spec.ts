import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import type { RankedPassage } from '#core';
import { sentencesOf } from './choose-evidence.ts';
import type { ScoredSentence } from './evidence-sentence.ts';
import { nearestSentences, nearPassages } from './nearest-sentences.ts';

const question = 'How long does the drill run on one charge?';
function passage(text: string, documentId: string, fields: { cosine?: number; title?: string; start?: number } = {}): RankedPassage {
  const { cosine = 0.7, title = '', start = 0 } = fields;
  const found = aFoundChunk(text, { chunkId: `${documentId}-${start}`, documentId, title, start });
  return { ...ranked(found), cosine };
}
const scored = (each: RankedPassage, ...scores: number[]): ScoredSentence[] =>
  sentencesOf(each).map((sentence, index) =>
    Object.assign(sentence, { vector: new Float32Array(), cosine: scores[index] ?? 0, score: scores[index] ?? 0 }),
  );
const said = (sentences: readonly ScoredSentence[]): string[] => sentences.map(({ text }) => text);

const charging = passage('The drill is put on charge for 70 minutes. The lamp is green then.', 'drill');
const running = passage('On one charge it makes 160 holes or runs 40 minutes. Choose gear one for screws.', 'drill', { start: 900 });
const other = passage('A run of the drill on one charge is 30 minutes. Keep it dry.', 'other');

describe('the passage that sentences are taken from', () => {
  it('is the first while its best sentence is', () => {
    const read = [scored(charging, 0.8, 0.6), scored(running, 0.7, 0.5)];
    expect(said(nearestSentences(read, question))).toEqual(said(read[0]!));
  });

  it('is another of the same document where a sentence is nearer', () => {
    const read = [scored(charging, 0.8, 0.6), scored(running, 0.82, 0.5)];
    expect(said(nearestSentences(read, question))).toEqual(said(read[1]!));
  });

  it('is one of another document only where that is clearly nearer', () => {
    expect(said(nearestSentences([scored(charging, 0.8, 0.6), scored(other, 0.82, 0.5)], question))[0]).toContain('70 minutes');
    expect(said(nearestSentences([scored(charging, 0.8, 0.6), scored(other, 0.84, 0.5)], question))[0]).toContain('30 minutes');
  });

  it('shares the answer with what is as near in the same document, and with no other document', () => {
    const read = [scored(charging, 0.8, 0.6), scored(running, 0.795, 0.5), scored(other, 0.8, 0.5)];
    expect(said(nearestSentences(read, question))).toEqual([...said(read[0]!), said(read[1]!)[0]]);
  });
});

describe('passages whose sentences are looked at beside those of the first', () => {
  it('are nearly as near, and of the same document or with as many words of the question', () => {
    const far = passage('On one charge the drill runs long.', 'far', { cosine: 0.6 });
    const unrelated = passage('The choir sings for one hour.', 'choir');
    expect(nearPassages(charging, [charging, running, far, unrelated, other], question)).toEqual([running, other]);
  });

  it('name no other thing of the kind that is asked about', () => {
    const seven = passage('The Heron 7 is serviced every year, filter and pump.', 'seven', { title: 'Heron 7' });
    const five = passage('The Heron 5 is serviced every month, filter and pump.', 'five', { title: 'Heron 5' });
    expect(nearPassages(seven, [seven, five], 'When is the Heron 7 serviced?')).toEqual([]);
  });

  it('are none where nothing was compared by meaning', () => {
    expect(nearPassages({ ...charging, cosine: null }, [charging, running], question)).toEqual([]);
  });
});
