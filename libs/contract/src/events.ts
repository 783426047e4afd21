import { z } from 'zod';
import { listOf, Page } from './problem.ts';

export const EventType = z.enum([
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
  'webhook.test',
]);

/** One type or several with commas. */
const Types = z
  .string()
  .max(500)
  .transform((text) => text.split(',').map((type) => type.trim()))
  .pipe(z.array(EventType).min(1))
  .optional();

export const EventQuery = Page.extend({
  after: z.uuid('name the id of an event').optional().describe('the id of an event: what came after it, oldest first'),
  type: Types.describe('one type of event, or several with commas'),
  documentId: z.string().max(100).optional(),
});
export type EventQuery = z.infer<typeof EventQuery>;

export const EventRecord = z.object({
  id: z.string().describe('also the webhook-id that webhooks get'),
  type: EventType,
  timestamp: z.iso.datetime(),
  data: z
    .looseObject({ collectionId: z.string().nullable(), documentId: z.string().nullable(), sourceId: z.string().nullable() })
    .describe('facts of this type; never a text of a document'),
});
export type EventRecord = z.infer<typeof EventRecord>;
export const EventList = listOf(EventRecord);

const Secret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/, 'must be "whsec_" and 24 to 64 bytes in base64')
  .describe('"whsec_" and 24 to 64 bytes in base64; made for you when left out');
const fields = {
  url: z.url({ protocol: /^https?$/ }).max(2000),
  description: z.string().max(500).nullable().optional(),
  events: z.array(EventType).max(50).optional().describe('types to be told of; every one when empty or left out'),
  collections: z.array(z.string().min(1)).max(200).optional().describe('names or ids; every one when empty or left out'),
  secret: Secret.optional(),
};
export const WebhookBody = z.strictObject(fields);
export const WebhookPatch = z.strictObject({ ...fields, url: fields.url.optional(), enabled: z.boolean().optional() });

export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string().nullable(),
  events: z.array(EventType),
  collections: z.array(z.string()).describe('ids'),
  state: z.enum(['ok', 'failing', 'disabled']),
  reason: z.string().nullable().describe('why it is disabled'),
  pending: z.int().describe('deliveries that wait'),
  failures: z.int().describe('refusals in a row'),
  failingSince: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  lastSuccessAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Webhook = z.infer<typeof Webhook>;
export const NewWebhook = Webhook.extend({ secret: z.string().describe('shown this once') });
export const WebhookList = listOf(Webhook);

export const DeliveryState = z.enum(['pending', 'delivered', 'failed']);
export const DeliveryQuery = Page.extend({ state: DeliveryState.optional() });
export const Delivery = z.object({
  id: z.string().describe("the event's id and the webhook-id that is sent"),
  type: EventType,
  documentId: z.string().nullable(),
  state: DeliveryState,
  attempts: z.int(),
  nextAttemptAt: z.iso.datetime().nullable(),
  statusCode: z.int().nullable().describe('of the last attempt; null when there was no answer'),
  response: z.string().nullable().describe('the first bytes of the last answer, or why there was none'),
  durationMs: z.int().nullable(),
  createdAt: z.iso.datetime(),
  lastAttemptAt: z.iso.datetime().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;
export const DeliveryList = listOf(Delivery);
export const Queued = z.object({ id: z.string().describe('of the delivery') });

export const ReplayBody = z
  .strictObject({ from: z.iso.datetime({ offset: true }), until: z.iso.datetime({ offset: true }).optional() })
  .describe('everything that it wants to be told of between the two; until now when left out');
export const Replayed = z.object({ count: z.int() });
