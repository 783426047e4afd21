import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { countBytes } from './count-bytes.ts';
import type { FileSource } from './model-entry.ts';
import { dropFile } from './model-files.ts';
import { SourceFailure } from './transfer.ts';
import type { Delivery, Transfer } from './transfer.ts';

type HubFile = Extract<FileSource, { kind: 'hub' }>;

export interface HubTimes {
  /** Until the first answer: without a network the next source must have its turn soon. */
  readonly answerMs: number;
  /** Without a single byte. */
  readonly stallMs: number;
}

const attempts = 5;
const patient: HubTimes = { answerMs: 5_000, stallMs: 60_000 };

/** Downloads from a hub that speaks Hugging Face's protocol; goes on where a broken transfer stopped, also in a later process. */
export async function downloadFromHub(hubUrl: string, source: HubFile, transfer: Transfer, times: HubTimes = patient): Promise<Delivery> {
  const url = `${hubUrl}/${source.repository}/resolve/${source.revision}/${source.path}`;
  const vouchedSha256 = await askChecksum(url, transfer.signal, times);
  if (transfer.expectedSha256 && vouchedSha256 && vouchedSha256 !== transfer.expectedSha256) {
    throw new SourceFailure(`offers another file: its sha256 is ${vouchedSha256}, expected ${transfer.expectedSha256}`);
  }
  // Without any checksum nothing says that a part left by an earlier process belongs to the same file.
  if (!vouchedSha256 && !transfer.expectedSha256) await dropFile(transfer.partPath);
  for (let attempt = 1; ; attempt += 1) {
    const before = await sizeOf(transfer.partPath);
    try {
      await receive(url, transfer, times);
      return { vouchedSha256 };
    } catch (error) {
      const hasProgressed = (await sizeOf(transfer.partPath)) > before;
      if (transfer.signal.aborted || error instanceof SourceFailure || attempt >= attempts || !hasProgressed)
        throw asFailure(error, transfer.signal);
    }
  }
}

/** The sha256 that the hub states for a large file: `X-Linked-ETag`, on the answer before the redirect to storage. */
async function askChecksum(url: string, signal: AbortSignal, times: HubTimes): Promise<string | null> {
  let next = url;
  for (let hop = 0; hop < 5; hop += 1) {
    const response = await ask(next, { method: 'HEAD', redirect: 'manual' }, signal, times);
    const linked = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(response.headers.get('x-linked-etag') ?? '');
    if (linked?.[1]) return linked[1];
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || !location) {
      if (!response.ok) throw new SourceFailure(`answered ${response.status} for ${url}`);
      return null;
    }
    next = new URL(location, next).href;
  }
  throw new SourceFailure(`redirects without end from ${url}`);
}

async function receive(url: string, transfer: Transfer, times: HubTimes): Promise<void> {
  const startBytes = await sizeOf(transfer.partPath);
  const headers = startBytes > 0 ? { range: `bytes=${startBytes}-` } : undefined;
  const stall = new AbortController();
  const response = await ask(url, { headers }, AbortSignal.any([transfer.signal, stall.signal]), times);
  if (response.status === 416) return await endOfRange(response, startBytes, transfer);
  if (!response.ok || !response.body) throw new SourceFailure(`answered ${response.status} for ${url}`);
  const resumes = response.status === 206;
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  const base = resumes ? startBytes : 0;
  const totalBytes = Number.isFinite(length) ? base + length : transfer.file.bytes;
  const timer = setTimeout(() => stall.abort(new SourceFailure(`sent nothing for ${times.stallMs / 1000} s`)), times.stallMs);
  const counter = countBytes((received) => {
    timer.refresh();
    transfer.onBytes(received, totalBytes);
  }, base);
  try {
    const body = Readable.fromWeb(response.body);
    await pipeline(body, counter, createWriteStream(transfer.partPath, { flags: resumes ? 'a' : 'w' }));
  } finally {
    clearTimeout(timer);
  }
}

/** 416: the part holds everything already, or more than there is and must go. */
async function endOfRange(response: Response, startBytes: number, transfer: Transfer): Promise<void> {
  const total = Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
  if (total === startBytes) return;
  await dropFile(transfer.partPath);
  throw new SourceFailure('refused to go on with the part downloaded earlier; that part is deleted now, so run the command again');
}

async function ask(url: string, init: RequestInit, signal: AbortSignal, times: HubTimes): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new SourceFailure(`no answer within ${times.answerMs / 1000} s`, { isUnreachable: true })),
    times.answerMs,
  );
  try {
    return await fetch(url, { ...init, signal: AbortSignal.any([signal, late.signal]) });
  } catch (error) {
    signal.throwIfAborted();
    if (late.signal.aborted) throw late.signal.reason;
    throw new SourceFailure(`cannot be reached: ${reasonOf(error)}`, { cause: error, isUnreachable: true });
  } finally {
    clearTimeout(timer);
  }
}

function asFailure(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || error instanceof SourceFailure) return error;
  return new SourceFailure(`the transfer broke off: ${reasonOf(error)}`, { cause: error });
}

/** fetch says "fetch failed" and hides why in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;
