import type { Received } from '#contract';
import { Fault } from '#core';
import { toFault } from './problem.filter.ts';

/** Faults that end the whole request: the rest of it cannot be read. */
const ending = new Set(['malformed_upload', 'client_closed', 'internal', 'store_unavailable']);

/** Collects what was taken and what was refused. When everything was refused the first reason is thrown. */
export class Tally {
  private readonly items: Received['items'] = [];
  private readonly errors: Received['errors'] = [];
  private first: Fault | null = null;

  async add(name: string, receive: () => Promise<Received['items'][number]>): Promise<void> {
    const item = await this.attempt(name, receive);
    if (item) this.items.push(item);
  }

  /** Null when it was refused, which is noted. */
  async attempt<Result>(name: string, work: () => Promise<Result>): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      const fault = toFault(error);
      if (ending.has(fault.code)) throw error;
      this.first ??= fault;
      this.errors.push({ name, code: fault.code, detail: fault.message });
      return null;
    }
  }

  result(): Received {
    if (this.items.length === 0) throw this.first ?? new Fault('bad_request', 'the request holds no document; send at least one');
    return { items: this.items, errors: this.errors };
  }
}
