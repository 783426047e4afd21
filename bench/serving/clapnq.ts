import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, SearchResult } from '#contract';
import { invariant } from '#core';
import { readRetrievalSet } from '#quality';
import { seededRandom } from '../../test/conformance/random.ts';
import type { Service } from '../../test/service.ts';

const collection = 'clapnq';
const perRequest = 200;
/** Chunks asked for: more than a prompt has room for. */
const limit = 20;

export interface FoundPassage {
  readonly title: string;
  readonly text: string;
}

/** Part of a retrieval data set in a service: the documents of some questions, and as many others as are wanted beside them. */
export class AskedSet {
  /** In an order of chance, so that neighbours in the file are none here. */
  readonly questions: readonly string[];
  private readonly service: Service;

  private constructor(service: Service, questions: readonly string[]) {
    this.service = service;
    this.questions = questions;
  }

  static async ingest(
    service: Service,
    folder: string,
    wanted: { readonly questions: number; readonly others: number },
  ): Promise<AskedSet> {
    const [corpus = '', queries = '', qrels = ''] = ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    const set = readRetrievalSet({ corpus, queries, qrels });
    const random = seededRandom(20_261_122);
    const judged = set.queries.filter(({ id }) => set.judgements.has(id)).map((query) => ({ query, at: random.upTo(1_000_000) }));
    const chosen = judged
      .toSorted((a, b) => a.at - b.at)
      .slice(0, wanted.questions)
      .map(({ query }) => query);
    const relevant = new Set(chosen.flatMap(({ id }) => [...(set.judgements.get(id)?.keys() ?? [])]));
    const others = set.documents.filter(({ id }) => !relevant.has(id)).slice(0, wanted.others);
    const documents = [...set.documents.filter(({ id }) => relevant.has(id)), ...others];
    await send(service, documents);
    return new AskedSet(
      service,
      chosen.map(({ text }) => text),
    );
  }

  /** By the product's own retrieval, the best first. */
  async find(query: string): Promise<FoundPassage[]> {
    const response = await this.service.post('/v1/search', { query, collections: [collection], limit });
    const { items } = (await response.json()) as SearchResult;
    invariant(response.ok && items.length > 0, `a search of clapnq finds something (${response.status})`);
    return items.map(({ title, text }) => ({ title, text }));
  }
}

/** What an earlier run left there is not sent again. */
async function send(
  service: Service,
  documents: readonly { readonly id: string; readonly title?: string; readonly text: string }[],
): Promise<void> {
  await service.post('/v1/collections', { name: collection });
  const there = await externalIds(service);
  const missing = documents.filter(({ id }) => !there.has(id));
  for (let from = 0; from < missing.length; from += perRequest) {
    console.error(`${from} of ${missing.length} documents sent`);
    const lines = missing
      .slice(from, from + perRequest)
      .map(({ id, title, text }) => JSON.stringify({ externalId: id, title, text: text || title }));
    const headers = { 'content-type': 'application/x-ndjson' };
    const response = await service.fetch(`/v1/collections/${collection}/documents`, { method: 'POST', headers, body: lines.join('\n') });
    const said = await response.text();
    // Of thousands the odd text is taken for another kind of file.
    if (!response.ok) console.error(`not taken: ${said.slice(0, 200)}`);
  }
  await service.untilIdle(collection);
}

async function externalIds(service: Service): Promise<ReadonlySet<string | null>> {
  const all = new Set<string | null>();
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: Document[]; nextCursor: string | null } = await service.json(
      `/v1/collections/${collection}/documents?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    for (const { externalId } of page.items) all.add(externalId);
    cursor = page.nextCursor;
  }
  return all;
}
