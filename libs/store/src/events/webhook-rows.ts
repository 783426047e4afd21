import type { EventType } from '#core';

export const deliveryStates = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly eventTypes: readonly EventType[];
  readonly collectionIds: readonly string[];
  readonly isEnabled: boolean;
  readonly disabledReason: string | null;
  /** Refusals in a row. */
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly nextAttemptAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly pending: number;
}

export interface WebhookRow {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly event_types: EventType[];
  readonly collection_ids: string[];
  readonly enabled: boolean;
  readonly disabled_reason: string | null;
  readonly failures: number;
  readonly failing_since: Date | null;
  readonly next_attempt_at: Date | null;
  readonly last_success_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly pending: number;
}

export function toWebhook(row: WebhookRow): Webhook {
  const { id, url, description, failures, pending } = row;
  return {
    id,
    url,
    description,
    failures,
    pending,
    eventTypes: row.event_types,
    collectionIds: row.collection_ids,
    isEnabled: row.enabled,
    disabledReason: row.disabled_reason,
    failingSince: row.failing_since,
    nextAttemptAt: row.next_attempt_at,
    lastSuccessAt: row.last_success_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export interface WebhookDelivery {
  readonly eventId: string;
  readonly type: EventType;
  readonly documentId: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly statusCode: number | null;
  readonly response: string | null;
  readonly durationMs: number | null;
  readonly createdAt: Date;
  readonly lastAttemptAt: Date | null;
}

export interface DeliveryRow {
  readonly event_id: string;
  readonly type: EventType;
  readonly document_id: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly next_attempt_at: Date;
  readonly status_code: number | null;
  readonly response: string | null;
  readonly duration_ms: number | null;
  readonly created_at: Date;
  readonly last_attempt_at: Date | null;
}

export function toDelivery(row: DeliveryRow): WebhookDelivery {
  const { type, state, attempts, response } = row;
  return {
    type,
    state,
    attempts,
    response,
    eventId: row.event_id,
    documentId: row.document_id,
    nextAttemptAt: row.next_attempt_at,
    statusCode: row.status_code,
    durationMs: row.duration_ms,
    createdAt: row.created_at,
    lastAttemptAt: row.last_attempt_at,
  };
}
