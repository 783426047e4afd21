import type { Client } from 'pg';
import type { SearchScope } from '#core';
import { PgChunkRelations, PgRankingFacts } from '#store';
import { aFoundChunk } from '#testing';
import { MeasureRoads } from './access-measures.ts';
import { type AccessWorld, everyChunk, type KnownChunk } from './access-world.ts';
import { aCachedSearch, type CachedSearch } from './cached-search.ts';
import { chunkKey, chunksIn, documentsIn, isWanted, lifeAt, maySee } from './naive-access.ts';
import { modelId, never, vectorOf, type World } from './store-world.ts';

export interface AccessFigures {
  /** Documents held against queries: each shown or withheld on every road, as the naive filter has it. */
  checks: number;
  queries: number;
  /** Of the checks, those in which something of the document was to be shown. */
  shown: number;
  /** Chunks that a road had to show or withhold. */
  chunkDecisions: number;
  writes: number;
  cacheHits: number;
  cacheDrops: number;
  seconds: number;
}

/** More than there are. */
const all = 100_000;
/** Each two of them are. */
const mostCompared = 20;

/** Every way by which content comes to a reader, held against the naive filter. */
export class AccessRoads {
  readonly figures: AccessFigures = {
    checks: 0,
    queries: 0,
    shown: 0,
    chunkDecisions: 0,
    writes: 0,
    cacheHits: 0,
    cacheDrops: 0,
    seconds: 0,
  };
  private readonly world: World;
  private readonly client: Client;
  private readonly access: AccessWorld;
  private readonly cached: CachedSearch;
  private readonly facts: PgRankingFacts;
  private readonly relations: PgChunkRelations;
  private measures: MeasureRoads | null = null;
  private known = new Map<string, KnownChunk>();
  private revisions = new Map<string, string>();
  private knownOf: unknown = null;

  constructor(world: World, client: Client, access: AccessWorld) {
    this.world = world;
    this.client = client;
    this.access = access;
    this.cached = aCachedSearch(world);
    this.facts = new PgRankingFacts(world.database);
    this.relations = new PgChunkRelations(world.database);
  }

  /** Throws where a road shows more or less than the naive filter. */
  async hold(query: string, scope: SearchScope): Promise<void> {
    const { documents } = this.access;
    if (this.knownOf !== documents) await this.learn();
    const expected = chunksIn(scope, documents);
    const keys = expected.map(({ key }) => key).sort();
    await this.holdLegs(query, scope, keys);
    await this.holdSearches(query, scope, keys);
    await this.holdCounts(scope, keys.length);
    await this.holdListings(scope);
    await this.holdDocuments(scope);
    if (this.figures.queries % 10 === 0) await this.holdMeasures(scope);
    this.figures.checks += documents.length;
    this.figures.queries += 1;
    this.figures.shown += new Set(expected.map(({ document }) => document.id)).size;
  }

  /** Chunks are asked for by the ids of all there are. */
  private async holdLegs(query: string, scope: SearchScope, keys: readonly string[]): Promise<void> {
    const { search } = this.world;
    const words = new Set(query.split(' '));
    const worded = chunksIn(scope, this.access.documents).filter(({ text }) => text.split(' ').some((word) => words.has(word)));
    const ids = [...this.known.keys(), 'no such chunk'];
    const vector = vectorOf(query);
    same('keyword leg', this.keysOf(await search.byKeyword(query, all, scope, never())), worded.map(({ key }) => key).sort());
    same('vector leg', this.keysOf(await search.byVector({ vector, modelId }, all, scope, never())), keys);
    const cosines = await search.cosines(vector, modelId, ids, scope);
    same('cosines', this.keysOf([...cosines.keys()].map((chunkId) => ({ chunkId }))), keys);
    same('chunks', this.keysOf(await search.chunks(ids, scope)), keys);
    this.figures.chunkDecisions += 4 * this.known.size;
    if (this.figures.queries % 10 === 0) await this.holdSections(scope);
    if (this.figures.queries % 10 === 5) await this.holdRelations(ids, scope, keys);
  }

  /** Which chunks are compared and which are widened: all that may be seen, and no other. */
  private async holdRelations(ids: readonly string[], scope: SearchScope, keys: readonly string[]): Promise<void> {
    same('surroundings', this.keysOf(await this.relations.surroundings(ids, 1, scope)), keys);
    same('contents', this.keysOf(await this.relations.contents('granite', ids, scope)), keys);
    const some = ids.slice(0, mostCompared);
    const compared = new Set((await this.relations.likeness(some, modelId, scope)).flatMap(({ left, right }) => [left, right]));
    const shown = this.keysOf(some.map((chunkId) => ({ chunkId }))).filter((key) => keys.includes(key));
    const found = this.keysOf([...compared].map((chunkId) => ({ chunkId })));
    same('likeness', found, shown.length < 2 ? [] : shown);
    this.figures.chunkDecisions += 2 * this.known.size + some.length;
  }

  /** Asked for every revision there was: shown are texts of documents that the reader may see, whatever the filter. */
  private async holdSections(scope: SearchScope): Promise<void> {
    const { documents } = this.access;
    const asked = documents.flatMap(({ id, lives }) =>
      lives.map(({ number }) => aFoundChunk('', { chunkId: `${id} ${number}`, revisionId: this.revisions.get(`${id} ${number}`) ?? '' })),
    );
    const readable = documents.filter(
      (document) => maySee(scope.principal, document) && scope.collectionIds.includes(document.collectionId),
    );
    const expected = readable.flatMap(({ id, lives }) => lives.map(({ number }) => `${id} ${number}`));
    same('sections', [...(await this.world.search.sections(asked, scope)).keys()].sort(), expected.sort());
  }

  /** Twice: the second time it is kept from the first, or nothing may be kept of it. */
  private async holdSearches(query: string, scope: SearchScope, keys: readonly string[]): Promise<void> {
    const allowed = new Set(keys);
    for (const _ of [1, 2]) {
      const { candidates, passages, dropped, cached } = await this.cached.search(query, scope, 10);
      const road = cached ? 'search, kept' : 'search';
      same(`candidates of a ${road}`, this.keysOf(candidates), keys);
      const shown = this.keysOf([...passages, ...dropped]);
      same(
        `passages of a ${road}`,
        shown,
        shown.filter((key) => allowed.has(key)),
      );
      same(`passages of a ${road}`, [passages.length > 0], [keys.length > 0]);
      this.figures.chunkDecisions += this.known.size;
    }
    const heard = this.cached.heard();
    this.figures.cacheHits += heard.filter((lookup) => lookup === 'results hit').length;
    this.figures.cacheDrops += heard.filter((lookup) => lookup === 'results changed').length;
  }

  private async holdCounts(scope: SearchScope, chunks: number): Promise<void> {
    const shownOf = (filter: SearchScope['filter']) =>
      documentsIn({ ...scope, filter }, this.access.documents).filter((document) => lifeAt(document, scope.asOf)).length;
    const { documents, matchingDocuments, matchingChunks } = await this.facts.counts(scope);
    same('counts', [documents, matchingDocuments, matchingChunks], [shownOf({}), shownOf(scope.filter), chunks]);
  }

  private async holdListings(scope: SearchScope): Promise<void> {
    const { principal, filter, collectionIds } = scope;
    for (const collectionId of collectionIds) {
      const { items } = await this.world.documents.list(principal, { collectionId, filter, limit: all });
      const expected = documentsIn({ ...scope, collectionIds: [collectionId] }, this.access.documents);
      same('listing', items.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort());
    }
  }

  /** Three by their ids, others each time. */
  private async holdDocuments(scope: SearchScope): Promise<void> {
    const { documents } = this.access;
    const { principal, filter } = scope;
    for (const offset of [0, 1, 2]) {
      const document = documents[(this.figures.queries * 3 + offset) % documents.length];
      if (!document) return;
      const isSeen = maySee(principal, document);
      const [got, text, standing] = await Promise.all([
        this.world.documents.get(principal, document.id).catch(() => null),
        this.world.documents.text(principal, document.id, 1).catch(() => null),
        this.facts.standing({ documentId: document.id }, modelId, scope),
      ]);
      same('document, text, explanation', [got !== null, text !== null, standing !== null], [isSeen, isSeen, isSeen]);
      if (standing) same('filter as explained', [Object.values(standing.tests).every(Boolean)], [isWanted(filter, document)]);
    }
  }

  /** Made when it is first asked for, which leaves later changes to prove themselves. */
  private async holdMeasures({ principal }: SearchScope): Promise<void> {
    this.measures ??= await MeasureRoads.of(this.world, this.access);
    await this.measures.hold(principal);
  }

  /** Which chunk is which: names only, what is whose the world knows by itself. */
  private async learn(): Promise<void> {
    this.known = new Map((await everyChunk(this.client)).map((chunk) => [chunk.id, chunk]));
    const { rows } = await this.client.query<{ id: string; document_id: string; number: number }>(
      'select id, document_id, number from revision',
    );
    this.revisions = new Map(rows.map((row) => [`${row.document_id} ${row.number}`, row.id]));
    this.knownOf = this.access.documents;
  }

  private keysOf(hits: readonly { readonly chunkId: string }[]): string[] {
    return hits
      .map(({ chunkId }) => {
        const chunk = this.known.get(chunkId);
        return chunk ? chunkKey(chunk.documentId, chunk.number, chunk.ordinal) : `unknown ${chunkId}`;
      })
      .sort();
  }
}

/** A test runner's own comparison takes longer than the search it looks at. */
function same(road: string, found: readonly unknown[], expected: readonly unknown[]): void {
  if (found.length === expected.length && found.every((item, index) => item === expected[index])) return;
  const leaked = found.filter((item) => !expected.includes(item));
  const missing = expected.filter((item) => !found.includes(item));
  throw new Error(`${road}: ${found.length} found, ${expected.length} expected; leaked ${leaked.join()}; missing ${missing.join()}`);
}
