import { createWriteStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '#contract';
import { Fault, faults } from '#core';
import { call, Refused, type Server } from './client.ts';
import { say, type Screens, screens as terminal } from './say.ts';
import { tellProgress } from './tell-progress.ts';

export interface BatchOptions {
  /** Where the results go; without it they are printed. */
  readonly out?: string | undefined;
  readonly collections?: readonly string[] | undefined;
  readonly mode?: string | undefined;
}

/** Each look is a request of its key: a batch of hours is looked at less often than one of seconds. */
const lookMs = { least: 1000, most: 15_000, shareOfRest: 0.05 };
const refusedPauseMs = 2000;
/** For as long a service may be away. */
const mostAwayMs = 600_000;

/** Asks the questions of a file in the background of the service, waits for them and brings what they came to, a line each. */
export async function askBatch(server: Server, file: string, options: BatchOptions, screens: Screens = terminal): Promise<void> {
  const body = questionLines(await textOf(file), file, options);
  if (options.out !== undefined) await beWritable(options.out);
  const headers = { 'content-type': 'application/x-ndjson' };
  const { id } = (await (await call(server, '/v1/batches', { method: 'POST', headers, body })).json()) as Batch;
  say(`batch ${id}: it goes on at the service when this ends; its results are at /v1/batches/${id}/results`, screens.aside);
  const batch = await whenOver(server, id);
  await bring(server, id, options.out);
  if (batch.state !== 'finished') say(`it is ${batch.state}${batch.reason === null ? '' : `: ${batch.reason}`}`, screens.aside);
  if (batch.state !== 'finished' || (batch.counts.failed ?? 0) > 0) process.exitCode = 1;
}

async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Fault('bad_request', `${file} cannot be read (${why}); name a file of UTF-8 with a question on each line`, { cause: error });
  }
}

/** Said before anything is asked; what stands there already is left as it is until there are results. */
async function beWritable(file: string): Promise<void> {
  try {
    await (await open(file, 'a')).close();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Fault('bad_request', `${file} cannot be written (${why}); name another file for the results`, { cause: error });
  }
}

/** A file that is no NDJSON has a question on each line; what a line of NDJSON does not say is as the options say. */
export function questionLines(text: string, file: string, { collections, mode }: BatchOptions): string {
  const asked = { ...(mode !== undefined && { mode }), ...(collections && { collections }) };
  // Empty ones too, so that the service tells of lines by the file's own numbers.
  return text
    .split(/\r?\n/)
    .map((line, index) => {
      if (line.trim() === '') return '';
      return JSON.stringify({ ...asked, ...(/\.(ndjson|jsonl)$/i.test(file) ? jsonOf(line, index + 1) : { question: line.trim() }) });
    })
    .join('\n');
}

function jsonOf(line: string, number: number): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below, with what it should be.
  }
  throw new Fault('bad_request', `line ${number} is no JSON object; write one a line, such as {"question": "How hot?"}`);
}

async function whenOver(server: Server, id: string): Promise<Batch> {
  const tell = tellProgress(process.stderr);
  for (;;) {
    const batch = (await (await patiently(server, `/v1/batches/${id}`)).json()) as Batch;
    const isOver = batch.state !== 'received' && batch.state !== 'running';
    tell(progressWords(batch), isOver);
    if (isOver) return batch;
    await sleep(Math.min(lookMs.most, Math.max(lookMs.least, (batch.secondsLeft ?? 0) * 1000 * lookMs.shareOfRest)));
  }
}

/** The batch goes on whatever becomes of a look: a limit that is used up, or a service that is started anew, does not end the wait. */
async function patiently(server: Server, path: string): Promise<Response> {
  const untilMs = Date.now() + mostAwayMs;
  for (;;) {
    try {
      return await call(server, path);
    } catch (error) {
      if (!mayPass(error) || Date.now() > untilMs) throw error;
      await sleep(Math.max(refusedPauseMs, (error.retryAfterSeconds ?? 0) * 1000));
    }
  }
}

function mayPass(error: unknown): error is Refused | Fault {
  if (error instanceof Refused) return error.mayPass;
  return error instanceof Fault && faults[error.code].retry;
}

export function progressWords({ ended, questions, counts, secondsLeft, waits }: Batch): string {
  const of = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome.replaceAll('_', ' ')}`);
  const left = waits ? [`waits until ${waits.until}: ${waits.why}`] : secondsLeft === null ? [] : [`about ${secondsLeft} s left`];
  return [`${ended} of ${questions} questions`, ...of, ...left].join(', ');
}

async function bring(server: Server, id: string, out: string | undefined): Promise<void> {
  const { body } = await patiently(server, `/v1/batches/${id}/results`);
  const results = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  if (out === undefined) await pipeline(results, process.stdout, { end: false });
  else await pipeline(results, createWriteStream(out));
}
