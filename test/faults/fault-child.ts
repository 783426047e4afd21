// A process that does one thing to one document and dies before or after a statement of it, as its one argument (JSON) says.
// While it lives, it looks at every document; what it saw goes to its parent as lines of JSON.
import { writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentSummary } from '#core';
import { type Database, openDatabase, PgHousekeeping } from '#store';
import { admin, advance, type Draft, modelId, openWorldIn, upload } from '../conformance/store-world.ts';
import { answerCiting } from '../conformance/answer-citing.ts';
import { TornStates } from './torn-states.ts';

export interface FaultOrder {
  readonly database: { readonly kind: 'embedded'; readonly dir: string } | { readonly kind: 'server'; readonly url: string };
  readonly blobs: string;
  /** `count` does every operation once and tells how many statements each took; `look` does nothing. */
  readonly operation: FaultOperation | 'count' | 'look';
  readonly document: string;
  /** What was cut off before: done again first, to its end. */
  readonly redo: { readonly operation: FaultOperation; readonly document: string } | null;
  /** Statements of the operation, from 1; 0 for none. */
  readonly dieAt: number;
  readonly when: 'before' | 'after';
}
export const faultOperations = ['publish', 'replace', 'rollback', 'delete'] as const;
export type FaultOperation = (typeof faultOperations)[number];

export interface FaultNews {
  readonly torn?: readonly string[];
  readonly looks?: number;
  /** Statements that the operation took, to its end. */
  readonly statements?: Readonly<Partial<Record<FaultOperation, number>>>;
}

const tell = (news: FaultNews) => writeSync(1, `${JSON.stringify(news)}\n`);
const order = JSON.parse(process.argv[2] ?? '{}') as FaultOrder;
const log = { info: () => undefined, warn: () => undefined };
await using database = await openDatabase(order.database, { signal: new AbortController().signal, log });
await using states = new TornStates(database.url);
tell({ torn: await states.look(), looks: 1 });
const world = await openWorldIn(database, order.blobs);
if (order.redo) await redo(order.redo.operation, order.redo.document);
if (order.operation === 'count') for (const operation of faultOperations) await act(operation, `counted-${operation}`);
else if (order.operation !== 'look') await act(order.operation, order.document);
tell({ torn: await states.look(), looks: 1 });

async function act(operation: FaultOperation, document: string): Promise<void> {
  await theCollection();
  if (operation !== 'publish') await bring(document, 1);
  if (operation === 'rollback' || operation === 'delete') await bring(document, 2);
  if (operation === 'delete') await askAbout(document);
  const counter = dying(database, order);
  const watch = watching();
  await run(operation, document);
  await watch.stop();
  tell({ statements: { [operation]: counter.stop() } });
}

async function run(operation: FaultOperation, document: string): Promise<void> {
  if (operation === 'publish') return bring(document, 1);
  if (operation === 'replace') return bring(document, 2);
  const documentId = await idOf(document);
  if (operation === 'rollback') return void (await world.documents.rollBack(admin, { documentId, revision: 1, modelId }));
  return world.documents.delete(admin, documentId);
}

/** As whoever called would, having had no answer; then it must stand as if nothing had happened. */
async function redo(operation: FaultOperation, document: string): Promise<void> {
  await new PgHousekeeping(database, world.blobs).finishDeletions();
  const page = await listed(document);
  if (operation !== 'delete' || page) await run(operation, document);
  const live = (await listed(document))?.liveRevision ?? null;
  const expected = { publish: 1, replace: 2, rollback: 1, delete: null }[operation];
  if (live !== expected) tell({ torn: [`${document}: ${operation} was done again, and ${live} is live instead of ${expected}`] });
}

/** Counts what transactions run until it is stopped, and dies where it was told to. */
function dying(target: Database, { dieAt, when }: FaultOrder): { stop(): number } {
  let count = 0;
  const transaction = target.transaction.bind(target);
  target.transaction = (work) =>
    transaction((open) => {
      const query = open.query.bind(open);
      open.query = async (...call) => {
        count += 1;
        const isHere = count === dieAt;
        if (isHere && when === 'before') process.kill(process.pid, 'SIGKILL');
        const rows = await query<never>(...call);
        if (isHere) process.kill(process.pid, 'SIGKILL');
        return rows;
      };
      return work(open);
    });
  return { stop: () => ((target.transaction = transaction), count) };
}

/** Looks again and again, between the statements of the operation, and tells at once. */
function watching(): { stop(): Promise<void> } {
  const over = new AbortController();
  const looking = (async () => {
    while (!over.signal.aborted) {
      tell({ torn: await states.look(), looks: 1 });
      await nextTurn();
    }
  })();
  return { stop: async () => (over.abort(), looking) };
}

async function bring(document: string, revision: number): Promise<void> {
  const draft: Draft = {
    externalId: document,
    title: document,
    chunks: [1, 2, 3].map((part) => `Part ${part} in revision ${revision} of ${document}.`),
  };
  const receipt = await upload(world, { id: await theCollection() }, draft);
  if (receipt.status !== 'live') await advance(world, receipt.revisionId, draft);
}

async function theCollection(): Promise<string> {
  const { items } = await world.collections.list(admin, { limit: 1 });
  return items[0]?.id ?? (await world.collections.create(admin, 'faults')).id;
}

async function listed(document: string): Promise<DocumentSummary | undefined> {
  const page = await world.documents.list(admin, { collectionId: await theCollection(), limit: 200, title: document });
  return page.items.find(({ externalId }) => externalId === document);
}

async function idOf(document: string): Promise<string> {
  const found = await listed(document);
  if (!found) throw new Error(`${document} is not there`);
  return found.id;
}

async function askAbout(document: string): Promise<void> {
  const configurationId = await world.traceStore.configurationId({ embedder: 'test' });
  const scope = { principal: admin, collectionIds: [await theCollection()], filter: {}, asOf: null };
  const question = { id: `question about ${document}`, text: 'What?', scope, limit: 1, mode: 'auto' as const, deadlineMs: 1 };
  const cited = [{ documentId: await idOf(document), text: 'Part 1.' }];
  await world.traceStore.saveQuestion(admin, question, answerCiting({ question, configurationId, cited }));
}
