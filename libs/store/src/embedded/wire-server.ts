import { createServer, type Server, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import {
  errorReply,
  greeting,
  gssCode,
  isPassword,
  MessageReader,
  passwordRequest,
  readReplies,
  searchPathOf,
  simpleQuery,
  sslCode,
  startupCode,
  type WireMessage,
} from './wire.ts';

/**
 * Serves one PGlite session to many `pg` connections. Messages are run in batches up to their Sync, never one by one, and a
 * connection inside a transaction keeps the session until it ends. (pglite-socket 0.2.17 interleaves the Parse, Bind and Execute of
 * different connections: eight clients with parameters got each other's rows and then hung.)
 */
export class WireServer {
  private readonly database: PGlite;
  private readonly door: Door;
  private readonly server: Server;
  private readonly connections = new Set<Connection>();
  private readonly waiting: { readonly from: Connection; readonly batch: Buffer }[] = [];
  private owner: Connection | null = null;
  private busy = false;
  /** The schemas that names without one are looked for in, as the session has it now. */
  private searchPath = defaultSearchPath;

  constructor(database: PGlite, door: Door) {
    this.database = database;
    this.door = door;
    this.server = createServer({ noDelay: true }, (socket) => this.accept(socket));
  }

  /** Resolves with the loopback port it listens on. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the embedded database has no port');
    return address.port;
  }

  async close(): Promise<void> {
    for (const connection of this.connections) connection.socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    while (this.busy) await new Promise((resolve) => setImmediate(resolve));
  }

  private accept(socket: Socket): void {
    const connection: Connection = {
      socket,
      reader: new MessageReader(),
      batch: [],
      searchPath: defaultSearchPath,
      isIn: false,
      listens: false,
    };
    this.connections.add(connection);
    socket.on('data', (bytes: Buffer) => this.receive(connection, bytes));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.leave(connection));
  }

  private receive(connection: Connection, bytes: Buffer): void {
    try {
      for (const message of connection.reader.push(bytes)) {
        if (message.type === '') this.greet(connection, message);
        else if (message.type === 'X') connection.socket.end();
        else if (connection.isIn) this.collect(connection, message);
        else this.letIn(connection, message);
      }
    } catch {
      // Whoever speaks another protocol, a port scanner or a browser, is cut off; the database goes on.
      connection.socket.destroy();
    }
  }

  private greet(connection: Connection, { code, bytes }: WireMessage): void {
    if (code === sslCode || code === gssCode) connection.socket.write('N');
    else if (code === startupCode) {
      connection.searchPath = searchPathOf(bytes) ?? defaultSearchPath;
      connection.socket.write(passwordRequest);
      // A cancel request: one session has nothing to signal.
    } else connection.socket.end();
  }

  private letIn(connection: Connection, message: WireMessage): void {
    connection.isIn = message.type === 'p' && isPassword(message.bytes, this.door.password);
    if (connection.isIn) {
      connection.reader.maxBytes = Infinity;
      connection.socket.write(greeting(this.door.serverVersion));
    } else connection.socket.end(errorReply('the password is another', '28P01'));
  }

  private collect(connection: Connection, message: WireMessage): void {
    connection.batch.push(message.bytes);
    if (message.type !== 'S' && message.type !== 'Q') return;
    // BullMQ's statements begin with a comment, so LISTEN may stand on any line.
    if (message.type === 'Q' && /^\s*listen\b/im.test(message.bytes.toString('utf8', 5, 2000))) connection.listens = true;
    this.waiting.push({ from: connection, batch: Buffer.concat(connection.batch.splice(0)) });
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let next = this.take(); next; next = this.take()) await this.run(next.from, next.batch);
    this.busy = false;
  }

  private take() {
    if (!this.owner) return this.waiting.shift();
    const index = this.waiting.findIndex((entry) => entry.from === this.owner);
    return index === -1 ? undefined : this.waiting.splice(index, 1)[0];
  }

  private async run(from: Connection, batch: Buffer): Promise<void> {
    try {
      await this.look(from.searchPath);
      const replies = readReplies(Buffer.from(await this.database.execProtocolRaw(batch)));
      this.owner = replies.state === 'T' || replies.state === 'E' ? from : null;
      if (from.socket.writable) from.socket.write(Buffer.concat(replies.rest));
      if (replies.notifications.length > 0) this.notify(Buffer.concat(replies.notifications));
      if (from.socket.destroyed && this.owner) await this.rollBack();
    } catch (error) {
      this.owner = null;
      from.socket.end(errorReply(error instanceof Error ? error.message : String(error)));
    }
  }

  /** Connections share one session, but not the schemas they named when they came: the queue's tables and ours have names in common. */
  private async look(searchPath: string): Promise<void> {
    if (this.searchPath === searchPath) return;
    await this.database.execProtocolRaw(simpleQuery(`set search_path to ${searchPath}`));
    this.searchPath = searchPath;
  }

  /** A notification raised by anyone's statement belongs to every connection that listens. */
  private notify(notifications: Buffer): void {
    for (const connection of this.connections) if (connection.listens && connection.socket.writable) connection.socket.write(notifications);
  }

  private leave(connection: Connection): void {
    this.connections.delete(connection);
    for (let index = this.waiting.length - 1; index >= 0; index--)
      if (this.waiting[index]?.from === connection) this.waiting.splice(index, 1);
    if (this.owner !== connection || this.busy) return;
    this.busy = true;
    const goOn = (): void => {
      this.busy = false;
      void this.work();
    };
    // A database that cannot even roll back says so to the next statement.
    this.rollBack().then(goOn, goOn);
  }

  private async rollBack(): Promise<void> {
    await this.database.execProtocolRaw(simpleQuery('rollback'));
    this.owner = null;
  }
}

const defaultSearchPath = '"$user", public';

/** Every user of the machine reaches a loopback port, so it asks for a password that only this process knows. */
interface Door {
  readonly serverVersion: string;
  readonly password: string;
}

interface Connection {
  readonly socket: Socket;
  readonly reader: MessageReader;
  readonly batch: Buffer[];
  searchPath: string;
  isIn: boolean;
  listens: boolean;
}
