import type { LineBox, PageInfo, Principal, Span } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';
import { noRevision } from './revision-texts.ts';

export interface RevisionPages {
  readonly mediaType: string;
  readonly pages: readonly PageInfo[];
  /** False where the file went with the personal data in it: nothing can be drawn. */
  readonly hasFile: boolean;
}

/** The pages of stored revisions, and where on them their lines stand. What a reader may not see does not exist. */
export class PgPages {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** No pages for formats without, and while the revision is not parsed; `removed` when it was taken away. */
  async read(principal: Principal, id: string, number: number): Promise<RevisionPages> {
    const [row] = await this.database.query<{ media_type: string; pages: PageInfo[]; has_file: boolean }>('read_revision_pages', [
      ...readerOf(principal),
      id,
      number,
    ]);
    if (!row) throw await noRevision(this.database, principal, { id, number });
    return { mediaType: row.media_type, pages: row.pages, hasFile: row.has_file };
  }

  /** The lines that hold some of `span`; none for formats without positions. */
  async lines(principal: Principal, { id, number }: { readonly id: string; readonly number: number }, span: Span): Promise<LineBox[]> {
    const rows = await this.database.query<{ line: number[] }>('read_line_boxes', [
      ...readerOf(principal),
      id,
      number,
      span.start,
      span.end,
    ]);
    return rows.map(({ line: [start = 0, end = 0, page = 1, x = 0, y = 0, width = 0, height = 0] }) => ({
      start,
      end,
      box: { page, x, y, width, height },
    }));
  }
}
