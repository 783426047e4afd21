import { createHash } from 'node:crypto';
import type { DocumentVerdict, GuardFinding } from '#core';
import type { Transaction } from '../database/database.ts';
import { storable } from '../database/storable.ts';
import { toKept } from './guard-rows.ts';

/** After the first time that who was to judge was away; each next pause is twice as long. */
const judgePauseSeconds = 300;

/** Keeps a verdict with its findings, in place of the one before. */
export async function saveVerdict(
  transaction: Transaction,
  revisionId: string,
  { level, version, findings, isUnjudged }: DocumentVerdict,
  pauseSeconds = judgePauseSeconds,
): Promise<void> {
  await transaction.query('save_guard_verdict', [revisionId, level, version, isUnjudged ? pauseSeconds : null]);
  await transaction.query('delete_guard_findings', [revisionId]);
  if (findings.length > 0) await transaction.query('insert_guard_findings', [revisionId, ...columnsOf(findings)]);
}

/** What was found in it before stays. */
export async function markUnread(
  transaction: Transaction,
  revisionId: string,
  { version, pauseSeconds }: { readonly version: string; readonly pauseSeconds: number },
): Promise<void> {
  await transaction.query('mark_guard_unread', [revisionId, version, pauseSeconds]);
  await transaction.query('insert_unread_finding', [revisionId, hashOf('')]);
}

function columnsOf(findings: readonly GuardFinding[]): unknown[] {
  return [
    findings.map(({ level }) => level),
    findings.map(({ reason }) => storable(reason)),
    findings.map(({ quote }) => storable(quote)),
    findings.map(({ quote, digest }) => digest ?? hashOf(quote)),
    findings.map(({ span }) => span?.start ?? null),
    findings.map(({ span }) => span?.end ?? null),
    findings.map(({ isInTitle }) => isInTitle === true),
    findings.map(({ page }) => page),
    findings.map((finding) => toKept(finding).join(' ')),
    findings.map(({ score }) => score),
  ];
}

/** However it is broken into lines. */
function hashOf(quote: string): string {
  return createHash('sha256').update(quote.replaceAll(/\s+/g, ' ').trim()).digest('hex');
}
