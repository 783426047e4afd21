import { VectorStore, type TextToEmbed } from '#core';
import type { Database } from '../database/database.ts';
import { vectorText } from '../database/storable.ts';

/** A search on the embedded database waits for the statement before it: with 500 vectors in one, 2.5 s; with 20, 0.1 s. */
const vectorsPerStatement = 20;

export class PgVectorStore extends VectorStore {
  private readonly database: Database;

  constructor(database: Database) {
    super();
    this.database = database;
  }

  async missing(revisionId: string, modelId: string, limit: number): Promise<TextToEmbed[]> {
    const rows = await this.database.query<{ text_hash: string; title: string; headings: string[]; context: string | null; text: string }>(
      'list_missing_embeddings',
      [revisionId, modelId, limit],
    );
    return rows.map((row) => ({ textHash: row.text_hash, title: row.title, headings: row.headings, context: row.context, text: row.text }));
  }

  async save(
    modelId: string,
    vectors: readonly { readonly textHash: string; readonly vector: Float32Array }[],
    revisionId?: string,
  ): Promise<void> {
    for (let start = 0; start < vectors.length; start += vectorsPerStatement) {
      const batch = vectors.slice(start, start + vectorsPerStatement);
      const parameters = [
        modelId,
        batch.map((entry) => entry.textHash),
        batch.map((entry) => vectorText(entry.vector)),
        revisionId ?? null,
      ];
      await this.database.transaction((transaction) => transaction.query('insert_embeddings', parameters));
    }
  }

  /** Live revisions that the vector leg cannot find by some of their text, because another model made their vectors. */
  async liveWithoutVector(modelId: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ revision_id: string }>('list_live_without_vector', [modelId, limit]);
    return rows.map((row) => row.revision_id);
  }
}
