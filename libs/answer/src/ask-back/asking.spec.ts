import { describe, expect, it } from 'vitest';
import { aFoundChunk, aScope, HashEmbedder, ranked, retrievalOf } from '#testing';
import { AnswerDraft } from '../answer-draft.ts';
import { courseOf } from '../decide/course.ts';
import { askBack } from './ask-back.ts';

const embedder = new HashEmbedder();
const { signal } = new AbortController();

/** What is asked back where these documents are equally near to the question. */
async function choicesFor(text: string, documents: Readonly<Record<string, string>>): Promise<string[]> {
  const [queryVector = null] = await embedder.embed([text], 'query', signal);
  const chunks = Object.entries(documents).map(([title, said]) => aFoundChunk(said, { chunkId: title, title }));
  const found = retrievalOf(
    chunks.map((chunk) => ranked(chunk, { cosine: 0.8 })),
    { queryVector },
  );
  const question = { id: 'q', text, scope: aScope, limit: 6, mode: 'extract', deadlineMs: 10_000 } as const;
  const course = courseOf(question, found, 0.6);
  const back = await askBack({ course, understood: undefined, embedder, search: async () => found }, new AnswerDraft(), signal);
  return back?.choices.map((choice) => choice.question) ?? [];
}

/** Each speaks of the other too. */
const warranties = {
  'VX-117 manual': 'The warranty of the controller lasts two years from purchase. The VX-125 has another warranty.',
  'VX-125 manual': 'The warranty of the controller lasts five years from purchase. The VX-117 has another warranty.',
};
const valves = {
  'VX-117 valve controller manual': 'The controller controls up to 4 valves in a loop.',
  'VX-125 valve controller manual': 'The controller controls up to 16 valves in a loop.',
};
const plans = {
  'Basic plan': 'The plan costs 9 euros a month in all. See also: Pro.',
  'Pro plan': 'The plan costs 29 euros a month in all. See also: Basic.',
};
const leave = {
  'Leave policy Germany': 'Unused leave expires on 31 March. Not in France.',
  'Leave policy France': 'Unused leave expires on 31 May. Not in Germany.',
};

const machines = {
  'Alba coffee machine manual': 'To reset the coffee machine, hold the brew button until the lamp blinks.',
  'Brio coffee machine manual': 'To reset the coffee machine, pull the plug, open the lid and press the valve with a pen.',
};
const batches = {
  'Cancel a message batch': 'To use the message batch, send a request to the cancel path. One may retrieve it too.',
  'Retrieve a message batch': 'To use the message batch, read what the results path has. One may cancel it too.',
};

describe('what is asked back', () => {
  it.each([
    ['What is the warranty of the controller?', warranties, ['VX-117', 'VX-125']],
    ['How many valves does it control?', valves, ['VX-117', 'VX-125']],
    ['What does the plan cost?', plans, ['the Basic plan', 'the Pro plan']],
    ['When does unused leave expire?', leave, ['Germany', 'France']],
    ['How do I reset the coffee machine?', machines, ['the Alba coffee machine', 'the Brio coffee machine']],
  ])('is which of them is meant, also where each speaks of the other: %s', async (question, documents, named) => {
    const choices = await choicesFor(question, documents);
    expect(choices).toEqual(named.map((name) => expect.stringContaining(name)));
  });

  it.each([
    ['What is the warranty of the VX-117?', warranties],
    ['What is the warranty of the VX 117?', warranties],
    ['What is the warranty of the VX117?', warranties],
    ['What does the Pro plan cost?', plans],
    ['When does unused leave expire in Germany?', leave],
    ['How do I reset the Alba coffee machine?', machines],
  ])('is nothing where the question names one: %s', async (question, documents) => {
    expect(await choicesFor(question, documents)).toEqual([]);
  });

  it.each([
    ['How do I use the message batch?', batches],
    ['How do I reset the coffee machine?', { ...machines, 'Brio coffee machine manual': machines['Alba coffee machine manual'] }],
  ])('is nothing where what tells them apart is no name, or all say the same: %s', async (question, documents) => {
    expect(await choicesFor(question, documents)).toEqual([]);
  });

  it.each([
    ['What does each plan cost?', plans],
    ['Which plan costs least?', plans],
    ['How much do all plans cost?', plans],
    ['What do the plans cost?', plans],
    ['How many valves do the controllers control?', valves],
    ['Was kostet jeder plan?', plans],
    ['Which country lets unused leave expire later?', leave],
    ['Do Germany and France differ in when unused leave expires?', leave],
    ['When does unused leave expire under the policies?', leave],
  ])('is nothing where the question is about all, or about which of them it is: %s', async (question, documents) => {
    expect(await choicesFor(question, documents)).toEqual([]);
  });
});
