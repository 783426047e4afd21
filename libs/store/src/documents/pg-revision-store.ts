import {
  invariant,
  RevisionStore,
  type Chunk,
  type Cut,
  type FaultCode,
  type PageProgress,
  type ParsedDocument,
  type PersonalKind,
  type RevisionStatus,
  type RevisionWork,
} from '#core';
import { analysisVersion } from '../analysis/terms.ts';
import type { Database, Transaction } from '../database/database.ts';
import { json } from '../database/storable.ts';
import { insertEvent } from '../events/insert-event.ts';
import { chunkParameters } from './chunk-parameters.ts';
import { saveVerdict } from '../guard/save-verdict.ts';
import type { DocumentRedaction } from '../personal-data/document-redaction.ts';
import { eventOf, type LockedDocument } from './make-live.ts';
import { saveSignature } from './pg-duplicates.ts';
import { publishRevision } from './publish-revision.ts';
import { type StoredSettings, toSettings } from './stored-settings.ts';

/** One embedded session serves everyone, so a statement holds few rows. */
const chunksPerStatement = 20;

type Parsed = ParsedDocument & { readonly title: string };

export class PgRevisionStore extends RevisionStore {
  private readonly database: Database;
  private readonly isGuarded: boolean;
  private readonly redaction: DocumentRedaction | null;

  /** `isGuarded` false: what the guard found has no consequence. Without `redaction` no text may come out of which personal data were taken. */
  constructor(
    database: Database,
    { isGuarded = true, redaction = null }: { readonly isGuarded?: boolean; readonly redaction?: DocumentRedaction | null } = {},
  ) {
    super();
    this.database = database;
    this.isGuarded = isGuarded;
    this.redaction = redaction;
  }

  async begin(revisionId: string, from: 'received' | 'parsed' | 'embedded'): Promise<RevisionWork | null> {
    const [row] = await this.database.transaction((transaction) => transaction.query<WorkRow>('begin_revision', [revisionId, from]));
    return row ? toWork(row) : null;
  }

  /**
   * Chunks go in by short transactions, each under the revision's lock; the last one turns the status, so readers never see half. False also
   * where its collection takes out other personal data by now: it is parsed again.
   */
  async saveParsed(revisionId: string, parsed: Parsed, chunks: readonly Chunk[], cut?: Cut): Promise<boolean> {
    const { takenOut } = parsed;
    const parsing: Parsing = [revisionId, takenOut?.kinds.toSorted() ?? []];
    for (let start = 0; start < chunks.length; start += chunksPerStatement) {
      const batch = chunks.slice(start, start + chunksPerStatement);
      // Before the transaction: while it is open, nobody else gets a turn on the embedded database.
      const parameters = chunkParameters(parsed, batch);
      const saved = await this.database.transaction((transaction) => saveChunks(transaction, parsing, parameters));
      if (!saved) return false;
    }
    invariant(!takenOut || this.redaction, 'who redacts documents keeps what was taken out of them');
    let file: string | null = null;
    const marked = await this.database.transaction(async (transaction) => {
      const [asked] = await transaction.query('lock_parsing', parsing);
      const isMarked = asked !== undefined && (await markParsed(transaction, revisionId, parsed, { chunkCount: chunks.length, cut }));
      if (isMarked && takenOut && this.redaction) file = await this.redaction.save(transaction, revisionId, takenOut);
      return isMarked;
    });
    await this.redaction?.dropFile(this.database, file);
    return marked;
  }

  async noteProgress(revisionId: string, { page, of }: PageProgress): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('note_progress', [revisionId, page, of]));
  }

  async markEmbedded(revisionId: string, modelId: string): Promise<boolean> {
    const rows = await this.database.transaction((transaction) => transaction.query('mark_embedded', [revisionId, modelId]));
    return rows.length > 0;
  }

  async publish(revisionId: string): Promise<'live' | 'quarantined' | null> {
    return this.database.transaction((transaction) => publishRevision(transaction, revisionId, this.isGuarded));
  }

  async fail(revisionId: string, code: FaultCode, reason: string, at?: RevisionStatus): Promise<boolean> {
    let file: string | null = null;
    const failed = await this.database.transaction(async (transaction) => {
      const [document] = await transaction.query<LockedDocument>('lock_document_of_revision', [revisionId]);
      const rows = await transaction.query('mark_failed', [revisionId, code, reason, at ?? null]);
      if (!document || rows.length === 0) return false;
      await transaction.query('delete_unparsed_chunks', [revisionId]);
      const kept = (await this.redaction?.saveFailed(transaction, revisionId, reason)) ?? { reason, file: null };
      if (kept.reason !== reason) await transaction.query('reword_failure', [revisionId, kept.reason]);
      file = kept.file;
      await insertEvent(transaction, eventOf('document.failed', document, { code, reason: kept.reason }));
      return true;
    });
    await this.redaction?.dropFile(this.database, file);
    return failed;
  }
}

/** A revision, and the kinds of personal data that are taken out of it, in order. */
type Parsing = readonly [revisionId: string, kinds: readonly PersonalKind[]];

async function saveChunks(transaction: Transaction, parsing: Parsing, parameters: readonly unknown[]): Promise<boolean> {
  const [revision] = await transaction.query<{ document_id: string }>('lock_parsing', parsing);
  if (!revision) return false;
  await transaction.query('upsert_chunks', [revision.document_id, parsing[0], ...parameters]);
  return true;
}

interface Cutting {
  readonly chunkCount: number;
  readonly cut: Cut | undefined;
}

async function markParsed(transaction: Transaction, revisionId: string, parsed: Parsed, { chunkCount, cut }: Cutting): Promise<boolean> {
  const pageCount = parsed.pages.length === 0 ? null : parsed.pages.length;
  const parameters = [
    revisionId,
    parsed.title,
    parsed.text,
    json(parsed.pages),
    json(parsed.blocks),
    pageCount,
    chunkCount,
    json(parsed.warnings),
    json(parsed.tables),
    json(parsed.properties),
    json(parsed.definitions ?? []),
    cut ? json(cut) : null,
    analysisVersion,
  ];
  const rows = await transaction.query('mark_parsed', parameters);
  if (rows.length === 0) return false;
  await transaction.query('delete_chunks_from', [revisionId, chunkCount]);
  if (parsed.signature) await saveSignature(transaction, revisionId, parsed.signature);
  if (parsed.verdict) await saveVerdict(transaction, revisionId, parsed.verdict);
  const lines = parsed.lines.map(({ start, end, box }) => [start, end, box.page, box.x, box.y, box.width, box.height]);
  if (lines.length > 0) await transaction.query('upsert_layout', [revisionId, json(lines)]);
  return true;
}

interface WorkRow {
  readonly id: string;
  readonly document_id: string;
  readonly blob_sha256: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly given_title: string | null;
  readonly settings: StoredSettings;
  readonly settings_version: number;
}

function toWork(row: WorkRow): RevisionWork {
  const { chunking, personalData } = toSettings(row.settings);
  return {
    revisionId: row.id,
    documentId: row.document_id,
    blobSha256: row.blob_sha256,
    fileName: row.file_name,
    mediaType: row.media_type,
    givenTitle: row.given_title,
    chunking,
    personalData,
    settingsVersion: row.settings_version,
  };
}
