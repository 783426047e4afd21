import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { Source, SourceList, SourceProgress, SourceRun } from '#contract';
import { call, post, type Server } from './client.ts';
import { ensureCollection } from './ingest.ts';
import { onOneLine, say, screens } from './say.ts';

interface CrawlOptions {
  readonly collection: string;
  readonly every: string;
  readonly wait: boolean;
}

export async function crawl(server: Server, start: string, { collection, every, wait }: CrawlOptions): Promise<void> {
  await ensureCollection(server, collection);
  const body = { kind: 'crawl', collection, settings: { start }, schedule: { every } };
  const source = (await (await post(server, '/v1/sources', body)).json()) as Source;
  console.log(`source ${source.id} made: ${start}, every ${every}`);
  if (wait) await untilVisited(server, source.id);
}

export async function syncSource(server: Server, id: string): Promise<void> {
  await post(server, `/v1/sources/${encodeURIComponent(id)}/sync`, {});
  await untilVisited(server, id);
}

export async function listSources(server: Server): Promise<void> {
  const { items } = (await (await call(server, '/v1/sources?limit=200')).json()) as z.infer<typeof SourceList>;
  for (const { id, kind, name, state, says, items: held } of items)
    say(
      `${id}  ${kind.padEnd(10)}  ${state.padEnd(7)}  ${held.present} documents  ${onOneLine(name)}${says === null ? '' : `\n    ${onOneLine(says)}`}`,
    );
}

async function untilVisited(server: Server, id: string): Promise<void> {
  for (;;) {
    const progress = (await (await call(server, `/v1/sources/${encodeURIComponent(id)}/progress`)).json()) as SourceProgress;
    if (progress.run) process.stdout.write(`\r${inWords(progress.run)}   `);
    if (!progress.running) return report(progress.run);
    await sleep(500);
  }
}

const inWords = (run: SourceRun): string =>
  `${run.changed} changed, ${run.unchanged} unchanged, ${run.gone} gone, ${run.unreachable} unreachable, ${run.refused} refused`;

function report(run: SourceRun | null): void {
  process.stdout.write('\n');
  for (const note of run?.notes ?? []) say(`  ${onOneLine(note)}`);
  if (run?.failure) say(run.failure, screens.aside);
  if (run?.status === 'failed' || run?.status === 'held') process.exitCode = 1;
}
