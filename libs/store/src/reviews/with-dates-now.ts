import type { Answer, Principal, RankedPassage } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';

interface DatesRow {
  readonly document_id: string;
  readonly revision: number;
  readonly superseded_at: Date | null;
  readonly verified_at: Date;
  readonly valid_from: Date | null;
  readonly valid_until: Date | null;
  readonly stale_after_seconds: number | null;
}

/** A kept answer whose passages tell how fresh they are now: one whose revision was replaced since says so. */
export async function withDatesNow(database: Database, principal: Principal, answer: Answer): Promise<Answer> {
  if (answer.passages.length === 0) return answer;
  const [documents, revisions] = [answer.passages.map(({ documentId }) => documentId), answer.passages.map(({ revision }) => revision)];
  const rows = await database.query<DatesRow>('read_revision_dates', [...readerOf(principal), documents, revisions]);
  const byRevision = new Map(rows.map((row) => [`${row.document_id} ${row.revision}`, row]));
  return {
    ...answer,
    passages: answer.passages.map((passage) => dated(passage, byRevision.get(`${passage.documentId} ${passage.revision}`))),
  };
}

function dated(passage: RankedPassage, row: DatesRow | undefined): RankedPassage {
  if (!row) return passage;
  return {
    ...passage,
    supersededAt: row.superseded_at,
    verifiedAt: row.verified_at,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    staleAfterSeconds: row.stale_after_seconds,
  };
}
