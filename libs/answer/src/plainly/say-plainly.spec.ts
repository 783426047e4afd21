import { expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { type ScoredSentence, sentencesOf } from '../choose/choose-evidence.ts';
import { saidPlainly } from './said-plainly.ts';
import { sayPlainly } from './say-plainly.ts';

const rules = 'Der Keller ist trocken. Fahrräder kosten 5 Euro im Monat. Ausgenommen sind Kinderräder. Der Aufzug wird mittwochs geprüft.';
const passage = ranked(aFoundChunk(rules, { title: 'Hausordnung' }));
const all: ScoredSentence[] = sentencesOf(passage).map((each, index) => ({
  ...each,
  vector: new Float32Array(),
  cosine: 0.5,
  score: 0.9 - index / 10,
}));
const texts = (question: string) => {
  const said = saidPlainly(question, [passage]);
  return sayPlainly(all.slice(0, 1), all, said ?? undefined).map(({ text }) => text);
};

it('says the sentence that has all that was asked, with what bounds it', () => {
  expect(texts('Was kostet ein Fahrrad?')).toEqual(['Fahrräder kosten 5 Euro im Monat.', 'Ausgenommen sind Kinderräder.']);
  expect(texts('Wann wird der Aufzug geprüft?')).toEqual(['Der Aufzug wird mittwochs geprüft.']);
});

it('leaves the best where no sentence decided', () => {
  expect(texts('Wo ist die Heizung?')).toEqual(['Der Keller ist trocken.']);
});

it('stands beside sentences of its own document only, in the order of that', () => {
  const of = (documentId: string, text: string, start = 0) =>
    ranked(aFoundChunk(text, { title: documentId, documentId, chunkId: text, start }));
  const box = of('Vegetable box', 'Tap pause to skip a week.', 90);
  const boxToo = of('Vegetable box', 'Boxes come on Monday in the morning.');
  const course = of('Pottery course', 'A week of the course can be missed, and the teacher tells you what is skipped then.');
  const scored = [box, boxToo, course]
    .flatMap((each) => sentencesOf(each))
    .map((each) => ({ ...each, vector: new Float32Array(), cosine: 0.5, score: 0.5 }));
  const said = saidPlainly('How do I skip a week?', [box, course])!;
  expect(said.sentence.passage).toBe(box);
  const texts = (best: readonly ScoredSentence[]) => sayPlainly(best, scored, said).map(({ text }) => text);
  expect(texts(scored.slice(2))).toEqual(['Tap pause to skip a week.']);
  expect(texts(scored.slice(0, 2))).toEqual(['Boxes come on Monday in the morning.', 'Tap pause to skip a week.']);
});
