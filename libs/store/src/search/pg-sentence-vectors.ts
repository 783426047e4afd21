import { type KeptVectors, type SearchScope, SentenceVectors } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';
import { untilAborted } from '../database/until-aborted.ts';
import type { LackingPage } from './lacking-page.ts';
import { type EmbeddedSentence, PackedSentences, packSentences } from './sentence-bytes.ts';

/** Which vectors: the model's, of sentences cut in one way. */
export interface SentenceKind {
  readonly modelId: string;
  readonly dimensions: number;
  /** Tells the program's way of cutting sentences from others. */
  readonly cut: number;
}

export interface UnsplitText {
  readonly textHash: string;
  readonly title: string;
  readonly titleMd5: string;
  readonly text: string;
}

export interface SplitText extends Pick<UnsplitText, 'textHash' | 'titleMd5'> {
  readonly sentences: readonly EmbeddedSentence[];
}

export class PgSentenceVectors extends SentenceVectors {
  private readonly database: Database;
  private readonly kind: SentenceKind;

  constructor(database: Database, kind: SentenceKind) {
    super();
    this.database = database;
    this.kind = kind;
  }

  async read(
    chunkIds: readonly string[],
    modelId: string,
    { principal, collectionIds }: SearchScope,
    signal: AbortSignal,
  ): Promise<KeptVectors> {
    const parameters = [...readerOf(principal), collectionIds, chunkIds, modelId];
    const rows = await untilAborted(() => this.database.query<{ sentences: Uint8Array }>('read_sentence_vectors', parameters), signal);
    const packed = new PackedSentences(
      rows.map(({ sentences }) => sentences),
      this.kind.dimensions,
    );
    return (text) => packed.vectorOf(text);
  }

  /** Live revisions with a text whose sentences have no vectors. */
  async liveWithout({ limit, after, seconds }: LackingPage): Promise<string[]> {
    const { modelId, cut } = this.kind;
    const parameters = [modelId, cut, limit, after];
    const rows = await (seconds === null
      ? this.database.query<{ revision_id: string }>('list_live_without_sentences', parameters)
      : this.database.query<{ revision_id: string }>('list_late_without_sentences', [...parameters, seconds]));
    return rows.map((row) => row.revision_id);
  }

  /** Up to `limit` texts of the revision whose sentences have no vectors; not those that have none themselves. */
  async missing(revisionId: string, limit: number): Promise<UnsplitText[]> {
    const { modelId, cut } = this.kind;
    const rows = await this.database.query<{ text_hash: string; title: string; title_md5: string; text: string }>(
      'list_texts_without_sentences',
      [revisionId, modelId, cut, limit],
    );
    return rows.map((row) => ({ textHash: row.text_hash, title: row.title, titleMd5: row.title_md5, text: row.text }));
  }

  /** Those that the revision still has, under the title it is still shown with. */
  async save(revisionId: string, texts: readonly SplitText[]): Promise<void> {
    const { modelId, dimensions, cut } = this.kind;
    const parameters = [
      modelId,
      cut,
      revisionId,
      texts.map(({ textHash }) => textHash),
      texts.map(({ titleMd5 }) => titleMd5),
      texts.map(({ sentences }) => packSentences(sentences, dimensions)),
    ];
    await this.database.transaction((transaction) => transaction.query('insert_sentence_vectors', parameters));
  }

  /** Those cut in a way that nobody has noted for a day go once others have taken their place. */
  async noteCut(): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('note_sentence_cut', [this.kind.cut]));
  }
}
