import { type ChunkGuard, Fault, type GuardLevel, type Principal, type Span } from '#core';
import type { Database } from '../database/database.ts';
import { type Page, type PageRequest, pagesOf } from '../database/page.ts';
import { readerOf } from '../database/reader.ts';
import { type GuardCase, type GuardRow, type GuardState, toCase } from './guard-rows.ts';

export interface GuardListing extends PageRequest {
  readonly state: GuardState;
  readonly collectionId?: string | undefined;
  readonly level?: Exclude<GuardLevel, 'clean'> | undefined;
}

/** In UTF-16 code units of the revision's canonical text. */
interface Stretch extends Span {
  readonly documentId: string;
  readonly revision: number;
}

/** Revisions in each state; of the open ones by what was found. */
export interface GuardCounts {
  readonly open: { readonly quarantined: number; readonly suspect: number };
  readonly approved: number;
  readonly rejected: number;
  /** Of all of them, those that the guard could not read and tries again. */
  readonly unread: number;
}

export interface LabelledExample {
  readonly revisionId: string;
  readonly ordinal: number;
  readonly label: 'attack' | 'benign';
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly reason: string;
  readonly isHidden: boolean;
  readonly collectionName: string;
}

const examplesAtOnce = 200;

/** What the guard found, as people review it. What a reviewer may not read does not exist: `not_found`. */
export class PgGuardCases {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Newest first, each with the worst of its findings. */
  async list(principal: Principal, { state, collectionId, level, ...page }: GuardListing): Promise<Page<GuardCase>> {
    const list = pagesOf(`guard findings ${state}`);
    const parameters = [...readerOf(principal), state, collectionId ?? null, level ?? null, list.after(page), page.limit + 1];
    const rows = await this.database.query<GuardRow>('list_guard_cases', parameters);
    return list.cut(rows.map(toCase), page, ({ revisionId }) => revisionId);
  }

  /** With all findings, and the text that their spans count in. */
  async find(principal: Principal, revisionId: string): Promise<GuardCase & { readonly text: string }> {
    const [row] = await this.database.query<GuardRow & { text: string | null }>('find_guard_case', [...readerOf(principal), revisionId]);
    if (!row) throw missingCase(revisionId);
    return { ...toCase(row), text: row.text ?? '' };
  }

  /** What makes a stretch of a revision's text suspect to whoever reads it; null where nothing does, or nothing may be read. */
  async suspectIn(principal: Principal, { documentId, revision, start, end }: Stretch): Promise<ChunkGuard | null> {
    const parameters = [...readerOf(principal), documentId, revision, start, end];
    const [row] = await this.database.query<ChunkGuard>('find_suspect_stretch', parameters);
    return row ?? null;
  }

  async count(principal: Principal): Promise<GuardCounts> {
    const rows = await this.database.query<{ state: GuardState; level: GuardLevel; revisions: number; unread: number }>(
      'count_guard_cases',
      readerOf(principal),
    );
    const sum = (state: GuardState, level?: GuardLevel): number =>
      rows
        .filter((row) => row.state === state && (level === undefined || row.level === level))
        .reduce((all, { revisions }) => all + revisions, 0);
    return {
      open: { quarantined: sum('open', 'quarantined'), suspect: sum('open', 'suspect') },
      approved: sum('approved'),
      rejected: sum('rejected'),
      unread: rows.reduce((all, { unread }) => all + unread, 0),
    };
  }

  /** All that the principal may read, some at a time. */
  async *examples(principal: Principal): AsyncGenerator<LabelledExample> {
    for (let after: readonly [string, number] = ['', -1]; ;) {
      const rows = await this.database.query<ExampleRow>('list_guard_examples', [...readerOf(principal), ...after, examplesAtOnce]);
      for (const row of rows) yield toExample(row);
      const last = rows.at(-1);
      if (rows.length < examplesAtOnce || !last) return;
      after = [last.revision_id, last.ordinal];
    }
  }
}

interface ExampleRow extends Pick<LabelledExample, 'ordinal' | 'label' | 'text' | 'reason'> {
  readonly revision_id: string;
  readonly span_start: number;
  readonly span_end: number;
  readonly is_hidden: boolean;
  readonly collection_name: string;
}

function toExample({ revision_id, span_start: start, span_end: end, is_hidden, collection_name, ...row }: ExampleRow): LabelledExample {
  const { ordinal, label, text, reason } = row;
  return {
    ordinal,
    label,
    text,
    reason,
    revisionId: revision_id,
    span: { start, end },
    isHidden: is_hidden,
    collectionName: collection_name,
  };
}

export function missingCase(revisionId: string): Fault {
  return new Fault(
    'not_found',
    `The guard found nothing in a revision ${revisionId} that you may read. GET /v1/guard/findings lists what it found.`,
  );
}
