import type { Span } from './span.ts';

/** Two passages of two documents that share a rare name and hold different parts of a question. */
export interface Bridge {
  /** The chunk that led to it. */
  readonly from: string;
  /** The name they share, in lower case. */
  readonly by: string;
  /** 0 to 1; its share of that was added to the score. */
  readonly worth: number;
}

/** What belongs to the first candidates as the next hop of a question, and what was made of it. */
export interface BridgeReport {
  readonly status: 'ok' | 'failed' | 'late';
  readonly note: string | null;
  /** Candidates that gained by another. */
  readonly bridged: number;
  /** What a bridge that could not be better adds to a score. */
  readonly share: number;
  readonly ms: number;
}

/** How far a passage is widened: by the chunk before and after it in its section, or by the section, as far as it fits. */
export interface Expansion {
  readonly by: 'neighbours' | 'section';
  /** UTF-16 code units that one widened passage may have; a chunk that is longer stays as it is. */
  readonly maxCharacters: number;
}

/** A passage with what stands around it. `text` is the canonical text at the span. */
export interface ExpandedPassage extends Span {
  readonly text: string;
  /** Found chunks that became part of it, its own first. */
  readonly chunkIds: readonly string[];
}

/** What was chosen of the ranking, where a request asked for more than its order. */
export interface SelectionReport {
  /** `late` or `failed`: passages could not be compared, or widened; they stand as they were ranked. */
  readonly status: 'ok' | 'late' | 'failed';
  readonly note: string | null;
  /** Passages that diversity brought up and the ranking alone would not have shown. */
  readonly moved: number;
  /** Passages that the cap of their document held back, and of these, those shown in the end because nothing else was left. */
  readonly heldBack: number;
  readonly relaxed: number;
  /** Passages that became part of another. */
  readonly merged: number;
}
