import type { GuardPolicy } from './guard-policy.ts';
import type { Access } from './principal.ts';
import type { SourceItem } from './source.ts';

type Json = Readonly<Record<string, unknown>>;

/** When a source is visited: every so many seconds, or by a cron pattern in a time zone. */
export type Schedule = { readonly everySeconds: number } | { readonly cron: string; readonly timeZone: string };

/** `held`: a visit found so much vanished that a person has to say it is meant. */
export const sourceStates = ['new', 'ok', 'failing', 'held'] as const;
export type SourceState = (typeof sourceStates)[number];

/** What a person decides about a source. */
export interface SourceFields {
  readonly name: string;
  readonly settings: Json;
  /** Null: only when asked. */
  readonly schedule: Schedule | null;
  readonly isPaused: boolean;
  /** How long something that vanished at the source stays here. */
  readonly graceSeconds: number;
  /** For its documents that have no limit of their own. */
  readonly staleAfterSeconds: number | null;
  /** How far its documents are trusted; null: as their collection says. */
  readonly guardDocuments: GuardPolicy | null;
  /** Of its documents. */
  readonly access: Access;
}

/** How many things of a visit were what. `fetched` counts those whose content was read, `bytes` what that came to. */
export interface VisitCounts {
  readonly fetched: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly unreachable: number;
  /** Came, but could not be taken: too large, empty, owned by another source. */
  readonly refused: number;
  readonly deleted: number;
  readonly bytes: number;
}

export const noCounts: VisitCounts = { fetched: 0, changed: 0, unchanged: 0, gone: 0, unreachable: 0, refused: 0, deleted: 0, bytes: 0 };

/** `missing`: vanished at the source, deleted here after the grace period unless it comes back. */
export const itemStates = ['present', 'unreachable', 'refused', 'missing', 'deleted'] as const;
export type ItemState = (typeof itemStates)[number];

/** A source as a visit needs it. */
export interface VisitedSource extends Omit<SourceFields, 'guardDocuments'> {
  readonly id: string;
  readonly organisationId: string;
  readonly collectionId: string;
  readonly kind: string;
  readonly failures: number;
  /** What the last whole visit returned. */
  readonly visitState: Json | null;
}

export type ContentItem = Extract<SourceItem, { kind: 'content' }>;
