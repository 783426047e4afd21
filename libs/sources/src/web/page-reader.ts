import { Readable } from 'node:stream';
import { Fault } from '#core';
import type { Politeness } from './fetch/host-turns.ts';
import { readWhole } from './fetch/read-body.ts';
import type { WebAnswer, WebFetcher } from './fetch/web-fetcher.ts';
import { isPageType, isWantedType } from './wanted-types.ts';

/** What came of asking for one page. */
export type PageAnswer =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** Answered, but with something that is no document. */
  | { readonly kind: 'unwanted'; readonly reason: string }
  | PageContent;

export interface PageContent {
  readonly kind: 'content';
  /** After redirects. */
  readonly url: string;
  readonly version: string | null;
  readonly modifiedAt: Date | null;
  readonly mediaType: string | null;
  readonly robotsHeader: string | null;
  /** The whole page when it is HTML, for its links; null for all else. */
  readonly html: string | null;
  readonly content: Readable;
}

export interface PageRequest {
  readonly url: string;
  /** Of what is here already: the page is asked for only if it has changed. */
  readonly version: string | null;
  readonly politeness: Politeness;
  readonly followRedirects: boolean;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number | undefined;
}

const maxHtmlBytes = 20_000_000;

/** Asks for one page. Never throws but for an abort: what went wrong is an answer in words. */
export async function readPage(fetcher: WebFetcher, request: PageRequest): Promise<PageAnswer> {
  const { url, version, timeoutMs, ...rest } = request;
  try {
    const headers = { accept: 'text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.8', ...conditions(version) };
    const answer = await fetcher.fetch({ url, headers, ...rest, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
    return await judge(answer);
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason;
    if (error instanceof Fault && error.code === 'too_large') return { kind: 'unwanted', reason: error.message };
    return { kind: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function judge(answer: WebAnswer): Promise<PageAnswer> {
  const { status } = answer;
  if (status === 200) return toContent(answer);
  answer.body.on('error', () => undefined).destroy();
  const location = answer.header('location');
  if (status === 304) return { kind: 'unchanged' };
  if (status >= 300 && status < 400 && location !== null && URL.canParse(location, answer.url))
    return { kind: 'moved', to: new URL(location, answer.url).href };
  if (status === 404 || status === 410) return { kind: 'gone', reason: `answers ${status}` };
  const wait = answer.header('retry-after');
  return { kind: 'unreachable', reason: `answers ${status}${wait === null ? '' : ` and asks to wait (${wait})`}` };
}

async function toContent(answer: WebAnswer): Promise<PageAnswer> {
  const mediaType = answer.header('content-type');
  if (!isWantedType(mediaType)) {
    answer.body.on('error', () => undefined).destroy();
    return { kind: 'unwanted', reason: `is ${mediaType}, which holds no text to read` };
  }
  const page = {
    kind: 'content' as const,
    url: answer.url,
    version: versionOf(answer),
    modifiedAt: dateOf(answer.header('last-modified')),
    mediaType,
    robotsHeader: answer.header('x-robots-tag'),
  };
  if (!isPageType(mediaType)) return { ...page, html: null, content: answer.body };
  const bytes = await readWhole(limited(answer.body));
  // Addresses and directives are ASCII in every character set that a page may have.
  return { ...page, html: bytes.toString('utf8'), content: Readable.from([bytes]) };
}

async function* limited(body: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += (chunk as Buffer).length;
    if (bytes > maxHtmlBytes) throw new Fault('too_large', `the page is larger than ${maxHtmlBytes} bytes`);
    yield chunk as Buffer;
  }
}

const modifiedPrefix = 'last-modified ';

function versionOf(answer: WebAnswer): string | null {
  const modified = answer.header('last-modified');
  return answer.header('etag') ?? (modified === null ? null : `${modifiedPrefix}${modified}`);
}

function conditions(version: string | null): Record<string, string> {
  if (version === null) return {};
  if (version.startsWith(modifiedPrefix)) return { 'if-modified-since': version.slice(modifiedPrefix.length) };
  return { 'if-none-match': version };
}

export function dateOf(text: string | null | undefined): Date | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : new Date(time);
}
