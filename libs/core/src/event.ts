/** What happened that someone outside may want to hear of. Written in the transaction that makes it true. */
export const eventTypes = [
  'document.live',
  'document.failed',
  'document.stale',
  'document.deleted',
  'document.rolled_back',
  'revision.quarantined',
  'source.synced',
  'source.failed',
  'source.held',
  'alert.raised',
  'alert.resolved',
  'review.opened',
  'review.answered',
  'review.dismissed',
  'model.changed',
  'batch.finished',
  'webhook.disabled',
  /** Goes to the webhook that is tried out, and to no other. */
  'webhook.test',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface NewEvent {
  readonly organisationId: string;
  readonly type: EventType;
  readonly collectionId?: string | null;
  readonly documentId?: string | null;
  readonly sourceId?: string | null;
  /** Facts of this type, flat; never a document's text. */
  readonly body: Readonly<Record<string, unknown>>;
}
