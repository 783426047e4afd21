import { type Candidate, type ChunkRelations, inTime, type RetrievalRequest, type SelectionReport, type Surroundings } from '#core';
import { diversifiedDepth, diversify } from './diversify.ts';
import { type ReadPassages, type Reading, readPassages } from './read-passages.ts';

export interface Selecting extends Omit<Reading, 'relations'> {
  readonly relations: ChunkRelations | null;
  readonly diversity?: RetrievalRequest['diversity'];
  /** Of each look at how chunks relate. */
  readonly deadlineMs: number;
}

export interface Selected extends ReadPassages {
  /** Undefined where nothing but the order of the ranking was asked for. */
  readonly report: SelectionReport | undefined;
  /** What it failed of; null when it did not. */
  readonly error: unknown;
}

/** Chooses of a ranking what is shown: unlike passages first where that is asked for, none beyond a document's cap while others are left, and each as wide as asked for. What fails leaves the ranking as it stands. */
export async function selectPassages(candidates: readonly Candidate[], selecting: Selecting, signal: AbortSignal): Promise<Selected> {
  const { limit, maxPerDocument, expand, diversity = 0 } = selecting;
  const looks = new Looks(selecting, signal);
  const order = diversity > 0 ? await looks.unlikeFirst(candidates, diversity) : candidates;
  const read = await readPassages(order, { ...selecting, relations: expand ? looks : null });
  // Read on for the sake of near-duplicates, it would be sorted again by what comes after this.
  const passages = diversity > 0 ? read.passages.slice(0, limit) : read.passages;
  if (diversity === 0 && !maxPerDocument && !expand) return { ...read, report: undefined, error: null };
  const ranked = new Set(candidates.slice(0, limit).map(({ chunkId }) => chunkId));
  const isMoved = order === candidates ? () => false : ({ chunkId }: Candidate) => !ranked.has(chunkId);
  const report = {
    status: looks.status,
    note: looks.note,
    moved: passages.slice(0, limit).filter(isMoved).length,
    heldBack: read.heldBack,
    relaxed: read.relaxed,
    merged: read.dropped.filter(({ reason }) => reason === 'merged').length,
  };
  return { ...read, passages, report, error: looks.error };
}

/** Looks at how chunks relate, each under the deadline; a failure is kept to be told, not thrown. */
class Looks {
  status: SelectionReport['status'] = 'ok';
  note: string | null = null;
  error: unknown = null;
  private readonly selecting: Selecting;
  private readonly signal: AbortSignal;

  constructor(selecting: Selecting, signal: AbortSignal) {
    this.selecting = selecting;
    this.signal = signal;
  }

  async unlikeFirst(candidates: readonly Candidate[], diversity: number): Promise<readonly Candidate[]> {
    const { relations, modelId, scope } = this.selecting;
    const ids = candidates.slice(0, diversifiedDepth).map(({ chunkId }) => chunkId);
    const likeness = await this.look('passages could not be compared with each other and stand as they were ranked', () =>
      relations?.likeness(ids, modelId, scope),
    );
    return likeness && likeness.length > 0 ? diversify(candidates, likeness, diversity) : candidates;
  }

  async surroundings(...asked: Parameters<ChunkRelations['surroundings']>): Promise<Surroundings[]> {
    const found = await this.look('passages could not be widened', () => this.selecting.relations?.surroundings(...asked));
    return found ?? [];
  }

  private async look<Found>(failure: string, find: () => Promise<Found> | undefined): Promise<Found | null> {
    const { deadlineMs } = this.selecting;
    const found = await inTime(deadlineMs, this.signal, async () => find());
    if ('value' in found) {
      if (found.value) return found.value;
      this.note = `${failure}: nothing here can look at that`;
      this.status = 'failed';
      return null;
    }
    this.error = found.error;
    this.status = found.status;
    this.note = `${failure}: ${found.status === 'late' ? `that took longer than ${deadlineMs} ms` : 'it failed, see the log'}`;
    return null;
  }
}
