import { expect, it } from 'vitest';
import { type Retrieval, Retriever } from '#core';
import { aScope, retrievalOf } from '#testing';
import { WatchedRetriever } from './watched-retriever.ts';

/** Gives what it was set to give. */
class SetRetriever extends Retriever {
  found = retrievalOf([]);
  async retrieve(): Promise<Retrieval> {
    return this.found;
  }
}

const request = { query: 'tea', limit: 3, scope: aScope };
const signal = new AbortController().signal;

it('tells apart retrievals that a memory gave one list of reports', async () => {
  const inner = new SetRetriever();
  const watched = new WatchedRetriever(inner);
  const whole = await watched.retrieve(request, signal);
  const late = retrievalOf([], { legs: [{ leg: 'keyword', status: 'late', note: 'late', hits: 0, ms: 1 }] });
  inner.found = { ...inner.found, beside: [{ query: 'coffee', share: 0.5, retrieval: late }] };
  const torn = await watched.retrieve(request, signal);
  expect(torn.legs).toEqual(whole.legs);
  expect([watched.wasWhole(whole), watched.wasWhole(torn)]).toEqual([true, false]);
});
