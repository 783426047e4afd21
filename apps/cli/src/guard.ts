import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import type { Config } from '#config';
import type { GuardDecided, GuardFinding as FoundInService, GuardList } from '#contract';
import type { GuardDecision, GuardFinding, ParsedDocument } from '#core';
import { ChildParser, detectMedia } from '#ingest';
import { call, post, type Server } from './client.ts';
import { onOneLine, say } from './say.ts';

/** Characters shown before and after a finding. */
const around = 40;

/**
 * Parses files here, as the service would but for words on scans, and tells what the guard makes of them. Ends with status 1 where one is
 * quarantined or cannot be read.
 */
export async function scanFiles(config: Config, paths: readonly string[]): Promise<void> {
  await using parser = new ChildParser({ ...config.parse, children: 1, isGuarded: true });
  for (const path of paths) {
    const parsed = await parseFile(parser, path).catch((error: unknown) => unreadable(path, error));
    if (!parsed) continue;
    const { level, findings } = parsed.verdict ?? { level: 'clean', findings: [] };
    say(`${path}: ${level}`);
    for (const finding of findings) say(inWords(finding, parsed.text));
    if (level === 'quarantined') process.exitCode = 1;
  }
}

/** Those after it are read all the same. */
function unreadable(path: string, error: unknown): null {
  say(`${path}: could not be read: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
  return null;
}

async function parseFile(parser: ChildParser, path: string): Promise<ParsedDocument> {
  await stat(path);
  const fileName = basename(path);
  const mediaType = await detectMedia({ path, fileName, declaredType: null });
  return parser.parse({ filePath: path, mediaType, fileName }, new AbortController().signal);
}

function inWords({ level, reason, quote, span, page }: GuardFinding, text: string): string {
  const where = [...(span ? [placeOf(text, span.start)] : ['out of sight']), ...(page === null ? [] : [`page ${page}`])].join(', ');
  const before = span ? text.slice(Math.max(0, span.start - around), span.start) : '';
  const after = span ? text.slice(span.end, span.end + around) : '';
  return `  ${level}, ${where}: ${reason}\n    ${onOneLine(before)}${gap(before)}[[${visible(quote)}]]${gap(after)}${onOneLine(after)}`;
}

/** Tag characters, which no terminal draws, as the letters they stand for. */
const visible = (quote: string): string =>
  onOneLine(quote).replaceAll(/[\u{e0020}-\u{e007e}]/gu, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000));

const gap = (beside: string): string => (beside === '' ? '' : ' ');

/** In the canonical text, counted from 1. */
function placeOf(text: string, at: number): string {
  const before = text.slice(0, at);
  return `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`;
}

interface ListOptions {
  readonly state: string;
  readonly collection?: string;
}

/** The newest of what the guard found in the service's documents. */
export async function listFindings(server: Server, { state, collection }: ListOptions): Promise<void> {
  const query = new URLSearchParams({ state, limit: '100', ...(collection && { collection }) });
  const { items, nextCursor } = (await (await call(server, `/v1/guard/findings?${query.toString()}`)).json()) as z.infer<typeof GuardList>;
  for (const { revisionId, level, status, collection: of, externalId, revision, findings, findingCount } of items) {
    say(`${revisionId}  ${level.padEnd(11)}  ${status.padEnd(11)}  ${onOneLine(of)}/${onOneLine(externalId)}, revision ${revision}`);
    for (const finding of findings) say(`    ${found(finding)}`);
    if (findingCount > findings.length) say(`    and ${findingCount - findings.length} more`);
  }
  if (nextCursor !== null) say('There are more than these 100.');
}

const found = ({ reason, quote }: FoundInService): string => `${onOneLine(reason)}: “${visible(quote).slice(0, 120)}”`;

const outcomes: Readonly<Record<GuardDecided['outcome'], string>> = {
  live: 'readers see it',
  embedding: 'readers will see it when it has its vectors',
  superseded: 'a newer revision is live, so nothing changes for readers',
  withheld: 'nobody sees it',
  unchanged: 'it was decided so before',
};

export async function decideFinding(
  server: Server,
  decision: GuardDecision,
  { revisionId, note }: { readonly revisionId: string; readonly note?: string },
): Promise<void> {
  const body = { decision, ...(note !== undefined && { note }) };
  const { outcome } = (await (await post(server, `/v1/guard/findings/${encodeURIComponent(revisionId)}`, body)).json()) as GuardDecided;
  say(`${decision === 'approve' ? 'approved' : 'rejected'}: ${outcomes[outcome]}`);
}
