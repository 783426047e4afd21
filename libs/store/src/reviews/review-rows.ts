import type { Answer, CatchingPolicy, ReviewConditions, ReviewEffect, ReviewPolicy, ReviewState, Role } from '#core';

export interface StoredPolicy extends ReviewPolicy {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface PolicyRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly collection_id: string | null;
  readonly effect: ReviewEffect;
  readonly conditions: ReviewConditions;
  readonly reviewers: string[];
  readonly enabled: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function toPolicy({ collection_id, conditions, created_at, updated_at, ...row }: PolicyRow): StoredPolicy {
  return { ...row, collectionId: collection_id, when: conditions, createdAt: created_at, updatedAt: updated_at };
}

/** A person, by their key: no name where it was asked without one. */
export interface ReviewPerson {
  readonly role: Role;
  readonly keyId: string | null;
  readonly keyName: string | null;
}

/** A question for a person, as a list shows it. */
export interface Review {
  readonly questionId: string;
  readonly question: string;
  readonly askedBy: ReviewPerson;
  readonly effect: ReviewEffect;
  readonly policies: readonly CatchingPolicy[];
  readonly state: ReviewState;
  /** What the service made of it. */
  readonly status: Answer['status'];
  readonly taken: { readonly by: ReviewPerson; readonly until: Date } | null;
  readonly settled: { readonly by: ReviewPerson; readonly at: Date } | null;
  /** Why it was dismissed. */
  readonly reason: string | null;
  readonly createdAt: Date;
}

export interface ReviewRow {
  readonly question_id: string;
  readonly rank: number;
  readonly place: number;
  readonly text: string;
  readonly effect: ReviewEffect;
  readonly policies: CatchingPolicy[];
  readonly state: ReviewState;
  readonly status: Answer['status'];
  readonly asker_role: Role;
  readonly asker_groups: string[];
  readonly asker_key: string | null;
  readonly asker_name: string | null;
  readonly taken_by: string | null;
  readonly taken_role: Role | null;
  readonly taken_name: string | null;
  readonly taken_until: Date | null;
  readonly settled_by: string | null;
  readonly settled_role: Role | null;
  readonly settled_name: string | null;
  readonly settled_at: Date | null;
  readonly reason: string | null;
  readonly created_at: Date;
}

export function toReview(row: ReviewRow): Review {
  const { taken_role, taken_until, settled_role, settled_at } = row;
  return {
    questionId: row.question_id,
    question: row.text,
    askedBy: { role: row.asker_role, keyId: row.asker_key, keyName: row.asker_name },
    effect: row.effect,
    policies: row.policies,
    state: row.state,
    status: row.status,
    taken:
      row.state === 'taken' && taken_role && taken_until
        ? { by: { role: taken_role, keyId: row.taken_by, keyName: row.taken_name }, until: taken_until }
        : null,
    settled:
      settled_role && settled_at ? { by: { role: settled_role, keyId: row.settled_by, keyName: row.settled_name }, at: settled_at } : null,
    reason: row.reason,
    createdAt: row.created_at,
  };
}
