import type { GuardDecision, Principal } from '#core';
import type { Database, Transaction } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';
import { storable } from '../database/storable.ts';
import type { LockedDocument } from '../documents/make-live.ts';
import { auditIn } from '../audit/audit-in.ts';
import { exampleOf } from './guard-example.ts';
import { type GuardRow, type StoredFinding, toCase } from './guard-rows.ts';
import { missingCase } from './pg-guard-cases.ts';
import { releaseRevision } from './release-revision.ts';
import { withholdRevision } from './withhold-revision.ts';

export interface DecisionRequest {
  readonly revisionId: string;
  readonly decision: GuardDecision;
  readonly note: string | null;
  /** What is released needs its vectors of this model. */
  readonly modelId: string;
}

/** `embedding`: readers see it when its vectors are made. `superseded`: a newer revision is live. `withheld`: nobody sees it. */
export type DecisionOutcome = 'live' | 'embedding' | 'superseded' | 'withheld' | 'unchanged';

/** What people make of what the guard found. */
export class PgGuardDecisions {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * In one transaction: the decision with its audit entry, the labelled examples, what it says of the same words elsewhere in the
   * collection, and the revision shown or taken off. `not_found` where the principal may not read it.
   */
  async decide(principal: Principal, request: DecisionRequest): Promise<DecisionOutcome> {
    return this.database.transaction((transaction) => decide(transaction, principal, request));
  }
}

async function decide(transaction: Transaction, principal: Principal, request: DecisionRequest): Promise<DecisionOutcome> {
  const { revisionId, decision, note, modelId } = request;
  const named = [...readerOf(principal), revisionId];
  // Before the lock: nobody holds up writers of what he may not read.
  const [mayRead] = await transaction.query('find_guard_case', named);
  if (!mayRead) throw missingCase(revisionId);
  const [document] = await transaction.query<LockedDocument>('lock_document_of_revision', [revisionId]);
  const [row] = await transaction.query<GuardRow & { text: string | null }>('find_guard_case', named);
  if (!document || !row) throw missingCase(revisionId);
  const decided = [revisionId, decision, note, principal.keyId, principal.role];
  const [written] = await transaction.query<{ is_note_only: boolean }>('decide_guard_verdict', decided);
  if (!written) return 'unchanged';
  const { findings } = toCase(row);
  await label(transaction, revisionId, { findings, decision, text: row.text ?? '' });
  await auditIn(transaction, principal, {
    action: `guard.${decision}`,
    target: revisionId,
    details: {
      documentId: document.id,
      revision: document.number,
      level: row.level,
      findings: findings.length,
      ...(written.is_note_only && { noteOnly: true }),
    },
  });
  if (decision === 'approve') return row.status === 'quarantined' ? releaseRevision(transaction, revisionId, modelId) : shown(row);
  await withholdRevision(transaction, document, revisionId);
  return 'withheld';
}

const shown = ({ status }: GuardRow): DecisionOutcome => (status === 'live' ? 'live' : 'superseded');

interface Labelling {
  readonly findings: readonly StoredFinding[];
  readonly decision: GuardDecision;
  readonly text: string;
}

async function label(transaction: Transaction, revisionId: string, { findings, decision, text }: Labelling): Promise<void> {
  await transaction.query('delete_guard_examples', [revisionId]);
  await transaction.query(decision === 'approve' ? 'insert_guard_pardons' : 'delete_guard_pardons', [revisionId]);
  const examples = findings.map((finding) => exampleOf(finding, text));
  await transaction.query('insert_guard_examples', [
    revisionId,
    decision === 'approve' ? 'benign' : 'attack',
    findings.map(({ ordinal }) => ordinal),
    examples.map((example) => storable(example.text)),
    examples.map(({ span }) => span.start),
    examples.map(({ span }) => span.end),
  ]);
}
