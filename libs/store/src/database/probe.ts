import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { statementText } from './statements.ts';

/** A busy server may take long over a login. */
const loginMs = 10_000;

/** Asks a server whether it is there, on a connection that is kept: a login costs a server a process, and is the first thing to get slow. */
export class Probe implements AsyncDisposable {
  private readonly url: string;
  /** One that is being made outlasts whoever asked for it: the next one waits for the same. */
  private opening: Promise<Client> | null = null;

  constructor(url: string) {
    this.url = url;
  }

  /** Resolves once the server has said anything, be it no. Rejects where nobody was reached: no name, no route, a connection that broke. */
  async ask(signal: AbortSignal): Promise<void> {
    const opening = (this.opening ??= this.open());
    const drop = (): void => this.drop(opening);
    try {
      const client = await opening;
      if (signal.aborted) return;
      signal.addEventListener('abort', drop, { once: true });
      await client.query(statementText('show_life'));
    } catch (error) {
      drop();
      if (!isRefusal(error)) throw error;
    } finally {
      signal.removeEventListener('abort', drop);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closing = this.opening?.then((client) => client.end()).catch(() => undefined);
    this.opening = null;
    // A server that is silent does not say goodbye either.
    if (closing) await Promise.race([closing, sleep(1000, undefined, { ref: false })]);
  }

  private open(): Promise<Client> {
    const opening = connected(this.url);
    const drop = (): void => this.drop(opening);
    opening.then((client) => client.on('error', drop), drop);
    return opening;
  }

  private drop(opening: Promise<Client>): void {
    if (this.opening === opening) this.opening = null;
    void opening.then((client) => client.end()).catch(() => undefined);
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'aquifer', connectionTimeoutMillis: loginMs });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Whoever says no is there: the server in its own words, or its machine for a server that is not. */
export function isRefusal(error: unknown): boolean {
  return error instanceof DatabaseError || (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED');
}
