import { AsyncLocalStorage } from 'node:async_hooks';
import { Pool, types, type PoolClient } from 'pg';
import { invariant } from '#core';
import { Probe } from './probe.ts';
import { Pulse } from './pulse.ts';
import { statementText } from './statements.ts';
import { storable } from './storable.ts';
import { isCollision, storeFault } from './store-fault.ts';

export type Row = Readonly<Record<string, unknown>>;

/** May read. `statement` is the name of a file in sql/. */
export interface Queryable {
  query<Result extends object = Row>(statement: string, parameters?: readonly unknown[]): Promise<Result[]>;
}

/** May write. Only `Database.transaction` hands one out. */
export interface Transaction extends Queryable {
  readonly [transaction]: true;
  /** Runs once the work is done, right before the commit: for a row that others wait for, so that they wait for little else. */
  last(statement: string, parameters: readonly unknown[]): void;
}
declare const transaction: unique symbol;

export interface DatabaseLog {
  info(message: string): void;
  warn(message: string): void;
}

/** Set while a transaction's own work runs. */
const withinTransaction = new AsyncLocalStorage<true>();

/** The one pool of a process. */
export class Database implements Queryable, AsyncDisposable {
  /** What other clients in this process may connect to. */
  readonly url: string;
  readonly kind: 'embedded' | 'server';
  private readonly pool: Pool;
  private readonly server: AsyncDisposable | null;
  private readonly pulse: Pick<Pulse, 'during' | typeof Symbol.asyncDispose>;

  constructor(url: string, server: AsyncDisposable | null, log: DatabaseLog) {
    this.url = url;
    this.kind = server ? 'embedded' : 'server';
    this.server = server;
    this.pool = new Pool({
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: 30_000,
      application_name: 'aquifer',
      types: { getTypeParser: parserOf },
    });
    this.pulse = server ? alwaysThere : pulseOf(url, log);
    this.pool.on('connect', bearLoss);
    this.pool.on('error', (error) => log.warn(`an idle database connection broke: ${error.message}`));
  }

  async query<Result extends object = Row>(statement: string, parameters: readonly unknown[] = []): Promise<Result[]> {
    const client = await this.connect();
    let isBroken = true;
    try {
      const rows = await this.run<Result>(client, statement, parameters);
      isBroken = false;
      return rows;
    } finally {
      client.release(isBroken);
    }
  }

  /** Runs `work` in one transaction; repeats it when it met another head-on, so it must have no effect outside the database. */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt === 4 || !isCollision(error)) throw error;
      }
    }
  }

  /** Runs the text of a migration on a connection of its own; for `migrate` alone. */
  async script<Result>(work: (run: (text: string) => Promise<void>, queryable: Queryable) => Promise<Result>): Promise<Result> {
    const client = await this.connect();
    try {
      return await work(
        async (text) => {
          await client.query(text);
        },
        { query: (statement, parameters = []) => this.run(client, statement, parameters) },
      );
    } finally {
      client.release(true);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pulse[Symbol.asyncDispose]();
    await this.pool.end();
    await this.server?.[Symbol.asyncDispose]();
  }

  private async attempt<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.connect();
    let isBroken = false;
    try {
      await this.command(client, 'begin');
      const result = await withinTransaction.run(true, () => this.whole(client, work));
      await this.command(client, 'commit');
      return result;
    } catch (error) {
      await this.command(client, 'rollback').catch(() => (isBroken = true));
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  private async whole<Result>(client: PoolClient, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const last: Parameters<Transaction['last']>[] = [];
    const transaction = {
      query: (statement, parameters = []) => this.run(client, statement, parameters),
      last: (...call) => void last.push(call),
    } as Transaction;
    const result = await work(transaction);
    for (const call of last) await transaction.query(...call);
    // What comes later would be lost in silence.
    Object.freeze(last);
    return result;
  }

  private async connect(): Promise<PoolClient> {
    forbidWithinTransaction();
    const begun: { connecting?: Promise<PoolClient> } = {};
    try {
      return await this.pulse.during(() => (begun.connecting = this.pool.connect()));
    } catch (error) {
      // One that comes after nobody waits any more goes.
      void begun.connecting?.then((client) => client.release(true)).catch(() => undefined);
      throw storeFault(error, 'connect');
    }
  }

  private async command(client: PoolClient, text: 'begin' | 'commit' | 'rollback'): Promise<void> {
    try {
      await this.pulse.during(() => client.query(text));
    } catch (error) {
      throw storeFault(error, text);
    }
  }

  private async run<Result extends object>(client: PoolClient, statement: string, parameters: readonly unknown[]): Promise<Result[]> {
    const text = statementText(statement);
    try {
      const result = await this.pulse.during(() => client.query<Result>(text, parameters.map(storable)));
      return result.rows;
    } catch (error) {
      throw storeFault(error, statement);
    }
  }
}

/** The embedded database does one thing after another: that it is busy says nothing. */
const alwaysThere = { during: <Result>(work: () => Promise<Result>) => work(), [Symbol.asyncDispose]: async () => undefined };

function pulseOf(url: string, log: DatabaseLog): Pick<Pulse, 'during' | typeof Symbol.asyncDispose> {
  const probe = new Probe(url);
  const onTurn = (isSilent: boolean): void => log.warn(isSilent ? 'the database does not answer' : 'the database answers again');
  const pulse = new Pulse((signal) => probe.ask(signal), onTurn);
  return {
    during: (work) => pulse.during(work),
    [Symbol.asyncDispose]: async () => {
      await pulse[Symbol.asyncDispose]();
      await probe[Symbol.asyncDispose]();
    },
  };
}

/** A server that goes away between two statements of a transaction is told by the next of them; nobody else may hear of it. */
function bearLoss(client: PoolClient): void {
  client.on('error', () => undefined);
}

/** A second connection asked for by an open transaction waits for itself: at once on the embedded database, at high load on a server. */
function forbidWithinTransaction(): void {
  invariant(!withinTransaction.getStore(), 'a transaction must use the connection it was given');
}

const numbers = new Set<number>([types.builtins.INT8, types.builtins.NUMERIC]);

/** Counts come as bigint and sums as numeric; ours stay far below 2^53. */
function parserOf(oid: number, format?: string) {
  if (numbers.has(oid)) return Number;
  return types.getTypeParser(oid, format as 'text');
}
