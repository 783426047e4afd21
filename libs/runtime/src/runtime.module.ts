import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { BlobStore, ChunkSearch, Embedder, RankingFacts, Retriever, RevisionStore, RevisionTexts, TraceStore, VectorStore } from '#core';
import {
  PgActivity,
  PgAudit,
  PgAuditChain,
  PgBatches,
  PgBatchWork,
  PgCollections,
  PgConfigurations,
  PgConversations,
  PgCuts,
  PgDeletions,
  PgDeliveries,
  PgDocuments,
  PgEvents,
  PgDuplicates,
  PgEvaluations,
  PgEvaluationWork,
  PgFields,
  PgFreshness,
  PgFreshnessWatch,
  PgGoldenQuestions,
  PgGuardCases,
  PgGuardDecisions,
  PgHousekeeping,
  PgKeys,
  PgModelAllowance,
  PgModelCanaries,
  PgOnlineMeasures,
  PgPages,
  PgRedactions,
  PgRankingFacts,
  PgReviewPolicies,
  PgReviews,
  PgRevisionTexts,
  PgSystemFigures,
  PgTraces,
  PgWebhooks,
  SecretBox,
} from '#store';
import { Metrics } from '#telemetry';
import { Configurations } from './configurations/configurations.ts';
import { ServedRetriever } from './configurations/served-retriever.ts';
import type { Runtime } from './open-runtime.ts';
import { QuestionsUnderWay } from './questions-under-way.ts';
import { SourcesModule } from './sources.module.ts';

export const CONFIG = Symbol('config');
export const LOG = Symbol('log');
export const RUNTIME = Symbol('runtime');
/** `PgEvaluations` of the kind that tries settings. */
export const TUNINGS = Symbol('tunings');

/** Offers an opened runtime's parts to Nest, each under its port. */
@Module({})
export class RuntimeModule {
  static on(runtime: Runtime): DynamicModule {
    const providers = [...values(runtime), ...records(runtime)];
    return { module: RuntimeModule, global: true, imports: [SourcesModule.on(runtime)], providers, exports: providers };
  }
}

function values(runtime: Runtime): Provider[] {
  return [
    { provide: RUNTIME, useValue: runtime },
    { provide: CONFIG, useValue: runtime.config },
    { provide: LOG, useValue: runtime.log },
    { provide: Metrics, useValue: runtime.metrics },
    { provide: QuestionsUnderWay, useValue: new QuestionsUnderWay(runtime.metrics) },
    { provide: PgModelAllowance, useValue: runtime.allowance },
    { provide: BlobStore, useValue: runtime.blobs },
    { provide: RevisionStore, useValue: runtime.revisions },
    { provide: VectorStore, useValue: runtime.vectors },
    { provide: ChunkSearch, useValue: runtime.search },
    { provide: TraceStore, useValue: runtime.traces },
    { provide: Embedder, useValue: runtime.models.embedder },
    { provide: Configurations, useValue: runtime.configurations },
    { provide: Retriever, useValue: new ServedRetriever(runtime.configurations) },
  ];
}

function records({ database, blobs, config, vault }: Runtime): Provider[] {
  return [
    { provide: PgDocuments, useValue: new PgDocuments(database, blobs, config.deleteTraces) },
    { provide: PgDeletions, useValue: new PgDeletions(database, blobs) },
    { provide: PgCuts, useValue: new PgCuts(database) },
    { provide: PgPages, useValue: new PgPages(database) },
    { provide: PgCollections, useValue: new PgCollections(database) },
    { provide: PgConfigurations, useValue: new PgConfigurations(database) },
    { provide: PgHousekeeping, useValue: new PgHousekeeping(database, blobs) },
    { provide: PgKeys, useValue: new PgKeys(database) },
    { provide: PgModelCanaries, useValue: new PgModelCanaries(database) },
    { provide: PgAudit, useValue: new PgAudit(database) },
    { provide: PgAuditChain, useValue: new PgAuditChain(database) },
    { provide: PgRedactions, useValue: new PgRedactions(database, vault) },
    { provide: PgBatches, useValue: new PgBatches(database) },
    { provide: PgBatchWork, useValue: new PgBatchWork(database) },
    { provide: PgTraces, useValue: new PgTraces(database) },
    { provide: PgReviews, useValue: new PgReviews(database) },
    { provide: PgReviewPolicies, useValue: new PgReviewPolicies(database) },
    { provide: RevisionTexts, useValue: new PgRevisionTexts(database) },
    { provide: PgConversations, useValue: new PgConversations(database) },
    { provide: PgActivity, useValue: new PgActivity(database) },
    { provide: PgDuplicates, useValue: new PgDuplicates(database) },
    { provide: PgFields, useValue: new PgFields(database) },
    { provide: PgFreshness, useValue: new PgFreshness(database) },
    { provide: PgFreshnessWatch, useValue: new PgFreshnessWatch(database) },
    { provide: RankingFacts, useValue: new PgRankingFacts(database) },
    { provide: PgSystemFigures, useValue: new PgSystemFigures(database) },
    { provide: PgEvaluations, useValue: new PgEvaluations(database) },
    { provide: TUNINGS, useValue: new PgEvaluations(database, 'tuning') },
    { provide: PgEvaluationWork, useValue: new PgEvaluationWork(database) },
    { provide: PgGoldenQuestions, useValue: new PgGoldenQuestions(database) },
    { provide: PgGuardCases, useValue: new PgGuardCases(database) },
    { provide: PgGuardDecisions, useValue: new PgGuardDecisions(database) },
    { provide: PgOnlineMeasures, useValue: new PgOnlineMeasures(database) },
    { provide: PgEvents, useValue: new PgEvents(database) },
    { provide: PgWebhooks, useValue: new PgWebhooks(database, new SecretBox(config)) },
    { provide: PgDeliveries, useValue: new PgDeliveries(database, new SecretBox(config)) },
  ];
}
