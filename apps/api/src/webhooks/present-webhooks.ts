import type * as contract from '#contract';
import type { StoredEvent, Webhook, WebhookDelivery } from '#store';
import { time, timeOrNull } from '../present-values.ts';

export function toEvent({ id, type, at, body, collectionId, documentId, sourceId }: StoredEvent): contract.EventRecord {
  return { id, type, timestamp: time(at), data: { ...body, collectionId, documentId, sourceId } };
}

export function toWebhook(webhook: Webhook): contract.Webhook {
  const { id, url, description, pending, failures } = webhook;
  return {
    id,
    url,
    description,
    pending,
    failures,
    events: [...webhook.eventTypes],
    collections: [...webhook.collectionIds],
    state: webhook.isEnabled ? (webhook.failures > 0 ? 'failing' : 'ok') : 'disabled',
    reason: webhook.disabledReason,
    failingSince: timeOrNull(webhook.failingSince),
    nextAttemptAt: timeOrNull(webhook.nextAttemptAt),
    lastSuccessAt: timeOrNull(webhook.lastSuccessAt),
    createdAt: time(webhook.createdAt),
    updatedAt: time(webhook.updatedAt),
  };
}

export function toDelivery({ eventId, nextAttemptAt, createdAt, lastAttemptAt, ...rest }: WebhookDelivery): contract.Delivery {
  return {
    ...rest,
    id: eventId,
    nextAttemptAt: rest.state === 'pending' ? time(nextAttemptAt) : null,
    createdAt: time(createdAt),
    lastAttemptAt: timeOrNull(lastAttemptAt),
  };
}
