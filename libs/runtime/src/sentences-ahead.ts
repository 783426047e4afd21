import { embeddedSentences, sentenceCut } from '#answer';
import type { Embedder } from '#core';
import { type Database, PgSentenceVectors, PgVectorStore, type SplitText, type UnsplitText } from '#store';
import type { Log } from '#telemetry';
import { MadeWhenIdle } from './made-when-idle.ts';

interface Parts {
  readonly database: Database;
  readonly embedder: Embedder;
  readonly log: Pick<Log, 'warn'>;
}

/** A question that needs the embedder meanwhile waits for one of them; some hundred sentences take a second or two. */
const textsAtOnce = 16;

export function sentenceVectorsOf(database: Database, { id, dimensions }: Embedder): PgSentenceVectors {
  return new PgSentenceVectors(database, { modelId: id, dimensions, cut: sentenceCut });
}

/** Makes the vectors of live documents' sentences before anybody asks, whenever nobody waits for a document to be live. */
export class SentencesAhead {
  private readonly embedder: Embedder;
  private readonly vectors: PgVectorStore;
  private readonly sentences: PgSentenceVectors;
  private readonly idle: MadeWhenIdle;

  constructor({ database, embedder, log }: Parts) {
    this.embedder = embedder;
    this.vectors = new PgVectorStore(database);
    this.sentences = sentenceVectorsOf(database, embedder);
    this.idle = new MadeWhenIdle({
      mustWait: () => this.vectors.hasDocumentsOnTheWay(),
      lacking: (limit, seconds) => this.sentences.liveWithout(limit, seconds),
      make: (revisionId, signal) => this.makeFor(revisionId, signal),
      onRefused: (revision, err) =>
        log.warn({ err, revision }, 'a sentence cannot be embedded; it is tried again when a question needs it'),
    });
  }

  /** Resolves with how many documents it was done for; goes on another time where it had to make way. */
  make(signal: AbortSignal): Promise<number> {
    return this.idle.make(signal);
  }

  private async makeFor(revisionId: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      const texts = await this.sentences.missing(revisionId, textsAtOnce);
      if (texts.length === 0) return;
      signal.throwIfAborted();
      await this.sentences.save(await this.embed(texts, signal));
      // The rest of a long document comes another time.
      if (await this.vectors.hasDocumentsOnTheWay()) return;
    }
  }

  private async embed(texts: readonly UnsplitText[], signal: AbortSignal): Promise<SplitText[]> {
    const split = texts.map((each) => embeddedSentences(each, this.embedder));
    const vectors = (await this.embedder.embed(split.flat(), 'passage', signal)).values();
    return texts.map(({ textHash, titleMd5 }, index) => ({
      textHash,
      titleMd5,
      sentences: (split[index] ?? []).map((text) => ({ text, vector: vectors.next().value ?? new Float32Array() })),
    }));
  }
}
