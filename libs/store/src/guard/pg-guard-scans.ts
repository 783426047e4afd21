import { type DocumentVerdict, type GuardFinding, type PageInfo, worseLevel } from '#core';
import type { Database, Transaction } from '../database/database.ts';
import type { LockedDocument } from '../documents/make-live.ts';
import { releaseRevision } from './release-revision.ts';
import { markUnread, saveVerdict } from './save-verdict.ts';
import { isWithheld, withholdRevision } from './withhold-revision.ts';

/** A stored revision that the guard reads again. */
export interface StoredText {
  readonly fileName: string;
  readonly title: string;
  readonly text: string;
  readonly pages: readonly PageInfo[];
}

/** What was put right: revisions taken off, given back, and those that need vectors first. */
export interface SettledRevisions {
  readonly withheld: number;
  readonly released: number;
  readonly toEmbed: readonly string[];
  /** Left for later; the others went on. */
  readonly failed: readonly { readonly revisionId: string; readonly error: unknown }[];
}

/** Verdicts made again after the guard changed, and what follows of them. Asks for nobody: every organisation's. */
export class PgGuardScans {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Up to `limit` revisions that this version has not read, what readers see first. */
  async pending(version: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>('list_revisions_to_scan', [version, limit]);
    return rows.map(({ id }) => id);
  }

  /** Null where its text is gone. */
  async read(revisionId: string): Promise<StoredText | null> {
    const [row] = await this.database.query<{ file_name: string; title: string; text: string; pages: PageInfo[] }>(
      'read_revision_to_scan',
      [revisionId],
    );
    return row ? { fileName: row.file_name, title: row.title, text: row.text, pages: row.pages } : null;
  }

  /** What a file hid is not kept, so that what was found there stays found. */
  async save(revisionId: string, verdict: DocumentVerdict): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query('lock_document_of_revision', [revisionId]);
      const [there] = await transaction.query('read_revision_to_scan', [revisionId]);
      if (!there) return;
      const kept = await hiddenBefore(transaction, revisionId, verdict);
      const level = kept.reduce((worst, finding) => worseLevel(worst, finding.level), verdict.level);
      await saveVerdict(transaction, revisionId, { ...verdict, level, findings: [...verdict.findings, ...kept] });
    });
  }

  /** For a text that this version could not read: none is clean, and what waits stays waiting. */
  async markUnread(revisionId: string, version: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query('lock_document_of_revision', [revisionId]);
      const [there] = await transaction.query('read_revision_to_scan', [revisionId]);
      if (there) await markUnread(transaction, revisionId, version);
    });
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
  if (!(await isWithheld(transaction, revisionId))) return releaseRevision(transaction, revisionId, modelId);
  return (await withholdRevision(transaction, document, revisionId)) ? 'taken off' : 'nothing';
}

async function hiddenBefore(transaction: Transaction, revisionId: string, { findings }: DocumentVerdict): Promise<GuardFinding[]> {
  const rows = await transaction.query<Omit<GuardFinding, 'span'>>('list_hidden_findings', [revisionId]);
  const again = new Set(findings.filter(({ span }) => span === null).map(({ quote }) => quote));
  return rows.filter(({ quote }) => !again.has(quote)).map((row) => ({ ...row, span: null }));
}
