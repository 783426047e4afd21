import type { Readable } from 'node:stream';

type Json = Readonly<Record<string, unknown>>;

/** What a source said of one thing it holds. `key` names that thing for good, such as its canonical address or path. */
export type SourceItem =
  | {
      readonly kind: 'content';
      readonly key: string;
      /** Where a person can open it; null when nowhere. */
      readonly url: string | null;
      readonly title: string | null;
      readonly fileName: string;
      /** As the source declares it, or null. */
      readonly mediaType: string | null;
      /** Read once, to its end or destroyed. */
      readonly content: Readable;
      /** What tells this state from the next without reading it: an ETag, a commit's blob id, a version number. */
      readonly version: string | null;
      readonly modifiedAt: Date | null;
      readonly metadata: Json;
      /** What the adapter wants to find again in `known` at the next visit, such as a page's links; small. */
      readonly memo?: Json;
    }
  /** Asked and the same as `known` says. */
  | { readonly kind: 'unchanged'; readonly key: string }
  /** The source says it is not there any more. */
  | { readonly kind: 'gone'; readonly key: string; readonly reason?: string }
  /** Nobody knows: it did not answer, or refused. What is here stays. */
  | { readonly kind: 'unreachable'; readonly key: string; readonly reason: string };

/** What the last visit left of one thing. */
export interface KnownItem {
  readonly key: string;
  readonly version: string | null;
  readonly modifiedAt: Date | null;
  readonly memo: Json | null;
  /** Already done by a visit that was cut off and that this one goes on with: yield `unchanged` without asking the source again. */
  readonly isDone: boolean;
}

export interface SourceVisit {
  /** Nobody else visits it meanwhile: what is kept on disk under this name is this visit's alone. */
  readonly sourceId: string;
  /** As `check` returned them. */
  readonly settings: Json;
  /** A token or password, kept apart from the settings and never shown; null when the source has none. */
  readonly secret: string | null;
  /** What the visit before returned as `state`; null at the first. */
  readonly state: Json | null;
  known(key: string): Promise<KnownItem | null>;
  /** Every key known from earlier visits. */
  knownKeys(): AsyncIterable<string>;
}

/** How a visit ended. What was neither named nor reported unreachable has vanished, but only where `complete`. */
export interface VisitEnd {
  readonly complete: boolean;
  readonly state: Json | null;
  /** What the person who set it up should know, such as pages that robots.txt closes. */
  readonly notes: readonly string[];
}

/** Something to keep up with. Implementers yield each key at most once a visit, honour rate limits, and stop soon after an abort. */
export abstract class SourceAdapter {
  abstract readonly kind: string;
  /** The settings in full, defaults included; `bad_request` names what is wrong with them and the remedy. */
  abstract check(settings: unknown): Json;
  abstract visit(visit: SourceVisit, signal: AbortSignal): AsyncGenerator<SourceItem, VisitEnd>;
}
