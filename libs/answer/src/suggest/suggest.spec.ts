import { describe, expect, it } from 'vitest';
import { type Answer, type NearbyChunk, NearbyChunks, type Question } from '#core';
import { aFoundChunk, aScope, ranked } from '#testing';
import type { Answers } from '../cache/remembering-answerer.ts';
import { languageOf } from './language-of.ts';
import { otherColumns } from './other-columns.ts';
import { sectionsOf } from './sections.ts';
import { suggest } from './suggest.ts';
import { topicOf } from './topic-of.ts';
import { inSentence, wordingsOf } from './wordings.ts';

const signal = new AbortController().signal;
const title = 'Heron 3 manual';
const parts = [
  'Warranty\nThe warranty is two years.\n\n## Descaling\nDescale it every two months.',
  'Cleaning the tank\n\nRinse it with cold water.\n\n## References\nSee www.example.org.',
];
const chunks = parts.map((text, index): NearbyChunk => ({
  ...aFoundChunk(text, { chunkId: `c${index}`, documentId: 'heron', title, headings: [title], start: index * 1000 }),
  page: null,
}));

const cites = (start: number, documentId = 'heron') => ({
  marker: 1,
  documentId,
  revision: 1,
  chunkId: 'c0',
  title,
  page: null,
  boxes: [],
  url: null,
  start,
  end: start + 5,
  quote: 'words',
});

function anAnswer(fields: Partial<Answer> = {}): Answer {
  const base = {
    id: 'a',
    status: 'answered',
    mode: 'extract',
    reason: null,
    text: '',
    configurationId: 'c',
    fallbacks: [],
    timings: {},
  } as const;
  return {
    ...base,
    sentences: [],
    citations: [cites(12)],
    passages: [ranked(aFoundChunk(parts[0] ?? '', { chunkId: 'c0', documentId: 'heron', title }))],
    legs: [],
    freshness: { verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] },
    gate: { score: 1, threshold: 0.7 },
    usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 0 },
    understood: {
      query: 'What is the warranty of the Heron 3?',
      rewrittenFrom: null,
      carried: [],
      by: 'rule',
      type: 'definition',
      language: 'en',
      exactTerms: [],
      parts: [],
      searched: [],
      notes: [],
    },
    ...fields,
  };
}

class Beside extends NearbyChunks {
  override async near(): Promise<NearbyChunk[]> {
    return [...chunks];
  }
}

/** Answers what it is told to, from where it is told to. */
class Trial implements Answers {
  readonly asked: Question[] = [];
  private readonly answers: (text: string) => Partial<Answer>;
  constructor(answers: (text: string) => Partial<Answer>) {
    this.answers = answers;
  }
  async *answer(question: Question): ReturnType<Answers['answer']> {
    this.asked.push(question);
    yield { type: 'passages', passages: [] };
    return anAnswer(this.answers(question.text));
  }
}

const placeOf = (text: string): number => (text.includes('escaling') ? 40 : text.includes('tank') ? 1001 : 12);
const asked = { id: 'q', scope: aScope, before: [] };
const suggestions = async (trial: Answers, answer = anAnswer()) =>
  suggest(answer, asked, { nearby: new Beside(), trial, deadlineMs: 1000 }, signal);

describe('questions to ask next', () => {
  it('are of the sections beside the one that was cited, each asked and answered from its own before it is offered', async () => {
    const trial = new Trial((text) => ({ citations: [cites(placeOf(text))] }));
    const { items, tried } = await suggestions(trial);
    expect(items.map(({ question }) => question)).toEqual([
      'What does “Heron 3 manual” say about descaling?',
      'What does “Heron 3 manual” say about cleaning the tank?',
    ]);
    expect(items[0]).toMatchObject({ from: 'section', documentId: 'heron', hint: 'Descaling' });
    expect(tried).toBe(2);
    expect(trial.asked[0]).toMatchObject({ mode: 'extract', scope: aScope, turns: ['What is the warranty of the Heron 3?'] });
  });

  it.each([
    ['refused', { status: 'abstained' as const, citations: [] }],
    ['answered from elsewhere', { citations: [cites(12)] }],
    ['answered from another document', { citations: [cites(40, 'other')] }],
    ['asked back', { status: 'abstained' as const, choices: [], citations: [] }],
    ['read after the question before', { citations: [cites(40)], understood: { ...anAnswer().understood!, carried: ['warranty'] } }],
  ])('are never offered where one would be %s', async (_, given) => {
    expect((await suggestions(new Trial(() => given))).items).toEqual([]);
  });

  it('are tried in the wording that reads best, then in the one that is found best', async () => {
    const trial = new Trial((text) =>
      text.startsWith('What') ? { status: 'abstained', citations: [] } : { citations: [cites(placeOf(text))] },
    );
    expect((await suggestions(trial)).items.map(({ question }) => question)[0]).toBe('Descaling (Heron 3 manual)?');
  });

  it('are what the documents do hold where the question is not answered', async () => {
    const trial = new Trial((text) => ({ citations: [cites(placeOf(text))] }));
    const { items } = await suggestions(trial, anAnswer({ status: 'abstained', citations: [] }));
    expect(items.map(({ hint }) => hint)).toEqual(['Warranty', 'Descaling', 'Cleaning the tank']);
  });

  it('are not made where it was asked back, and those found in time stay where time is up', async () => {
    const trial = new Trial(() => ({}));
    const choice = { question: 'x', documentId: 'd', title: 't', hint: '' };
    expect(await suggestions(trial, anAnswer({ status: 'abstained', choices: [choice, choice] }))).toMatchObject({ items: [], tried: 0 });
    const slow: Answers = {
      async *answer(question: Question) {
        yield { type: 'passages', passages: [] };
        if (question.id.endsWith('2')) await new Promise(() => undefined);
        return anAnswer({ citations: [cites(placeOf(question.text))] });
      },
    };
    const late = await suggest(anAnswer(), asked, { nearby: new Beside(), trial: slow, deadlineMs: 30 }, signal);
    expect(late).toMatchObject({ items: [{ hint: 'Descaling' }], notes: ['time was up after 30 ms: these were found until then'] });
  });
});

describe('what they are made of', () => {
  it('is a section by the line that heads it, marked or not, whatever chunks it was cut into', () => {
    expect(sectionsOf(chunks).map(({ heading }) => heading)).toEqual(['Warranty', 'Descaling', 'Cleaning the tank', 'References']);
    const wrapped = { ...chunks[0]!, text: 'the machine every two months with descaler and a litre\nof cold water.' };
    expect(sectionsOf([wrapped]).map(({ heading }) => heading)).toEqual([title]);
  });

  it('is one over chunks that go on, and two where something stands between', () => {
    const notes = (start: number) => ({
      ...chunks[0]!,
      text: 'of the same length, and on it goes in small letters here',
      headings: ['Notes'],
      start,
    });
    expect(sectionsOf([notes(0), notes(58)]).map(({ start, end }) => [start, end])).toEqual([[0, 114]]);
    expect(sectionsOf([notes(0), notes(90_000)]).map(({ start }) => start)).toEqual([0, 90_000]);
  });

  it.each([
    ['Prix des bateaux', null],
    ['Preço das bicicletas', null],
    ['Hinta hämeessä?', null],
    ['När öppnar museet?', null],
    ['Wann öffnet das Museum?', 'de'],
    ['Is travel covered?', 'en'],
  ])('is asked in the language that the words of “%s” tell: %s', (question, language) => expect(languageOf(question)).toBe(language));

  it.each([
    ['3.2 Warranty:', 'Warranty'],
    ['§ 5 Urlaub', 'Urlaub'],
    ['Chapter 4: Delivery times', 'Delivery times'],
    ['**Returns** and [refunds](https://x.org)', 'Returns and refunds'],
    ['Overview', null],
    ['2. Einleitung', null],
    ['Heron 3 Manual', null],
    ['***', null],
  ])('topic of “%s”: %s', (heading, topic) => {
    expect(topicOf(heading, title)).toBe(topic);
  });

  it('is worded in the language of the question, with what the document is called', () => {
    const of = (topic: string, language: string | null) => wordingsOf({ topic, title: 'Web shop', language, text: '' });
    expect(of('Gift Cards', 'en')).toEqual(['What does “Web shop” say about gift cards?', 'Gift Cards (Web shop)?']);
    expect(of('How to return goods', 'en')[0]).toBe('How do I return goods?');
    expect(of('How long is delivery?', 'en')[0]).toBe('How long is delivery?');
    expect(of('Rückgabe', 'de')).toEqual(['Was steht in „Web shop“ zu Rückgabe?', 'Rückgabe (Web shop)?']);
    expect(of('Garantía', 'es')).toEqual(['Garantía (Web shop)']);
    expect(inSentence('Lunden Office Hours', 'the office in Lunden')).toBe('Lunden office hours');
  });

  it('is another column of the row, named in the question or beside the thing', () => {
    const cell = (text: string, start: number, isAnswer = false) => ({ text, start, end: start + 2, isAnswer });
    const table = { caption: null, unit: null, header: ['Tool', 'Price (EUR)', 'Weight', 'Notes'] };
    const rows = [[cell('Drill', 1), cell('89', 10, true), cell('2', 20), cell('x', 30)]];
    const sentence = { text: '89', markers: [1], verdict: 'verbatim' as const, table: { ...table, rows } };
    const of = (question: string, language: string) =>
      otherColumns({ sentences: [sentence], citations: [cites(10)] }, { question, language }).map(({ wordings }) => wordings[0]);
    expect(otherColumns({ sentences: [sentence], citations: [] }, { question: '', language: 'en' })).toEqual([]);
    expect(of('What is the price of a drill?', 'en')).toEqual(['What is the price of a drill?'.replace('price', 'weight')]);
    expect(of('What does a drill cost?', 'en')).toEqual(['What is the weight of Drill?']);
    expect(of('Was kostet der Drill?', 'de')).toEqual(['Was ist bei Drill unter Weight angegeben?']);
    const years = [[cell('Sensors', 1), cell('918', 10, true), cell('814', 20)]];
    const yearly = { ...sentence, table: { ...table, header: ['', '2018', '2017'], rows: years } };
    const asked = { question: 'What were the sales of Sensors in 2018?', language: 'en' };
    expect(otherColumns({ sentences: [yearly], citations: [cites(10)] }, asked)[0]?.wordings).toEqual([
      'What were the sales of Sensors in 2017?',
    ]);
  });
});
