import { Injectable } from '@nestjs/common';
import { WorkQueue } from '#core';
import { PgKeys } from '#store';

/** What the service cannot do without. */
@Injectable()
export class Readiness {
  constructor(
    private readonly queue: WorkQueue,
    private readonly keys: PgKeys,
  ) {}

  depths(): ReturnType<WorkQueue['depths']> {
    return this.queue.depths();
  }

  /** Until the first key is made, whoever sits at this machine needs none. */
  async isKeyless(): Promise<boolean> {
    return (await this.keys.count()) === 0;
  }

  /** Names of what does not answer; empty when the service is ready. */
  async unready(): Promise<string[]> {
    const checks = { database: this.keys.count(), queue: this.depths() };
    const results = await Promise.allSettled(Object.values(checks));
    return Object.keys(checks).filter((_, index) => results[index]?.status === 'rejected');
  }
}
