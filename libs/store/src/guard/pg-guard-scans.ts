import { type DocumentVerdict, type GuardFinding, type PageInfo, type RevisionStatus, worseLevel } from '#core';
import type { Database, Transaction } from '../database/database.ts';
import type { LockedDocument } from '../documents/make-live.ts';
import { fromKept } from './guard-rows.ts';
import { releaseRevision } from './release-revision.ts';
import { markUnread, saveVerdict } from './save-verdict.ts';
import { guardStandingOf, withholdRevision } from './withhold-revision.ts';

/** A stored revision that the guard reads again. */
export interface StoredText {
  readonly fileName: string;
  readonly title: string;
  readonly text: string;
  readonly pages: readonly PageInfo[];
}

/** Revisions of one status that a guard is to read, in the order of their ids. */
export interface ScanPage {
  readonly ids: readonly string[];
  /** Where the next page begins; null behind the last. */
  readonly next: string | null;
}

/** What was put right: revisions taken off, given back, and those that need vectors first. */
export interface SettledRevisions {
  readonly withheld: number;
  readonly released: number;
  readonly toEmbed: readonly string[];
  /** Left for later; the others went on. */
  readonly failed: readonly { readonly revisionId: string; readonly error: unknown }[];
}

/** Short, as searches on the embedded database wait for it. */
const lookedAtOnce = 500;
/** After the first time that a text could not be read; each next pause is twice as long. */
const firstPauseSeconds = 300;

/** Verdicts made again after the guard changed, and what follows of them. Asks for nobody: every organisation's. */
export class PgGuardScans {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** To be told in every round: of several versions at work the latest has the say. */
  async atWork(version: string): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('note_guard_version', [version]));
  }

  async pending(version: string, status: RevisionStatus, after = ''): Promise<ScanPage> {
    const [row] = await this.database.query<{ last: string | null; looked_at: number; ids: string[] }>('list_revisions_to_scan', [
      version,
      status,
      after,
      lookedAtOnce,
    ]);
    return { ids: row?.ids ?? [], next: row?.looked_at === lookedAtOnce ? row.last : null };
  }

  /** Up to `limit` that this version could not read, or nobody judged, whose pause is over. */
  async unread(version: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>('list_revisions_to_read_again', [version, limit]);
    return rows.map(({ id }) => id);
  }

  /** Null where its text is gone, or another process was faster. */
  async read(revisionId: string, version: string): Promise<StoredText | null> {
    const [row] = await this.database.query<{ file_name: string; title: string; text: string; pages: PageInfo[] }>(
      'read_revision_to_scan',
      [revisionId, version],
    );
    return row ? { fileName: row.file_name, title: row.title, text: row.text, pages: row.pages } : null;
  }

  /** What a file hid is not kept, so that what was found there stays found, and so does what models decided where they are away now. */
  async save(revisionId: string, verdict: DocumentVerdict, judgePauseSeconds?: number): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query('lock_document_of_revision', [revisionId]);
      const [there] = await transaction.query('read_revision_to_scan', [revisionId, verdict.version]);
      if (!there) return;
      const kept = await lastingOf(transaction, revisionId, verdict);
      const level = kept.reduce((worst, finding) => worseLevel(worst, finding.level), verdict.level);
      await saveVerdict(transaction, revisionId, { ...verdict, level, findings: [...verdict.findings, ...kept] }, judgePauseSeconds);
    });
  }

  /** For a text that this version could not read: none is clean, and what waits stays waiting. It comes again among the `unread`. */
  async markUnread(revisionId: string, version: string, pauseSeconds = firstPauseSeconds): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query('lock_document_of_revision', [revisionId]);
      const [there] = await transaction.query('read_revision_to_scan', [revisionId, version]);
      if (there) await markUnread(transaction, revisionId, { version, pauseSeconds });
    });
  }

  /** One of the `unread` whose verdict could not be kept comes again later, so that it does not stand before all others. */
  async postpone(revisionId: string): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('postpone_guard_reading', [revisionId, firstPauseSeconds]));
  }

  /** Takes off what readers may not see any more and gives back what they may, each in a transaction of its own. */
  async settle(modelId: string, limit: number): Promise<SettledRevisions> {
    const rows = await this.database.query<{ id: string }>('list_guard_conflicts', [limit]);
    const outcomes: { readonly id: string; readonly outcome: Outcome }[] = [];
    const failed: SettledRevisions['failed'][number][] = [];
    for (const { id } of rows)
      await this.database
        .transaction((transaction) => settleOne(transaction, id, modelId))
        .then((outcome) => outcomes.push({ id, outcome }))
        .catch((error: unknown) => failed.push({ revisionId: id, error }));
    const ids = (...wanted: Outcome[]) => outcomes.filter(({ outcome }) => wanted.includes(outcome)).map(({ id }) => id);
    return {
      withheld: ids('taken off').length,
      released: ids('live', 'embedding', 'superseded').length,
      toEmbed: ids('embedding'),
      failed,
    };
  }
}

type Outcome = Awaited<ReturnType<typeof releaseRevision>> | 'taken off' | 'nothing';

/** Looked at again under the lock: somebody may have decided meanwhile. */
async function settleOne(transaction: Transaction, revisionId: string, modelId: string): Promise<Outcome> {
  const [document] = await transaction.query<LockedDocument>('lock_document_of_revision', [revisionId]);
  if (!document || document.deleted_at) return 'nothing';
  if ((await guardStandingOf(transaction, revisionId)) !== 'withheld') return releaseRevision(transaction, revisionId, modelId);
  return (await withholdRevision(transaction, document, revisionId)) ? 'taken off' : 'nothing';
}

async function lastingOf(
  transaction: Transaction,
  revisionId: string,
  { findings, version, isUnjudged }: DocumentVerdict,
): Promise<GuardFinding[]> {
  const rows = await transaction.query<LastingRow>('list_lasting_findings', [revisionId, isUnjudged ? version : null]);
  const again = new Set(findings.map(({ span, quote }) => (span ? `${span.start} ${span.end}` : quote)));
  return rows
    .map(({ span_start: start, span_end: end, ...row }) => ({
      ...row,
      ...fromKept(row.cues),
      span: start === null || end === null ? null : { start, end },
    }))
    .filter(({ span, quote }) => !again.has(span ? `${span.start} ${span.end}` : quote));
}

type LastingRow = Omit<GuardFinding, 'span'> & { readonly span_start: number | null; readonly span_end: number | null };
