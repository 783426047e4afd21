// The bodies the service sends, as types only: the schemas behind them stay on the server.
import type * as contract from '#contract';
import type { z } from 'zod';

export type Activity = contract.Activity;
export type Answer = contract.Answer;
export type Collection = contract.Collection;
export type Document = contract.Document;
export type FieldList = contract.FieldList;
export type FreshnessReport = contract.FreshnessReport;
export type OverdueDocument = contract.OverdueList['items'][number];
export type Threshold = contract.Threshold;
export type Me = contract.Me;
export type Passage = contract.Passage;
export type Problem = contract.Problem;
export type Progress = contract.Progress;
export type Received = contract.Received;
export type Revision = contract.Revision;
export type RevisionHistory = contract.RevisionHistory;
export type Rollback = contract.Rollback;
export type Diff = contract.Diff;
export type System = contract.System;
export type Trace = contract.Trace;

export type Status = Document['status'];
export type Citation = z.infer<typeof contract.Citation>;
export type Sentence = z.infer<typeof contract.Sentence>;
export type LegReport = z.infer<typeof contract.LegReport>;
export type Span = z.infer<typeof contract.Span>;
export type Question = z.input<typeof contract.QuestionBody>;
export type Mode = NonNullable<Question['mode']>;
export type PassagesEvent = z.infer<typeof contract.PassagesEvent>;
export type TokenEvent = z.infer<typeof contract.TokenEvent>;
export type CitationEvent = z.infer<typeof contract.CitationEvent>;
export type Key = z.infer<typeof contract.Key>;
export type NewKey = z.infer<typeof contract.NewKey>;
export type KeyBody = z.input<typeof contract.KeyBody>;
export type AuditEntry = z.infer<typeof contract.AuditList>['items'][number];
export type ListOf<Item> = { readonly items: Item[]; readonly nextCursor: string | null };
