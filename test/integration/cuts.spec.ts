import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, PgCuts } from '#store';
import { aCollection, admin, never, openWorld, publish, reader, upload, type World } from '../conformance/store-world.ts';
import { placeEmbedded } from '../servers/index.ts';

const cut = { cutter: 9, strategy: 'structure', targetTokens: 64, overlapTokens: 0 } as const;
const log = { info: () => undefined, warn: () => undefined };

describe('cutting documents again', () => {
  let dir: string;
  let database: Database;
  let world: World;
  let cuts: PgCuts;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'aquifer-cuts-'));
    await placeEmbedded(dir);
    database = await openDatabase({ kind: 'embedded', dir }, { log, signal: never() });
    world = await openWorld(database);
    cuts = new PgCuts(database);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
    await rm(dir, { recursive: true, force: true });
  });

  test('takes every live document that may be seen once, in lots, and leaves what moves alone', async () => {
    const collection = await aCollection(world);
    for (let index = 0; index < 55; index += 1) await publish(world, collection, { chunks: [`text ${index}`] });
    await publish(world, collection, { chunks: ['secret'], access: { public: false, groups: ['board'] } });
    const moving = await publish(world, collection, { externalId: 'moving', chunks: ['before'] });
    await upload(world, collection, { externalId: 'moving', chunks: ['after'] });
    const wanted = { cut, all: false };
    const lots: number[] = [];
    for await (const ids of cuts.cutAgain(reader(), collection.id, wanted)) lots.push(ids.length);
    expect(lots).toEqual([50, 5]);
    expect(await cuts.count(admin, collection.id, cut)).toEqual({ current: 0, outdated: 1, moving: 56, failed: 0 });
    for await (const ids of cuts.cutAgain(admin, collection.id, wanted)) lots.push(ids.length);
    expect(lots).toEqual([50, 5, 1]);
    expect((await world.documents.get(admin, moving.documentId)).latest.number).toBe(2);
  });
});
