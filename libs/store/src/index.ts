// Where everything is kept: the database (embedded or a server), its migrations, the files, and the statements over them.
// Implements the ports of core on PostgreSQL and the file system; nothing else in the project speaks SQL.
// Every statement that reads takes the principal: what a reader may not see does not exist for them.
export type { Batch, BatchOutcome, BatchQuestion, BatchState, NewBatchQuestion } from './batches/batch-rows.ts';
export { type BatchAnswer, type BatchEnd, type ClaimedQuestion, PgBatchWork } from './batches/pg-batch-work.ts';
export { PgBatches } from './batches/pg-batches.ts';
export { FileBlobStore } from './blobs/file-blob-store.ts';
export type {
  Activation,
  Active,
  ConfigurationVersion,
  KeptVersion,
  StoredVersion,
  VersionScore,
} from './configurations/configuration-rows.ts';
export { type Activated, type ActivationRequest, PgConfigurations, versionIdOf } from './configurations/pg-configurations.ts';
export { Database } from './database/database.ts';
export { newId } from './database/new-id.ts';
export { openDatabase } from './database/open-database.ts';
export { projectRoot } from './database/project-root.ts';
export { statements } from './database/statements.ts';
export { PgCollections, type CountedCollection, type SettingsVersion } from './documents/pg-collections.ts';
export { PgDeletions, type DeletionReport } from './documents/pg-deletions.ts';
export { readDeletionMark } from './documents/deletion-mark.ts';
export { type CutCounts, PgCuts, type WantedCut } from './documents/pg-cuts.ts';
export { type DuplicateGroup, PgDuplicates } from './documents/pg-duplicates.ts';
export { PgDocuments } from './documents/pg-documents.ts';
export {
  type ChangedDocument,
  type FailingSource,
  type FreshnessFigures,
  type OverdueDocument,
  PgFreshness,
  type Threshold,
} from './freshness/pg-freshness.ts';
export { PgFreshnessWatch } from './freshness/pg-freshness-watch.ts';
export type { EvaluationResult, EvaluationRun, RunKind } from './evaluations/evaluation-rows.ts';
export { type ClaimedRun, type OpenQuestion, PgEvaluationWork } from './evaluations/pg-evaluation-work.ts';
export { type MeasuredConfiguration, PgEvaluations } from './evaluations/pg-evaluations.ts';
export { PgExactSearch } from './evaluations/pg-exact-search.ts';
export { type GoldenFields, type GoldenQuestion, type NewGolden, PgGoldenQuestions } from './evaluations/pg-golden-questions.ts';
export { type OnlineDay, PgOnlineMeasures } from './evaluations/pg-online-measures.ts';
export { insertEvent } from './events/insert-event.ts';
export { type Attempt, type ClaimedWebhook, type DueDelivery, PgDeliveries } from './events/pg-deliveries.ts';
export { type EventFilter, PgEvents, type StoredEvent } from './events/pg-events.ts';
export { PgWebhooks, type WebhookFields, type WebhookPatch } from './events/pg-webhooks.ts';
export type { DeliveryState, Webhook, WebhookDelivery } from './events/webhook-rows.ts';
export type { DocumentPatch } from './documents/field-changes.ts';
export { type FieldFigures, PgFields } from './documents/pg-fields.ts';
export { PgHousekeeping } from './documents/pg-housekeeping.ts';
export { PgPages } from './documents/pg-pages.ts';
export { DocumentRedaction } from './personal-data/document-redaction.ts';
export { PgRedactions, type RevealedRedaction } from './personal-data/pg-redactions.ts';
export type { Redacting } from './personal-data/redacting.ts';
export { TraceRedaction } from './personal-data/trace-redaction.ts';
export { Vault } from './personal-data/vault.ts';
export { PgRevisionStore } from './documents/pg-revision-store.ts';
export { PgRevisionTexts } from './documents/pg-revision-texts.ts';
export type { Rollback } from './documents/roll-back.ts';
export type { Receipt, Upload } from './documents/receive-upload.ts';
export type { GuardCase, StoredFinding } from './guard/guard-rows.ts';
export { excerptOf } from './guard/guard-example.ts';
export { type GuardCounts, type LabelledExample, PgGuardCases } from './guard/pg-guard-cases.ts';
export { PgGuardDecisions } from './guard/pg-guard-decisions.ts';
export { PgGuardScans, type SettledRevisions, type StoredText } from './guard/pg-guard-scans.ts';
export { PgModelCanaries } from './models/pg-model-canaries.ts';
export { type AuditEntry, type AuditRequest, PgAudit } from './audit/pg-audit.ts';
export { type ChainWalk, PgAuditChain } from './audit/pg-audit-chain.ts';
export { defaultOrganisationId, type KeyHolder, PgKeys, type StoredKey } from './keys/pg-keys.ts';
export { type KeyUse, PgModelAllowance } from './keys/pg-model-allowance.ts';
export { earlierTermsOf } from './analysis/earlier-terms.ts';
export { KeywordStates } from './search/keyword-state.ts';
export { PgAnalysis } from './search/pg-analysis.ts';
export { PgChunkRelations } from './search/pg-chunk-relations.ts';
export { PgChunkSearch } from './search/pg-chunk-search.ts';
export { PgCollectionProfiles } from './search/pg-collection-profiles.ts';
export { PgCollectionRankings } from './search/pg-collection-rankings.ts';
export { PgCollectionChanges } from './search/pg-collection-changes.ts';
export { PgNearbyChunks } from './search/pg-nearby-chunks.ts';
export { PgPastChunks } from './search/pg-past-chunks.ts';
export { PgRankingFacts } from './search/pg-ranking-facts.ts';
export { type IndexOutcome, PgVectorIndex } from './search/pg-vector-index.ts';
export type { LackingPage } from './search/lacking-page.ts';
export { PgRevisionClaims } from './documents/pg-revision-claims.ts';
export { PgSentenceVectors, type SplitText, type UnsplitText } from './search/pg-sentence-vectors.ts';
export { PgTableReader } from './search/pg-table-reader.ts';
export { PgTokenSignatures } from './search/pg-token-signatures.ts';
export { PgVectorStore } from './search/pg-vector-store.ts';
export { PgWordWeights } from './search/pg-word-weights.ts';
export type { VectorWay } from './search/vector-leg.ts';
export { type AskedReview, givenToAsker } from './reviews/asked-review.ts';
export { type PolicyChange, type PolicyFields, PgReviewPolicies } from './reviews/pg-review-policies.ts';
export { PgReviews, type ReviewCase, type Settled, type Settlement, takenSeconds } from './reviews/pg-reviews.ts';
export type { Review, ReviewPerson, StoredPolicy } from './reviews/review-rows.ts';
export { PgSources, type NewSource, type SourcePatch } from './sources/pg-sources.ts';
export { PgSourceVisits } from './sources/pg-source-visits.ts';
export { SecretBox } from './sources/secret-box.ts';
export type { SourceItemSummary, SourceRun, SourceSummary } from './sources/source-rows.ts';
export { type Before, PgConversations } from './traces/pg-conversations.ts';
export { PgActivity, type ActivityFigures, type UsedDocument } from './traces/pg-activity.ts';
export { PgSystemFigures } from './traces/pg-system-figures.ts';
export type { TracePolicy } from './traces/redact-traces.ts';
export { PgTraceStore } from './traces/pg-trace-store.ts';
export { PgTraces, type StoredTrace } from './traces/pg-traces.ts';
