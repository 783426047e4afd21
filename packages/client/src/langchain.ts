// A retriever for LangChain.js that searches an Aquifer service. `@langchain/core` is yours to install.
import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { AquiferClient } from './client.ts';
import type { ConnectionOptions } from './connection.ts';
import type { components } from './schema.ts';

type Schemas = components['schemas'];
type Passage = Schemas['Passage'];

/** What a search takes besides its words: collections, filter, limit, asOf, maxPerDocument, … */
export type AquiferRetrieverInput = BaseRetrieverInput &
  Omit<Schemas['SearchBody'], 'query' | 'explain'> &
  ConnectionOptions & {
    /** Instead of an address and a key of its own. */
    readonly client?: AquiferClient;
    /** Ends the searches under way. */
    readonly signal?: AbortSignal;
  };

/** Where a passage stands, what it is worth and, in `guard`, why it may give orders to a model; `link` opens it where a person can read it, at its words. */
export interface PassageMetadata
  extends
    Pick<Passage, 'documentId' | 'externalId' | 'revision' | 'chunkId' | 'collection' | 'title' | 'headings' | 'score'>,
    Pick<Passage, 'page' | 'boxes' | 'span' | 'freshness' | 'guard'> {
  readonly source: string;
  readonly link: string;
}

export class AquiferRetriever extends BaseRetriever<PassageMetadata> {
  static override lc_name(): string {
    return 'AquiferRetriever';
  }

  override lc_namespace = ['aquifer', 'retrievers'];
  private readonly client: AquiferClient;
  private readonly search: Omit<Schemas['SearchBody'], 'query'>;
  private readonly signal: AbortSignal | undefined;

  constructor(input: AquiferRetrieverInput = {}) {
    const { callbacks, tags, metadata, verbose, client, signal, url, key, maxRetries, maxRetryWaitMs, headers, fetch, ...search } = input;
    // Without the key: what it is made of is handed to tracers.
    super({ ...(callbacks && { callbacks }), ...(tags && { tags }), ...(metadata && { metadata }), ...(verbose && { verbose }) });
    this.client = client ?? new AquiferClient({ url, key, maxRetries, maxRetryWaitMs, headers, fetch });
    this.search = search;
    this.signal = signal;
  }

  /** A chain's own signal ends the search too. */
  override invoke(query: string, options?: Parameters<BaseRetriever['invoke']>[1]): Promise<Document<PassageMetadata>[]> {
    const signals = [this.signal, options?.signal].filter((signal) => signal !== undefined);
    const once = Object.create(this, { signal: { value: AbortSignal.any(signals) } }) as this;
    return super.invoke.call(once, query, options);
  }

  override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata>[]> {
    const { items } = await this.client.search({ limit: 6, ...this.search, query }, { signal: this.signal });
    return items.map((passage) => documentOf(passage, this.client.url));
  }
}

/** What stands before a passage, such as its table's header, is read with it. */
function documentOf(passage: Passage, url: string): Document<PassageMetadata> {
  const { documentId, externalId, revision, chunkId, collection, title, headings, score, page, boxes, freshness, guard } = passage;
  const { text, span } = passage.expanded ?? passage;
  const place = { documentId, externalId, revision, chunkId, title, headings, score, page, boxes, span, freshness, guard };
  return new Document({
    id: chunkId,
    pageContent: [passage.context, text].filter(Boolean).join('\n'),
    metadata: {
      ...place,
      ...(collection !== undefined && { collection }),
      source: externalId,
      link: linkTo({ documentId, revision, span, page }, url),
    },
  });
}

/** The page of the document that the service shows, opened at the passage. */
function linkTo({ documentId, revision, span, page }: Pick<Passage, 'documentId' | 'revision' | 'span' | 'page'>, url: string): string {
  const place = new URLSearchParams({ revision: String(revision), start: String(span.start), end: String(span.end) });
  if (page !== null) place.set('page', String(page));
  return `${url}/documents/${encodeURIComponent(documentId)}?${place.toString()}`;
}
