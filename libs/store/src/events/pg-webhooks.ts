import { type EventType, Fault, type Principal } from '#core';
import { auditIn } from '../audit/audit-in.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { pagesOf, type Page, type PageRequest } from '../database/page.ts';
import type { SecretBox } from '../sources/secret-box.ts';
import { insertEvent } from './insert-event.ts';
import {
  type DeliveryRow,
  type DeliveryState,
  toDelivery,
  toWebhook,
  type Webhook,
  type WebhookDelivery,
  type WebhookRow,
} from './webhook-rows.ts';

export interface WebhookFields {
  readonly url: string;
  readonly description: string | null;
  /** Empty means every one. */
  readonly eventTypes: readonly EventType[];
  readonly collectionIds: readonly string[];
}

export type WebhookPatch = Partial<WebhookFields & { readonly secret: string; readonly enabled: boolean }>;

const replayedAtOnce = 200;

/** Webhooks as admins handle them. */
export class PgWebhooks {
  private readonly database: Database;
  private readonly secrets: SecretBox;

  constructor(database: Database, secrets: SecretBox) {
    this.database = database;
    this.secrets = secrets;
  }

  async create(principal: Principal, { url, description, eventTypes, collectionIds }: WebhookFields, secret: string): Promise<Webhook> {
    const id = newId();
    const sealed = await this.secrets.seal(secret, id);
    const parameters = [id, principal.organisationId, url, description, eventTypes, collectionIds, sealed];
    await this.database.transaction(async (transaction) => {
      await transaction.query('insert_webhook', parameters);
      // What stands behind the host may be a secret of whoever listens there.
      await auditIn(transaction, principal, { action: 'webhook.create', target: id, details: { host: new URL(url).host } });
    });
    return this.get(principal, id);
  }

  async get(principal: Principal, id: string): Promise<Webhook> {
    const [row] = await this.database.query<WebhookRow>('find_webhook', [principal.organisationId, id]);
    if (!row) throw missing(id);
    return toWebhook(row);
  }

  /** Newest first. */
  async list(principal: Principal, page: PageRequest): Promise<Page<Webhook>> {
    const list = pagesOf('webhooks');
    const rows = await this.database.query<WebhookRow>('list_webhooks', [principal.organisationId, list.after(page), page.limit + 1]);
    return list.cut(rows.map(toWebhook), page, (webhook) => webhook.id);
  }

  /** Changes the fields named and no others. */
  async change(principal: Principal, id: string, patch: WebhookPatch): Promise<Webhook> {
    const names = Object.entries(patch).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    const sealed = patch.secret === undefined ? null : await this.secrets.seal(patch.secret, id);
    const { url = null, description = null, eventTypes = [], collectionIds = [], enabled = null } = patch;
    const parameters = [principal.organisationId, id, names, url, description, eventTypes, collectionIds, sealed, enabled];
    await this.database.transaction(async (transaction) => {
      const [changed] = await transaction.query('change_webhook', parameters);
      if (!changed) throw missing(id);
      const details = { fields: names, ...(url !== null && { host: new URL(url).host }) };
      await auditIn(transaction, principal, { action: 'webhook.change', target: id, details });
    });
    return this.get(principal, id);
  }

  async delete(principal: Principal, id: string): Promise<void> {
    const parameters = [principal.organisationId, id];
    await this.database.transaction(async (transaction) => {
      const rows = await transaction.query('delete_webhook', parameters);
      if (rows.length === 0) throw missing(id);
      await auditIn(transaction, principal, { action: 'webhook.delete', target: id, details: {} });
    });
  }

  /** Sends an event of type `webhook.test` to this one alone. Resolves with the event's id. */
  async test(principal: Principal, id: string): Promise<string> {
    const { organisationId } = principal;
    await this.get(principal, id);
    return this.database.transaction(async (transaction) => {
      const eventId = await insertEvent(transaction, { organisationId, type: 'webhook.test', body: { webhookId: id } });
      await transaction.query('replay_event', [organisationId, id, eventId]);
      await auditIn(transaction, principal, { action: 'webhook.test', target: id, details: { delivery: eventId } });
      return eventId;
    });
  }

  /** Newest event first. */
  async deliveries(
    principal: Principal,
    id: string,
    page: PageRequest & { readonly state?: DeliveryState | undefined },
  ): Promise<Page<WebhookDelivery>> {
    await this.get(principal, id);
    const list = pagesOf(`deliveries of ${id}`);
    const parameters = [principal.organisationId, id, page.state ?? null, list.after(page), page.limit + 1];
    const rows = await this.database.query<DeliveryRow>('list_deliveries', parameters);
    return list.cut(rows.map(toDelivery), page, (delivery) => delivery.eventId);
  }

  async replay(principal: Principal, id: string, eventId: string): Promise<void> {
    await this.get(principal, id);
    const parameters = [principal.organisationId, id, eventId];
    await this.database.transaction(async (transaction) => {
      const rows = await transaction.query('replay_event', parameters);
      if (rows.length === 0)
        throw new Fault('not_found', `There is no event ${eventId} to deliver. Events are kept for AQUIFER_EVENT_DAYS days.`);
      await auditIn(transaction, principal, { action: 'webhook.replay', target: id, details: { delivery: eventId } });
    });
  }

  /** Everything in the stretch of time that it wants, also what came before it was made. Resolves with how many. */
  async replayBetween(principal: Principal, id: string, { from, until }: { readonly from: Date; readonly until: Date }): Promise<number> {
    await this.get(principal, id);
    let after: string | null = null;
    for (let count = 0; ;) {
      const parameters: readonly unknown[] = [principal.organisationId, id, from, until, after, replayedAtOnce];
      const rows = await this.database.transaction(async (transaction) => {
        const replayed = await transaction.query<{ event_id: string }>('replay_events', parameters);
        const details = { from, until, count: replayed.length };
        if (replayed.length > 0) await auditIn(transaction, principal, { action: 'webhook.replay', target: id, details });
        return replayed;
      });
      count += rows.length;
      if (rows.length < replayedAtOnce) return count;
      after = rows.reduce((last, { event_id }) => (event_id > last ? event_id : last), '');
    }
  }
}

function missing(id: string): Fault {
  return new Fault('not_found', `There is no webhook ${id}. GET /v1/webhooks lists those there are.`);
}
