// The PostgreSQL wire protocol, as much of it as a front door needs: where messages end and what the server says first.
import { createHash, timingSafeEqual } from 'node:crypto';

/** Bytes one client sent, cut into whole messages. The first message of a connection has no type byte. */
export class MessageReader {
  /** Longer messages are refused: little is heard of a stranger. */
  maxBytes = 10_000;
  private pending: Buffer = Buffer.alloc(0);
  private arrived: Buffer[] = [];
  private arrivedBytes = 0;
  /** Bytes there must be before it is worth looking again: a text of 100 MB comes in thousands of pieces. */
  private awaitedBytes = 0;
  private greeted = false;

  /** The whole messages now complete; `type` is empty for the greeting kinds, which carry a code instead. */
  push(bytes: Buffer): WireMessage[] {
    this.arrived.push(bytes);
    this.arrivedBytes += bytes.length;
    if (this.arrivedBytes < this.awaitedBytes) return [];
    this.pending = Buffer.concat(this.arrived);
    const messages: WireMessage[] = [];
    for (let message = this.next(); message; message = this.next()) messages.push(message);
    this.arrived = [this.pending];
    this.arrivedBytes = this.pending.length;
    return messages;
  }

  private next(): WireMessage | null {
    const header = this.greeted ? 1 : 0;
    this.awaitedBytes = header + 4;
    if (this.pending.length < this.awaitedBytes) return null;
    const length = header + this.pending.readInt32BE(header);
    if (length < header + 4 || length > this.maxBytes) throw new Error(`wire message claims ${length} bytes`);
    this.awaitedBytes = length;
    if (this.pending.length < length) return null;
    const bytes = this.pending.subarray(0, length);
    this.pending = this.pending.subarray(length);
    if (header === 1) return { type: String.fromCharCode(bytes[0] ?? 0), code: 0, bytes };
    const code = bytes.length >= 8 ? bytes.readInt32BE(4) : 0;
    this.greeted = code === startupCode;
    return { type: '', code, bytes };
  }
}

export interface WireMessage {
  readonly type: string;
  readonly code: number;
  readonly bytes: Buffer;
}

export const startupCode = 196_608;
export const sslCode = 80_877_103;
export const gssCode = 80_877_104;

/** Reads what the database answered: the state after the last message and the notifications among them. */
export function readReplies(bytes: Buffer): { readonly state: string | null; readonly notifications: Buffer[]; readonly rest: Buffer[] } {
  let state: string | null = null;
  const notifications: Buffer[] = [];
  const rest: Buffer[] = [];
  for (let at = 0; at + 5 <= bytes.length;) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    const type = String.fromCharCode(bytes[at] ?? 0);
    if (type === 'Z') state = String.fromCharCode(bytes[at + 5] ?? 0);
    (type === 'A' ? notifications : rest).push(bytes.subarray(at, end));
    at = end;
  }
  return { state, notifications, rest };
}

/** The schemas that a startup message asks for with `options=-c search_path=…`; null when it leaves that to the server. */
export function searchPathOf(startup: Buffer): string | null {
  const fields = startup.toString('utf8', 8).split('\0');
  const at = fields.indexOf('options');
  return at < 0 ? null : (/search_path=("?\w+"?(?:,"?\w+"?)*)/.exec(fields[at + 1] ?? '')?.[1] ?? null);
}

/** The password in clear text: it travels on loopback only. */
export const passwordRequest = message('R', Buffer.from([0, 0, 0, 3]));

/** Whether a client's answer to the request is this password. */
export function isPassword(bytes: Buffer, password: string): boolean {
  const sent = createHash('sha256').update(bytes.subarray(5, -1)).digest();
  return timingSafeEqual(sent, createHash('sha256').update(password).digest());
}

/** What a client hears once it may come in. */
export function greeting(serverVersion: string): Buffer {
  const settings = {
    server_version: serverVersion,
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
    TimeZone: 'UTC',
  };
  const parameters = Object.entries(settings).map(([name, value]) => message('S', Buffer.from(`${name}\0${value}\0`)));
  return Buffer.concat([message('R', Buffer.alloc(4)), ...parameters, message('K', Buffer.alloc(8)), ready]);
}

export function simpleQuery(statement: string): Buffer {
  return message('Q', Buffer.from(`${statement}\0`));
}

/** What a client gets before it is shown the door. */
export function errorReply(text: string, code = '58000'): Buffer {
  return message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`));
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const ready = message('Z', Buffer.from('I'));
