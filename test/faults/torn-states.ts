import { Pool } from 'pg';

/**
 * What readers would see of every document, by one statement, and so at one moment: the revision that is live, what either leg finds of it,
 * and what is left of one that was deleted. A document is whole when all of it agrees.
 */
const everyDocument = `
  select d.external_id, d.deleted_at is not null as is_deleted, live.number as live,
    (select array_agg(r.number) from revision r where r.document_id = d.id and r.status = 'live') as called_live,
    (select array_agg(r.number) from revision_life l join revision r on r.id = l.revision_id where l.document_id = d.id and l.live_until is null) as living,
    (select array_agg(distinct r.number) from keyword_entry k join chunk c on c.id = k.chunk_id join revision r on r.id = c.revision_id where k.document_id = d.id) as found,
    (select count(*)::int from keyword_entry k where k.document_id = d.id) as entries,
    (select count(*)::int from chunk c where c.revision_id = live.id) as chunks,
    (select count(*)::int from chunk c join embedding e on e.text_hash = c.text_hash where c.revision_id = live.id) as vectors,
    live.chunk_count as chunk_count,
    (select count(*)::int from chunk c where c.revision_id = live.id and position('revision ' || live.number || ' of' in c.text) = 0) as strangers,
    (select count(*)::int from chunk c where c.document_id = d.id) as all_chunks,
    (select count(*)::int from revision r where r.document_id = d.id and r.text is not null) as texts,
    (select count(*)::int from revision_life a join revision_life b on b.document_id = a.document_id and b.live_from < a.live_until and b.live_from >= a.live_from and b.ctid <> a.ctid
      where a.document_id = d.id) as overlapping_lives,
    exists (select from deletion x where x.document_id = d.id) as is_reported
  from document d left join revision live on live.id = d.live_revision_id`;

interface Seen {
  readonly external_id: string;
  readonly is_deleted: boolean;
  readonly live: number | null;
  readonly called_live: number[] | null;
  readonly living: number[] | null;
  readonly found: number[] | null;
  readonly entries: number;
  readonly chunks: number;
  readonly vectors: number;
  readonly chunk_count: number | null;
  readonly strangers: number;
  readonly all_chunks: number;
  readonly texts: number;
  readonly overlapping_lives: number;
  readonly is_reported: boolean;
}

/** Looks at every document on a connection of its own. */
export class TornStates implements AsyncDisposable {
  private readonly pool: Pool;

  constructor(url: string) {
    this.pool = new Pool({ connectionString: url, max: 1 });
    this.pool.on('error', () => undefined);
  }

  /** What is wrong, in words; empty when every document is whole. */
  async look(): Promise<string[]> {
    const { rows } = await this.pool.query<Seen>(everyDocument);
    return rows.flatMap((row) => faultsOf(row).map((fault) => `${row.external_id}: ${fault}`));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.end();
  }
}

function faultsOf(row: Seen): string[] {
  if (row.is_deleted) return deletedFaults(row);
  const live = row.live === null ? null : [row.live];
  const isSame = (numbers: number[] | null) => JSON.stringify(numbers) === JSON.stringify(live);
  return [
    ...(isSame(row.called_live) ? [] : [`live is ${row.live}, but the status says ${row.called_live?.join(', ')}`]),
    ...(isSame(row.living) ? [] : [`live is ${row.live}, but the open life is that of ${row.living?.join(', ')}`]),
    ...(isSame(row.found) ? [] : [`live is ${row.live}, but words find ${row.found?.join(', ')}`]),
    ...(live && (row.entries !== row.chunk_count || row.chunks !== row.chunk_count || row.vectors !== row.chunk_count)
      ? [
          `revision ${row.live} has ${row.chunk_count} chunks, of which ${row.chunks} are there, ${row.entries} found by words and ${row.vectors} by meaning`,
        ]
      : []),
    ...(row.strangers === 0 ? [] : [`revision ${row.live} shows ${row.strangers} texts of another`]),
    ...(row.overlapping_lives === 0 ? [] : ['two revisions were live at one moment']),
  ];
}

function deletedFaults({ live, all_chunks, entries, texts, is_reported }: Seen): string[] {
  const isWhole = live === null && all_chunks === 0 && entries === 0 && texts === 0 && is_reported;
  return isWhole
    ? []
    : [`deleted, and ${all_chunks} chunks, ${entries} entries and ${texts} texts are left, ${is_reported ? '' : 'un'}reported`];
}
