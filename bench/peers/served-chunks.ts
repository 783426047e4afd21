import type { Pool } from 'pg';
import { embeddingText } from '#ingest';

/** A live chunk as the product made it: what was embedded, and the vector that came of it. */
export interface ServedChunk {
  readonly id: string;
  /** The document's external id. */
  readonly document: string;
  readonly text: string;
  /** As PostgreSQL writes a vector: `[0.1,0.2]`. */
  readonly vector: string;
}

interface Row {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly context: string | null;
  readonly text: string;
  readonly vector: string;
}

const perPage = 2000;
const statement = `
  select c.id, d.external_id as document, coalesce(r.title, '') as title, c.headings, c.context, c.text, e.vector::text as vector
  from document d
  join revision r on r.id = d.live_revision_id
  join chunk c on c.revision_id = r.id
  join embedding e on e.text_hash = c.text_hash and e.model_id = $1
  where d.deleted_at is null and c.id > $2
  order by c.id
  limit ${perPage}`;

/** Every live chunk of a product's database, page by page, in the order of ids. */
export async function* servedChunks(pool: Pool, modelId: string): AsyncGenerator<readonly ServedChunk[]> {
  let last = '';
  for (;;) {
    const { rows } = await pool.query<Row>(statement, [modelId, last]);
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? last;
    yield rows.map(({ id, document, vector, ...embedded }) => ({ id, document, vector, text: embeddingText(embedded) }));
  }
}

export function numbersOf({ vector }: ServedChunk): number[] {
  return JSON.parse(vector) as number[];
}
