import { auditIn, nobodyIn } from '../audit/audit-in.ts';
import type { Database } from '../database/database.ts';
import type { SecretBox } from '../sources/secret-box.ts';
import { insertEvent } from './insert-event.ts';
import { type EventRow, type StoredEvent, toEvent } from './pg-events.ts';

export interface ClaimedWebhook {
  readonly id: string;
  readonly url: string;
  readonly sealedSecret: Buffer;
  /** Refusals in a row until now. */
  readonly failures: number;
}

export interface DueDelivery {
  readonly event: StoredEvent;
  /** Before this one. */
  readonly attempts: number;
}

export interface Attempt {
  readonly webhookId: string;
  readonly eventId: string;
  /** `pending` is tried again after `pauseSeconds`; meanwhile the webhook as a whole rests for `webhookPauseSeconds`. */
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly statusCode: number | null;
  readonly response: string;
  readonly durationMs: number;
  readonly pauseSeconds: number;
  readonly webhookPauseSeconds: number;
}

/**
 * Deliveries as the worker goes through them. A webhook is held by one worker at a time, for some seconds; one that dies lets it go by
 * dying, and what it had sent but not noted is sent again.
 */
export class PgDeliveries {
  private readonly database: Database;
  private readonly secrets: SecretBox;

  constructor(database: Database, secrets: SecretBox) {
    this.database = database;
    this.secrets = secrets;
  }

  async claim(limit: number, holdSeconds: number): Promise<ClaimedWebhook[]> {
    const rows = await this.database.transaction((transaction) =>
      transaction.query<{ id: string; url: string; secret: Buffer; failures: number }>('claim_webhooks', [holdSeconds, limit]),
    );
    return rows.map(({ id, url, failures, secret }) => ({ id, url, failures, sealedSecret: secret }));
  }

  /** The next thing to tell a held webhook, which is held on; null when nothing is due. */
  async take(webhookId: string, options: { readonly holdSeconds: number; readonly overtakenAfter: number }): Promise<DueDelivery | null> {
    const parameters = [webhookId, options.holdSeconds, options.overtakenAfter];
    const [row] = await this.database.transaction((transaction) =>
      transaction.query<EventRow & { attempts: number }>('take_delivery', parameters),
    );
    if (!row) return null;
    const { attempts, ...event } = row;
    return { event: toEvent(event), attempts };
  }

  openSecret({ id, sealedSecret }: ClaimedWebhook): Promise<string> {
    return this.secrets.open(sealedSecret, id);
  }

  /** Resolves with since when the webhook refuses; null when it took this. */
  async save(attempt: Attempt): Promise<Date | null> {
    const { webhookId, eventId, state, statusCode, response, durationMs, pauseSeconds, webhookPauseSeconds } = attempt;
    return this.database.transaction(async (transaction) => {
      await transaction.query('save_delivery', [webhookId, eventId, state, statusCode, response, durationMs, pauseSeconds]);
      if (state === 'delivered') await transaction.query('note_webhook_success', [webhookId]);
      else await transaction.query('note_webhook_failure', [webhookId, webhookPauseSeconds]);
      const [row] = await transaction.query<{ failing_since: Date | null }>('find_failing_since', [webhookId]);
      return row?.failing_since ?? null;
    });
  }

  /** Ends deliveries to it and tells everyone else. The reason may hold words of whoever listens there: the audit log, which keeps all, has `facts` alone. */
  async disable(
    webhookId: string,
    reason: string,
    facts: { readonly since: Date; readonly status: number | null } | null = null,
  ): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ organisation_id: string; url: string }>('disable_webhook', [webhookId, reason]);
      if (!row) return;
      const body = { webhookId, url: row.url, reason };
      await insertEvent(transaction, { organisationId: row.organisation_id, type: 'webhook.disabled', body });
      const details = { by: 'the service', ...facts };
      await auditIn(transaction, nobodyIn(row.organisation_id), { action: 'webhook.disable', target: webhookId, details });
    });
  }

  async release(webhookId: string): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('release_webhook', [webhookId]));
  }

  async pending(): Promise<number> {
    const [row] = await this.database.query<{ pending: number }>('count_deliveries');
    return row?.pending ?? 0;
  }
}
