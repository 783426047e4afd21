import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultCollectionSettings, type DocumentVerdict, Fault } from '#core';
import { FolderBlobStore, HashEmbedder, MemoryRevisionStore, MemoryWorkQueue } from '#testing';
import type { FileToParse } from '../child/child-parser.ts';
import { parseFile } from '../parse/parse-file.ts';
import { embedRevision } from './embed-revision.ts';
import { failForGood } from './fail-for-good.ts';
import { parseRevision } from './parse-revision.ts';
import { publishRevision } from './publish-revision.ts';
import type { StepPorts } from './step-ports.ts';

const never = new AbortController().signal;
let folder: string;
let ports: StepPorts & { readonly revisions: MemoryRevisionStore; readonly queue: MemoryWorkQueue };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steps-'));
  const revisions = new MemoryRevisionStore();
  const parser = {
    parse: (file: FileToParse) => parseFile({ ...file, maxPages: 9 }, file.onPage),
  };
  ports = {
    revisions,
    vectors: revisions.vectors,
    blobs: new FolderBlobStore(folder),
    parser,
    embedder: new HashEmbedder(),
    queue: new MemoryWorkQueue(),
  };
});
afterEach(() => rm(folder, { recursive: true }));

async function receive(content: string, { mediaType = 'text/markdown', givenTitle = null as string | null } = {}): Promise<void> {
  const { sha256 } = await ports.blobs.put(Readable.from([content]), 1e9, never);
  const { chunking, personalData } = defaultCollectionSettings;
  ports.revisions.receive({
    revisionId: 'r1',
    documentId: 'd1',
    blobSha256: sha256,
    fileName: 'file.md',
    mediaType,
    givenTitle,
    chunking,
    personalData,
    settingsVersion: 1,
  });
}

const revision = () => ports.revisions.revisions.get('r1');
const jobs = (): string[] => ports.queue.jobs.map(({ step, revisionId }) => `${step} ${revisionId}`);

describe('the road of a revision', () => {
  it('leads from received to live, step by step', async () => {
    const sections = Array.from({ length: 150 }, (_, index) => `# Part ${index}\n\nText number ${index} of the guide.`);
    await receive(sections.join('\n\n'));
    expect(await parseRevision(ports, 'r1', never)).toEqual({ outcome: 'done' });
    expect(revision()).toMatchObject({ status: 'parsed', parsed: { title: 'Part 0' } });
    expect(await embedRevision(ports, 'r1', never)).toEqual({ outcome: 'done' });
    expect(ports.revisions.vectors.saved.size).toBe(150);
    expect(await publishRevision(ports, 'r1')).toEqual({ outcome: 'done' });
    expect(revision()?.status).toBe('live');
    expect(jobs()).toEqual(['embed r1', 'publish r1']);
  });

  it('ends in quarantine where the guard holds the document back, once', async () => {
    await receive('words');
    const verdict: DocumentVerdict = { level: 'quarantined', findings: [], version: '1' };
    const parser = { parse: async (file: FileToParse) => ({ ...(await parseFile({ ...file, maxPages: 9 })), verdict }) };
    await parseRevision({ ...ports, parser }, 'r1', never);
    await embedRevision(ports, 'r1', never);
    expect(await publishRevision(ports, 'r1')).toEqual({ outcome: 'quarantined' });
    expect(await publishRevision(ports, 'r1')).toEqual({ outcome: 'nothing' });
    expect(revision()?.status).toBe('quarantined');
  });

  it('does nothing twice, and nothing for a row that is gone', async () => {
    await receive('words');
    await parseRevision(ports, 'r1', never);
    expect(await parseRevision(ports, 'r1', never)).toEqual({ outcome: 'nothing' });
    expect(await publishRevision(ports, 'r1')).toEqual({ outcome: 'nothing' });
    expect(await embedRevision(ports, 'r2', never)).toEqual({ outcome: 'nothing' });
  });

  it.each([
    [{ givenTitle: 'Given' }, '# Own', 'Given'],
    [{}, '# Own', 'Own'],
    [{}, 'no heading', 'file.md'],
  ])('takes the given title, else the document its own, else the file name: %#', async (fields, content, title) => {
    await receive(content, fields);
    await parseRevision(ports, 'r1', never);
    expect(revision()?.parsed?.title).toBe(title);
  });

  it('cuts a title that would be indexed again with every chunk', async () => {
    await receive(`# ${'long '.repeat(1000)}`);
    await parseRevision(ports, 'r1', never);
    expect(revision()?.parsed?.title).toHaveLength(500);
  });

  it('fails a revision that no retry can mend, with the reason', async () => {
    await receive('   ');
    const outcome = await parseRevision(ports, 'r1', never);
    expect(outcome).toMatchObject({ outcome: 'failed', code: 'empty_file' });
    expect(revision()).toMatchObject({
      status: 'failed',
      failure: { code: 'empty_file', reason: expect.stringContaining('"file.md" is empty') as string },
    });
    expect(jobs()).toEqual([]);
  });

  it('throws what may pass, for the queue to try again', async () => {
    await receive('words');
    const parser = { parse: () => Promise.reject(new Fault('store_unavailable', 'the disk is away')) };
    await expect(parseRevision({ ...ports, parser }, 'r1', never)).rejects.toThrow('the disk is away');
    expect(revision()).toMatchObject({ status: 'received', attempts: 1 });
  });

  it('drops vectors when the model changed under its hands', async () => {
    await receive('words');
    await parseRevision(ports, 'r1', never);
    const embedder: StepPorts['embedder'] = changing();
    await expect(embedRevision({ ...ports, embedder }, 'r1', never)).rejects.toThrow('changed from old to new');
    expect(ports.revisions.vectors.saved.size).toBe(0);
  });

  it('stops between batches when told to and keeps what is saved', async () => {
    await receive(Array.from({ length: 200 }, (_, index) => `# P${index}\n\ntext ${index}`).join('\n\n'));
    await parseRevision(ports, 'r1', never);
    const stop = new AbortController();
    const vectors = ports.revisions.vectors;
    const save = vectors.save.bind(vectors);
    vectors.save = async (...saved) => (stop.abort(), save(...saved));
    await expect(embedRevision(ports, 'r1', stop.signal)).rejects.toThrow();
    expect(vectors.saved.size).toBeGreaterThan(0);
    expect(revision()?.status).toBe('parsed');
  });

  it('says at the end of all attempts what went wrong and what to do', async () => {
    await receive('words');
    expect(await failForGood(ports.revisions, 'r1', 'received', new Error('connect ECONNREFUSED'))).toBe(true);
    expect(revision()?.failure).toEqual({
      code: 'internal',
      reason:
        'connect ECONNREFUSED. This was tried several times. When the cause is mended, retry the document; the log has the details under revision r1.',
    });
  });

  it('does not fail at the end of all attempts what was done in them, though its next job was not added', async () => {
    await receive('words');
    ports.queue.enqueue = () => Promise.reject(new Error('the queue is away'));
    await expect(parseRevision(ports, 'r1', never)).rejects.toThrow('the queue is away');
    expect(await failForGood(ports.revisions, 'r1', 'received', new Error('the queue is away'))).toBe(false);
    expect(revision()?.status).toBe('parsed');
  });
});

/** An embedder whose model is exchanged after its id was first read. */
function changing(): StepPorts['embedder'] {
  const embedder = new HashEmbedder();
  let reads = 0;
  return new Proxy(embedder, {
    get: (target, name) =>
      name === 'id'
        ? reads++ === 0
          ? 'old'
          : 'new'
        : typeof target[name as 'embed'] === 'function'
          ? target[name as 'embed'].bind(target)
          : target[name as 'embed'],
  });
}
