import { type GuardDecider, guardDeciders, type GuardDecision, type GuardFinding, type GuardLevel, type RevisionStatus } from '#core';

export type GuardState = 'open' | 'approved' | 'rejected';

/** A finding as it is kept. `counts` false: a person let it in, here or elsewhere in the collection. */
export interface StoredFinding extends GuardFinding {
  readonly ordinal: number;
  readonly counts: boolean;
}

/** A revision in which the guard found something. */
export interface GuardCase {
  readonly revisionId: string;
  readonly documentId: string;
  readonly externalId: string;
  readonly title: string | null;
  readonly collectionName: string;
  readonly revision: number;
  readonly status: RevisionStatus;
  readonly level: GuardLevel;
  readonly version: string;
  readonly scannedAt: Date;
  readonly state: GuardState;
  readonly decided: {
    readonly decision: GuardDecision;
    readonly note: string | null;
    readonly role: string;
    readonly keyName: string | null;
    readonly at: Date;
  } | null;
  /** Where this version of the guard could not read it: how often in a row, and when it tries again. */
  readonly unread: { readonly times: number; readonly retryAt: Date } | null;
  readonly findingCount: number;
  /** The worst of them, or all. */
  readonly findings: readonly StoredFinding[];
}

export interface FindingRow {
  readonly ordinal: number;
  readonly level: StoredFinding['level'];
  readonly reason: string;
  readonly quote: string;
  readonly span_start: number | null;
  readonly span_end: number | null;
  readonly page: number | null;
  readonly cues: readonly string[];
  readonly score: number;
  readonly counts: boolean;
}

export interface GuardRow {
  readonly revision_id: string;
  readonly document_id: string;
  readonly external_id: string;
  readonly title: string | null;
  readonly collection_name: string;
  readonly number: number;
  readonly status: RevisionStatus;
  readonly level: GuardLevel;
  readonly version: string;
  readonly scanned_at: Date;
  readonly state: GuardState;
  readonly decision: GuardDecision | null;
  readonly note: string | null;
  readonly decided_role: string | null;
  readonly decided_key: string | null;
  readonly decided_at: Date | null;
  readonly unread_times: number;
  readonly retry_at: Date | null;
  readonly finding_count: number;
  readonly findings: readonly FindingRow[];
}

export function toCase(row: GuardRow): GuardCase {
  const { title, status, level, version, state, decision, note, decided_at: at } = row;
  return {
    title,
    status,
    level,
    version,
    state,
    revisionId: row.revision_id,
    documentId: row.document_id,
    externalId: row.external_id,
    collectionName: row.collection_name,
    revision: row.number,
    scannedAt: row.scanned_at,
    decided: decision && at && { decision, note, role: row.decided_role ?? '', keyName: row.decided_key, at },
    unread: row.retry_at && { times: row.unread_times, retryAt: row.retry_at },
    findingCount: row.finding_count,
    findings: row.findings.map(toFinding),
  };
}

function toFinding({ span_start: start, span_end: end, ...row }: FindingRow): StoredFinding {
  const { ordinal, level, reason, quote, page, score, counts } = row;
  const span = start === null || end === null ? null : { start, end };
  return { ordinal, level, reason, quote, page, score, counts, span, ...fromKept(row.cues) };
}

const decided = 'decided:';

/** Who decided stands among the cues, which nothing else of that form does. */
export function toKept({ cues, decidedBy }: Pick<GuardFinding, 'cues' | 'decidedBy'>): string[] {
  return [...cues, ...(decidedBy ? [`${decided}${decidedBy}`] : [])];
}

export function fromKept(kept: readonly string[]): Pick<GuardFinding, 'cues' | 'decidedBy'> {
  const name = kept.find((cue) => cue.startsWith(decided))?.slice(decided.length);
  const decidedBy = guardDeciders.find((decider): decider is GuardDecider => decider === name);
  return { cues: kept.filter((cue) => !cue.startsWith(decided)), ...(decidedBy && { decidedBy }) };
}
