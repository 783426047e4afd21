import { type EmbeddedText, VectorStore, type TextToEmbed } from '#core';
import type { Database } from '../database/database.ts';
import { vectorText } from '../database/storable.ts';
import type { LackingPage } from './lacking-page.ts';

/** A search on the embedded database waits for the statement before it: with 500 vectors in one, 2.5 s; with 20, 0.1 s. */
const vectorsPerStatement = 20;

export class PgVectorStore extends VectorStore {
  readonly keepsTokens: boolean;
  private readonly database: Database;

  constructor(database: Database, { keepsTokens }: { readonly keepsTokens: boolean } = { keepsTokens: false }) {
    super();
    this.database = database;
    this.keepsTokens = keepsTokens;
  }

  async missing(revisionId: string, modelId: string, limit: number): Promise<TextToEmbed[]> {
    const rows = await this.database.query<{ text_hash: string; title: string; headings: string[]; context: string | null; text: string }>(
      'list_missing_embeddings',
      [revisionId, modelId, limit, this.keepsTokens],
    );
    return rows.map((row) => ({ textHash: row.text_hash, title: row.title, headings: row.headings, context: row.context, text: row.text }));
  }

  async save(modelId: string, texts: readonly EmbeddedText[], revisionId?: string): Promise<void> {
    for (let start = 0; start < texts.length; start += vectorsPerStatement) {
      const batch = texts.slice(start, start + vectorsPerStatement);
      const parameters = [
        modelId,
        batch.map((entry) => entry.textHash),
        batch.map((entry) => vectorText(entry.vector)),
        revisionId ?? null,
      ];
      const signed = batch.filter((entry) => entry.signature !== null);
      await this.database.transaction(async (transaction) => {
        await transaction.query('insert_embeddings', parameters);
        if (signed.length > 0) await transaction.query('insert_token_signatures', signatureParameters(modelId, signed));
      });
    }
  }

  /** Live revisions that the vector leg cannot find by some of their text, or the reranker cannot judge: vectors or signatures of the present model are missing. */
  async liveWithoutVector(modelId: string, limit: number, after = ''): Promise<string[]> {
    const parameters = [modelId, limit, this.keepsTokens, after];
    const rows = await this.database.query<{ revision_id: string }>('list_live_without_vector', parameters);
    return rows.map((row) => row.revision_id);
  }

  /** The same by vectors alone, in pages. */
  async lackingVector(modelId: string, { limit, after, seconds }: LackingPage): Promise<string[]> {
    if (seconds === null) return this.liveWithoutVector(modelId, limit, after);
    const rows = await this.database.query<{ revision_id: string }>('list_late_without_vector', [modelId, limit, after, seconds]);
    return rows.map((row) => row.revision_id);
  }

  /** Whether a document is on its way to being live: vectors made in the background wait for it. */
  async hasDocumentsOnTheWay(): Promise<boolean> {
    const [row] = await this.database.query<{ waits: boolean }>('has_documents_on_the_way', []);
    return row?.waits === true;
  }
}

function signatureParameters(modelId: string, texts: readonly EmbeddedText[]): unknown[] {
  return [modelId, texts.map(({ textHash }) => textHash), texts.map(({ signature }) => signature && Buffer.from(signature))];
}
