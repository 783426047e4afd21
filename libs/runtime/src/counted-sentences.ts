import { inTime, type KeptVectors, type SearchScope, SentenceVectors } from '#core';
import type { Log, Metrics } from '#telemetry';

interface Told {
  readonly metrics: Pick<Metrics, 'sentenceVectorSought'>;
  readonly log: Pick<Log, 'warn'>;
}

/** About what embedding the sentences of a passage takes: who waited longer for the database had better have embedded them. */
const patienceMs = 150;

/** Sentence vectors that come in time or not at all, counted. */
export class CountedSentences extends SentenceVectors {
  private readonly inner: SentenceVectors;
  private readonly told: Told;

  constructor(inner: SentenceVectors, told: Told) {
    super();
    this.inner = inner;
    this.told = told;
  }

  async read(chunkIds: readonly string[], modelId: string, scope: SearchScope, signal: AbortSignal): Promise<KeptVectors> {
    const { metrics, log } = this.told;
    const found = await inTime(patienceMs, signal, (working) => this.inner.read(chunkIds, modelId, scope, working));
    if ('status' in found && found.status === 'failed') log.warn({ err: found.error }, 'vectors of sentences could not be read');
    return (text) => {
      const vector = 'value' in found ? found.value(text) : null;
      metrics.sentenceVectorSought('status' in found ? found.status : vector === null ? 'missing' : 'kept');
      return vector;
    };
  }
}
