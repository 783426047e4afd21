import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Fault } from '#core';
import { RUNTIME, type Runtime } from '#runtime';
import { GuardedPost, type PostAnswer } from '#sources';
import { type ClaimedWebhook, type DueDelivery, PgDeliveries } from '#store';
import { Rounds } from '../rounds.ts';
import { maxAttempts, pauseSeconds } from './backoff.ts';
import { signatureHeaders } from './signature.ts';

const lookMs = 1000;
const timeoutMs = 10_000;
/** Longer than one attempt can take. A worker that dies holds its webhooks that long. */
const holdSeconds = 15;
const webhooksAtOnce = 8;
/** One webhook with much to hear gives way to others now and then. */
const turnMs = 5000;
/** What was refused so often no longer holds up what came after it. */
const overtakenAfter = 5;
const disabledAfterMs = 24 * 3_600_000;

/** Tells webhooks what happened: at least once, in order while they answer, again while they do not. */
@Injectable()
export class Deliverer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(lookMs, (error) => {
    this.runtime.log.warn({ err: error }, 'webhooks could not be looked at; trying again');
  });
  private readonly turns = new Set<Promise<void>>();
  private readonly post: GuardedPost;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly deliveries: PgDeliveries,
  ) {
    const { allow, userAgent } = runtime.config.fetch;
    this.post = new GuardedPost({ allow, userAgent, timeoutMs });
  }

  onApplicationBootstrap(): void {
    this.rounds.start(() => this.startTurns());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
    await Promise.all(this.turns);
    await this.post[Symbol.asyncDispose]();
  }

  private async startTurns(): Promise<void> {
    const free = webhooksAtOnce - this.turns.size;
    if (free <= 0) return;
    for (const webhook of await this.deliveries.claim(free, holdSeconds)) {
      const turn: Promise<void> = this.turn(webhook)
        .catch((error: unknown) => {
          if (!this.rounds.signal.aborted)
            this.runtime.log.warn({ err: error, webhookId: webhook.id }, 'webhook turn failed; trying again');
        })
        .finally(() => this.turns.delete(turn));
      this.turns.add(turn);
    }
  }

  /** Tells one webhook what is due until nothing is, it refuses, or its turn is over. */
  private async turn(webhook: ClaimedWebhook): Promise<void> {
    const until = performance.now() + turnMs;
    try {
      const secret = await this.secretOf(webhook);
      if (secret === null) return;
      for (let failures = webhook.failures; performance.now() < until && !this.rounds.signal.aborted; failures = 0) {
        const due = await this.deliveries.take(webhook.id, { holdSeconds, overtakenAfter });
        if (due === null || !(await this.deliver({ webhook, secret, failures }, due))) return;
      }
    } finally {
      await this.deliveries.release(webhook.id);
    }
  }

  /** Null, and the webhook disabled, when the key that it was sealed under is gone. */
  private async secretOf(webhook: ClaimedWebhook): Promise<string | null> {
    try {
      return await this.deliveries.openSecret(webhook);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      await this.deliveries.disable(webhook.id, 'its secret was kept under another key than the present one; give it a new secret');
      return null;
    }
  }

  /** Whether it was taken. */
  private async deliver(
    { webhook, secret, failures }: { readonly webhook: ClaimedWebhook; readonly secret: string; readonly failures: number },
    { event, attempts }: DueDelivery,
  ): Promise<boolean> {
    const body = JSON.stringify(messageOf(event));
    const started = performance.now();
    const headers = signatureHeaders({ id: event.id, at: new Date(), body }, secret);
    const answer = await this.post.send(webhook.url, { headers, body, signal: this.rounds.signal });
    const durationMs = Math.round(performance.now() - started);
    const isTaken = answer.status !== null && answer.status >= 200 && answer.status < 300;
    const state = isTaken ? 'delivered' : attempts + 1 >= maxAttempts ? 'failed' : 'pending';
    const webhookPauseSeconds = isTaken ? 0 : pauseSeconds(failures + 1);
    // Until it is overtaken it is due whenever its webhook is: due later, it would let the next one pass.
    const isOvertaken = attempts + 1 >= overtakenAfter;
    const failingSince = await this.deliveries.save({
      webhookId: webhook.id,
      eventId: event.id,
      state,
      durationMs,
      statusCode: answer.status,
      response: answer.said,
      webhookPauseSeconds,
      pauseSeconds: isOvertaken && !isTaken ? pauseSeconds(attempts + 1) : webhookPauseSeconds,
    });
    this.runtime.metrics.webhookAnswered(isTaken ? 'delivered' : state === 'failed' ? 'given up' : 'refused', durationMs);
    if (!isTaken) await this.seeTo(webhook, { answer, failingSince });
    return isTaken;
  }

  private async seeTo(webhook: ClaimedWebhook, { answer, failingSince }: { answer: PostAnswer; failingSince: Date | null }): Promise<void> {
    const { log } = this.runtime;
    log.info({ webhookId: webhook.id, status: answer.status, said: answer.said.slice(0, 200) }, 'webhook refused; trying again later');
    if (failingSince === null || Date.now() - failingSince.getTime() < disabledAfterMs) return;
    const last = answer.status === null ? answer.said : `it answered ${answer.status}`;
    const reason = `it took nothing since ${failingSince.toISOString()}; at last: ${last}`;
    await this.deliveries.disable(webhook.id, reason, { since: failingSince, status: answer.status });
    log.warn({ webhookId: webhook.id, url: webhook.url }, 'webhook disabled: it took nothing for a day');
  }
}

/** As it is sent: what happened, when, and where to look. */
function messageOf({ id, type, at, collectionId, documentId, sourceId, body }: DueDelivery['event']): object {
  return { type, timestamp: at.toISOString(), id, data: { ...body, collectionId, documentId, sourceId } };
}
