import { createHash } from 'node:crypto';

/** A row of the audit log as it is checked: `hash` is the SHA-256, in hex, of the bytes of `record`. */
export interface AuditLink {
  readonly hash: string;
  /** JSON: the sequence number, the hash of the row before, and what the row says. */
  readonly record: string;
}

/** A place in a chain: whoever keeps one elsewhere can tell later whether what led to it still stands. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

export interface AuditVerdict {
  readonly intact: boolean;
  /** How many rows were walked, the broken one included. */
  readonly rows: number;
  /** The last row that stands; null where none does. */
  readonly head: AuditHead | null;
  /** The first row that does not stand. */
  readonly broken: { readonly sequence: number; readonly why: string } | null;
}

export interface ChainEnds {
  /** The place before the first link; left out, it is `noted` where the first link comes right after that, else whatever the first stands on. */
  readonly start?: AuditHead;
  /** Where the chain has to end. */
  readonly head?: AuditHead | null;
  /** A place noted earlier that has to be in the chain, or right before it. */
  readonly noted?: AuditHead | null;
}

/** What the first row of an organisation stands on. */
export const auditOrigin: AuditHead = { sequence: 0, hash: '0'.repeat(64) };

/** A head as people keep it, SEQUENCE:HASH; null where it is none. */
export function toHead(text: string): AuditHead | null {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return sequence === undefined || hash === undefined ? null : { sequence: Number(sequence), hash };
}

/** Walks a chain from its oldest link to its newest and stops at the first that does not stand on the one before. */
export async function verifyAudit(links: AsyncIterable<AuditLink> | Iterable<AuditLink>, ends: ChainEnds = {}): Promise<AuditVerdict> {
  const { head = null, noted = null } = ends;
  let last = ends.start ?? null;
  let rows = 0;
  let isNotedSeen = noted === null;
  const broken = (why: string): AuditVerdict => ({ intact: false, rows, head: last, broken: { sequence: (last?.sequence ?? 0) + 1, why } });
  for await (const link of links) {
    rows += 1;
    if (last === null && noted && placeIn(link.record)?.sequence === noted.sequence + 1) {
      last = noted;
      isNotedSeen = true;
    }
    const next = following(last, link);
    if (typeof next === 'string') return broken(next);
    if (noted?.sequence === next.sequence && !isSame(noted, next)) return broken(`row ${noted.sequence} is another one than was noted`);
    isNotedSeen ||= noted?.sequence === next.sequence;
    last = next;
  }
  if (head && !isSame(head, last ?? auditOrigin)) return broken(`the log is said to end with row ${head.sequence}, and does not`);
  // What came since it was noted is nothing.
  if (rows === 0 && noted && !ends.start) return { intact: true, rows, head: noted, broken: null };
  if (!isNotedSeen) return broken(`row ${noted?.sequence} was noted, and is not there`);
  return { intact: true, rows, head: last, broken: null };
}

/** The place of a link that stands on the one before, or why it does not. */
function following(last: AuditHead | null, { hash, record }: AuditLink): AuditHead | string {
  if (createHash('sha256').update(record).digest('hex') !== hash) return 'what it says is not what was written: its hash is another one';
  const place = placeIn(record);
  if (!place) return 'it is no row of a log';
  const { sequence, previous } = place;
  if (last && sequence !== last.sequence + 1) return `row ${last.sequence + 1} is missing: row ${sequence} comes next`;
  if (last && previous !== last.hash) return 'it does not stand on the row before it';
  return { sequence, hash };
}

/** Where a row says that it stands, and on what. */
function placeIn(record: string): { readonly sequence: number; readonly previous: string } | null {
  const [, sequence, previous] = /^\{"sequence":(\d{1,15}),"previous":"([0-9a-f]{64})",/.exec(record) ?? [];
  return sequence === undefined || previous === undefined ? null : { sequence: Number(sequence), previous };
}

const isSame = (one: AuditHead, other: AuditHead): boolean => one.sequence === other.sequence && one.hash === other.hash;
