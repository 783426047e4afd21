import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fault, type Principal } from '#core';
import { type KeyHolder, PgKeys, PgModelAllowance } from '#store';
import { Metrics } from '#telemetry';
import { rateHeaders } from './rate-headers.ts';

/** Holds requests to the limits of their keys, and tells in headers how a key stands. What models may do is seen to where one would be asked. */
@Injectable()
export class KeyLimits {
  constructor(
    private readonly keys: PgKeys,
    private readonly allowance: PgModelAllowance,
    private readonly metrics: Metrics,
  ) {}

  /** Counts the request; `rate_limited` where its key has made all of this minute's. */
  async admit({ principal: { keyId }, limits }: KeyHolder, reply: FastifyReply): Promise<void> {
    if (keyId === null || Object.values(limits).every((limit) => limit === null)) return;
    const { requestsPerMinute, tokensPerDay, computeSecondsPerDay } = limits;
    const [counted, { hours }] = await Promise.all([
      requestsPerMinute === null ? null : this.keys.countRequest(keyId),
      tokensPerDay === null && computeSecondsPerDay === null ? { hours: [] } : this.allowance.of(keyId),
    ]);
    void reply.headers(rateHeaders({ limits, counted, hours }));
    if (counted === null || requestsPerMinute === null || counted.requests <= requestsPerMinute) return;
    this.metrics.keys.usedUp('requests');
    throw new Fault('rate_limited', `This key may make ${requestsPerMinute} requests a minute. Wait ${counted.secondsLeft} s.`, {
      retryAfterSeconds: counted.secondsLeft,
    });
  }

  /** `rate_limited` where no model works for the key now, for what cannot be done without one. */
  async refuseUsedUp({ keyId }: Principal, reply: FastifyReply): Promise<void> {
    const usedUp = await this.allowance.usedUp(keyId);
    if (!usedUp) return;
    // OpenAI's clients would ask twice more at once.
    void reply.header('x-should-retry', 'false');
    throw new Fault('rate_limited', usedUp.words, { retryAfterSeconds: usedUp.retryAfterSeconds });
  }

  /** Counts the tokens and the time that something takes, also where it fails or its caller leaves. */
  async counted<Result>({ keyId }: Principal, tokens: number, work: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      if (keyId !== null) await this.allowance.add(keyId, { tokens, ms: performance.now() - startedAt });
    }
  }
}
