import { createReadStream, createWriteStream, existsSync, type WriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import type { AuditVerdict as Walk } from '#contract';
import { type AuditHead, type AuditLink, auditOrigin, type AuditVerdict, verifyAudit } from '#core';
import { call, type Server } from './client.ts';
import { say, screens } from './say.ts';

const address = '/v1/audit';
const line = /^\{"hash":"([0-9a-f]{64})","record":(\{.*\})\}$/su;
const lastLine = /^\{"head":\{"sequence":(\d+),"hash":"([0-9a-f]{64})"\}\}$/u;

export async function exportAudit(server: Server, file: string | undefined, after: number): Promise<void> {
  const target = file === undefined ? null : newFile(file);
  const { body } = await call(server, `${address}/export?after=${after}`);
  if (!body) throw new Error('the service sent no log');
  const lines = Readable.fromWeb(body as ReadableStream<Uint8Array>);
  if (target) return pipeline(lines, target);
  for await (const chunk of lines) process.stdout.write(chunk as Uint8Array);
}

/** An export that was kept is evidence and is not written over. */
function newFile(file: string): WriteStream {
  if (existsSync(file)) throw new Error(`${file} is there already; an export is kept, so name another file`);
  return createWriteStream(file, { mode: 0o600, flags: 'wx' });
}

/** The service walks the chain in its database, so many rows a call. */
export async function verifyAuditThere(server: Server, after: AuditHead | undefined): Promise<void> {
  let walk = await walkAfter(server, after);
  let { rows } = walk;
  while (walk.intact && !walk.isWhole && walk.head) {
    say(`${rows} rows stand so far, up to ${walk.head.sequence}:${walk.head.hash}`, screens.aside);
    walk = await walkAfter(server, walk.head);
    rows += walk.rows;
  }
  tell({ ...walk, rows });
}

async function walkAfter(server: Server, head: AuditHead | undefined): Promise<Walk> {
  const query = head ? `?after=${head.sequence}:${head.hash}` : '';
  return (await (await call(server, `${address}/verify${query}`)).json()) as Walk;
}

/** Needs no service: an export says all that is checked. It begins with the first row, or is a part for which a head of before was noted. */
export async function verifyAuditFile(file: string, noted: AuditHead | undefined): Promise<void> {
  const log = new ExportedLog(file);
  const { intact, ...verdict } = await verifyAudit(log.links(), noted ? { noted } : { start: auditOrigin });
  if (!intact) return tell({ intact, ...verdict });
  tell(log.endsWith(verdict.head ?? auditOrigin) ?? { intact, ...verdict });
}

/** An export that is read as it is walked. */
class ExportedLog {
  private readonly file: string;
  private head: AuditHead | null = null;
  private strange: number | null = null;

  constructor(file: string) {
    this.file = file;
  }

  async *links(): AsyncGenerator<AuditLink> {
    let number = 0;
    for await (const text of linesOf(this.file)) {
      number += 1;
      const [, hash, record] = line.exec(text) ?? [];
      if (hash !== undefined && record !== undefined && !this.head) {
        yield { hash, record };
        continue;
      }
      const head = headIn(text);
      if (!head || this.head) this.strange ??= number;
      this.head ??= head;
    }
  }

  /** What is wrong with how it ends; null where it ends as it says. */
  endsWith(last: AuditHead): AuditVerdict | null {
    const broken = (why: string): AuditVerdict => ({
      intact: false,
      rows: last.sequence,
      head: last,
      broken: { sequence: last.sequence + 1, why },
    });
    if (this.strange !== null) return broken(`line ${this.strange} is none of an export`);
    if (!this.head) return broken('the export was cut off: its last line, the head, is missing');
    if (this.head.sequence !== last.sequence || this.head.hash !== last.hash)
      return broken(`the export is said to end with row ${this.head.sequence}, and does not`);
    return null;
  }
}

/** Lines end with a line feed and nothing else: rows hold separators that readers of text take for ends. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + (chunk as string)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function headIn(text: string): AuditHead | null {
  const [, sequence, hash] = lastLine.exec(text) ?? [];
  return sequence === undefined || hash === undefined ? null : { sequence: Number(sequence), hash };
}

function tell({ intact, rows, head, broken }: AuditVerdict): void {
  if (broken) {
    process.exitCode = 1;
    say(`row ${broken.sequence} does not stand: ${broken.why}`, screens.aside);
  }
  if (intact)
    say(
      rows === 0
        ? `there is nothing ${head?.sequence ? `behind row ${head.sequence}` : 'in it'}`
        : `rows ${(head?.sequence ?? rows) - rows + 1} to ${head?.sequence ?? rows} stand on one another`,
    );
  if (head) say(`${intact ? 'head' : 'last that stands'} ${head.sequence}:${head.hash}`);
}
