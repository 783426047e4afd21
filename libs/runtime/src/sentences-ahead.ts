import { embeddedSentences, sentenceCut } from '#answer';
import type { Embedder } from '#core';
import { type Database, PgRevisionClaims, PgSentenceVectors, PgVectorStore, type SplitText, type UnsplitText } from '#store';
import type { Log } from '#telemetry';
import { MadeWhenIdle } from './made-when-idle.ts';

interface Parts {
  readonly database: Database;
  readonly embedder: Embedder;
  readonly log: Pick<Log, 'warn'>;
}

/** A question that needs the embedder meanwhile waits for one of them; some hundred sentences take a second or two. */
const textsAtOnce = 16;
/** Well within the day after which what was cut so counts as of nobody. */
const notedEveryMs = 3_600_000;

export function sentenceVectorsOf(database: Database, { id, dimensions }: Embedder): PgSentenceVectors {
  return new PgSentenceVectors(database, { modelId: id, dimensions, cut: sentenceCut });
}

/** Makes the vectors of live documents' sentences before anybody asks, whenever nobody waits for a document to be live. */
export class SentencesAhead {
  private readonly embedder: Embedder;
  private readonly vectors: PgVectorStore;
  private readonly sentences: PgSentenceVectors;
  private readonly idle: MadeWhenIdle;
  private notedAt = -Infinity;

  constructor({ database, embedder, log }: Parts) {
    this.embedder = embedder;
    this.vectors = new PgVectorStore(database);
    this.sentences = sentenceVectorsOf(database, embedder);
    this.idle = new MadeWhenIdle({
      mustWait: () => this.vectors.hasDocumentsOnTheWay(),
      lacking: (page) => this.sentences.liveWithout(page),
      make: (revisionId, signal) => this.makeFor(revisionId, signal),
      claims: new PgRevisionClaims(database, `sentences of ${embedder.id}, cut ${sentenceCut}`),
      onRefused: (revision, err) =>
        log.warn({ err, revision }, 'a sentence cannot be embedded; it is tried again when a question needs it'),
      onFailed: (revision, err) => log.warn({ err, revision }, 'sentences of a document could not be embedded; the next try is in an hour'),
    });
  }

  /** Resolves with how many documents it was done for; goes on another time where it had to make way. */
  async make(signal: AbortSignal): Promise<number> {
    await this.noteCut();
    return this.idle.make(signal);
  }

  /** False: the rest of a long document comes another time. */
  private async makeFor(revisionId: string, signal: AbortSignal): Promise<boolean> {
    await this.noteCut();
    for (;;) {
      const texts = await this.sentences.missing(revisionId, textsAtOnce);
      if (texts.length === 0) return true;
      signal.throwIfAborted();
      await this.sentences.save(revisionId, await this.embed(texts, signal));
      if (await this.vectors.hasDocumentsOnTheWay()) return false;
    }
  }

  private async noteCut(): Promise<void> {
    if (performance.now() - this.notedAt < notedEveryMs) return;
    await this.sentences.noteCut();
    this.notedAt = performance.now();
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
