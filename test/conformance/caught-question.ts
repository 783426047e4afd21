import type { Answer, Principal, Question, ReviewPolicy } from '#core';
import { newId } from '#store';
import { ranked } from '#testing';
import { aCollection, publish, reader, scopeOf, type World } from './store-world.ts';

/** Who reviews, with a key of this id. */
export const editor = (keyId: string, ...groups: string[]): Principal => ({ ...reader(...groups), keyId, role: 'editor' });
/** Holds what is said of piers, for editors of the harbour. */
export const holding: ReviewPolicy = {
  id: 'p1',
  version: 3,
  name: 'Piers',
  collectionId: null,
  effect: 'hold',
  when: { words: ['pier'] },
  reviewers: ['harbour'],
  enabled: true,
};

/** A question that `holding` catches, with its trace: one passage is for the crew alone, and the answer quotes it. */
export async function caught(world: World, policies: readonly ReviewPolicy[] = [holding]) {
  const collection = await aCollection(world);
  const quote = 'The pier is in Ostend.';
  const { documentId } = await publish(world, collection, {
    externalId: 'pier',
    title: 'Pier',
    chunks: [quote],
    access: { public: false, groups: ['crew'] },
  });
  const { documentId: openId } = await publish(world, collection, { externalId: 'open', title: 'Open', chunks: ['Piers are long.'] });
  const asker = reader('crew');
  const scope = scopeOf([collection], asker);
  const hits = await world.search.byKeyword('pier', 10, scope, new AbortController().signal);
  const chunks = await world.search.chunks(
    hits.map(({ chunkId }) => chunkId),
    scope,
  );
  const passages = chunks.toSorted((a, b) => b.externalId.localeCompare(a.externalId)).map((chunk) => ranked(chunk));
  const cited = passages.find((passage) => passage.documentId === documentId);
  const question: Question = {
    id: newId(),
    text: 'Where is the pier?',
    scope,
    limit: 6,
    mode: 'auto',
    deadlineMs: 1000,
    policies,
  };
  const answer = anAnswer(question.id, quote, { passages, documentId, chunkId: cited?.chunkId ?? '' });
  await world.traceStore.saveQuestion(asker, question, { ...answer, configurationId: await world.traceStore.configurationId({ a: 1 }) });
  return {
    question,
    answer: { ...answer, configurationId: await world.traceStore.configurationId({ a: 1 }) },
    asker,
    documentId,
    openId,
    collection,
  };
}

/** The answer, contradicted by this quote of a newer document. */
export function contradictedBy(answer: Answer, documentId: string, quote: string): Answer {
  const side = { documentId, revision: 1, chunkId: 'c', title: 'Other', quote, changedAt: new Date() };
  const older = { ...side, documentId: answer.citations[0]?.documentId ?? '', title: 'Pier', quote: answer.citations[0]?.quote ?? '' };
  const contradictions = [{ values: ['Bruges', 'Ostend'], newer: side, older }] as const;
  return { ...answer, freshness: { ...answer.freshness, words: 'Other says Bruges.', contradictions } };
}

type Shown = Pick<Answer, 'passages'> & { readonly documentId: string; readonly chunkId: string };

function anAnswer(id: string, quote: string, { passages, documentId, chunkId }: Shown): Answer {
  const place = { documentId, chunkId, revision: 1, title: 'Pier', start: 0, end: quote.length, page: null, boxes: [], url: null };
  return {
    id,
    status: 'answered',
    mode: 'extract',
    reason: null,
    text: `${quote} [1]`,
    sentences: [{ text: quote, markers: [1], verdict: 'verbatim' }],
    citations: [{ marker: 1, quote, ...place }],
    passages,
    legs: [],
    fallbacks: [],
    freshness: { verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] },
    gate: { score: 1, threshold: 0.5 },
    configurationId: '',
    usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 0 },
    timings: {},
  };
}
