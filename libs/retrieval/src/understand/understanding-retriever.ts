import { type Retrieval, type RetrievalRequest, Retriever, type Understood } from '#core';
import { within } from '../run-leg.ts';
import { mergeRetrievals } from './merge-retrievals.ts';
import { understand } from './understand.ts';

export interface UnderstandingSettings {
  /** Whether the parts of a question are searched beside it. */
  readonly parts: 'off' | 'on';
  /** What these searches count beside the question's own, 0 to 1. */
  readonly share: number;
  /** For everything that is searched beside the question. */
  readonly deadlineMs: number;
}

export interface UnderstandingParts {
  /** Searches what a question was understood as. */
  readonly inner: Retriever;
  readonly settings: UnderstandingSettings;
  /** Hears why something was not searched: callers are told that it was not. */
  readonly onFailure?: (stage: string, error: unknown) => void;
}

const mostRead = 100;

/**
 * Looks at a question before it is searched: one that only makes sense after the ones before it is searched as it stands alone, and the
 * parts of one that is several are searched beside it. Whatever fails or is late beside the question is named in `understood.notes`, and
 * the question's own search is served alone.
 */
export class UnderstandingRetriever extends Retriever {
  private readonly parts: UnderstandingParts;

  constructor(parts: UnderstandingParts) {
    super();
    this.parts = parts;
  }

  async retrieve({ turns = [], ...request }: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    const startedAt = performance.now();
    const understood = understand(request.query, turns);
    const understandMs = performance.now() - startedAt;
    const beside = this.parts.settings.parts === 'on' ? understood.parts : [];
    // What stands low everywhere may stand high in the end, and must have been read by then.
    const limit = beside.length === 0 ? request.limit : Math.max(request.limit, Math.min(mostRead, 2 * request.limit));
    const asked = { ...request, query: understood.query, limit };
    const [own, others] = await Promise.all([this.parts.inner.retrieve(asked, signal), this.searchBeside(asked, beside, signal)]);
    const found = others.flatMap(({ retrieval }) => retrieval ?? []);
    const { share } = this.parts.settings;
    const whole = found.length > 0 ? mergeRetrievals(own, found, { limit: request.limit, share }) : own;
    return {
      ...whole,
      understood: { ...understood, ...saidOf(others) },
      timings: { understand: understandMs, ...whole.timings, total: performance.now() - startedAt },
    };
  }

  private async searchBeside(request: RetrievalRequest, queries: readonly string[], signal: AbortSignal): Promise<Beside[]> {
    if (queries.length === 0) return [];
    const { inner, settings, onFailure } = this.parts;
    const deadline = AbortSignal.timeout(settings.deadlineMs);
    const patience = AbortSignal.any([signal, deadline]);
    return Promise.all(
      queries.map(async (query): Promise<Beside> => {
        try {
          return { query, retrieval: await within(patience, (ends) => inner.retrieve({ ...request, query }, ends)) };
        } catch (error) {
          signal.throwIfAborted();
          onFailure?.('parts', error);
          const why = deadline.aborted ? `was not found within ${settings.deadlineMs} ms` : 'could not be searched';
          return { query, note: `“${query}” ${why} and has no say in the ranking` };
        }
      }),
    );
  }
}

/** A search beside the question's own, or why there is none. */
interface Beside {
  readonly query: string;
  readonly retrieval?: Retrieval;
  readonly note?: string;
}

function saidOf(others: readonly Beside[]): Pick<Understood, 'searched' | 'notes'> {
  return {
    searched: others.flatMap(({ query, retrieval }) => (retrieval ? [query] : [])),
    notes: others.flatMap(({ note }) => note ?? []),
  };
}
