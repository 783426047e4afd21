import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { QueueModule } from '#queue';
import { LOG, type Runtime, RuntimeModule } from '#runtime';
import { WorkerModule } from '../../worker/src/index.ts';
import { Asker } from './asker.ts';
import { AuditController } from './audit/audit.controller.ts';
import { BatchIntake } from './batches/batch-intake.ts';
import { BatchResults } from './batches/batch-results.ts';
import { BatchesController } from './batches/batches.controller.ts';
import { ChunkingController, ReprocessController } from './chunking.controller.ts';
import { CollectionsController } from './collections.controller.ts';
import { ConfigurationsController } from './configurations/configurations.controller.ts';
import { Cuttings } from './cuttings.ts';
import { DeletionsController } from './deletions.controller.ts';
import { DocumentChangesController } from './document-changes.controller.ts';
import { DocumentsController } from './documents.controller.ts';
import { DuplicatesController } from './duplicates.controller.ts';
import { ExplainController } from './explain.controller.ts';
import { Explanations } from './explanations.ts';
import { EvaluationsController } from './evaluations/evaluations.controller.ts';
import { AnsweringController } from './evaluations/answering.controller.ts';
import { AnswerCacheController } from './evaluations/answer-cache.controller.ts';
import { RewordingTrials } from './evaluations/rewording-trials.ts';
import { AnsweringTrials } from './evaluations/answering-trials.ts';
import { GoldenController } from './evaluations/golden.controller.ts';
import { SyntheticQuestions } from './evaluations/synthetic-questions.ts';
import { TuningsController } from './evaluations/tunings.controller.ts';
import { FreshnessController } from './freshness.controller.ts';
import { GuardDesk } from './guard/guard-desk.ts';
import { GuardController } from './guard/guard.controller.ts';
import { KeysController } from './keys.controller.ts';
import { KeyLimits } from './limits/key-limits.ts';
import { ModelCanariesController } from './model-canaries.controller.ts';
import { OperationsController } from './operations.controller.ts';
import { ChatController } from './openai/chat.controller.ts';
import { CollectionModels } from './openai/collection-models.ts';
import { CompletionRequests } from './openai/completion-requests.ts';
import { EmbeddingsController } from './openai/embeddings.controller.ts';
import { AskTool } from './mcp/ask-tool.ts';
import { ListTool } from './mcp/list-tool.ts';
import { McpController } from './mcp/mcp.controller.ts';
import { McpServers } from './mcp/mcp-servers.ts';
import { ReadTool } from './mcp/read-tool.ts';
import { SearchTool } from './mcp/search-tool.ts';
import { ModelsController } from './openai/models.controller.ts';
import { PagePictures } from './page-pictures.ts';
import { PagesController } from './pages.controller.ts';
import { RedactionsController } from './personal-data/redactions.controller.ts';
import { PrincipalGuard } from './principal.guard.ts';
import { ProblemFilter } from './problem.filter.ts';
import { QuestionRequests } from './question-requests.ts';
import { QuestionsController } from './questions.controller.ts';
import { GoldenFromReview } from './reviews/golden-from-review.ts';
import { QuestionReviews } from './reviews/question-reviews.ts';
import { ReviewDesk } from './reviews/review-desk.ts';
import { ReviewEvidence } from './reviews/review-evidence.ts';
import { ReviewPoliciesController } from './reviews/review-policies.controller.ts';
import { ReviewsController } from './reviews/reviews.controller.ts';
import { RevisionsController } from './revisions.controller.ts';
import { SchemaPipe } from './schema.pipe.ts';
import { Conversations } from './conversations.ts';
import { Scopes } from './scopes.ts';
import { Searches } from './searches.ts';
import { SearchController } from './search.controller.ts';
import { SuggestedQuestions } from './suggestions.ts';
import { SuggestionTurns } from './suggestion-turns.ts';
import { SuggestionsController } from './suggestions.controller.ts';
import { SourceBook } from './sources/source-book.ts';
import { VisitRequests } from './sources/visit-requests.ts';
import { SourceVisitsController } from './sources/source-visits.controller.ts';
import { SourceRemovalController, SourcesController } from './sources/sources.controller.ts';
import { MeasuredNow } from './measured-now.ts';
import { WhatWaits } from './what-waits.ts';
import { ModelReport } from './model-report.ts';
import { Readiness } from './readiness.ts';
import { SystemReport } from './system-report.ts';
import { NextSteps } from './next-steps.ts';
import { Uploads } from './upload.ts';
import { UploadsController } from './uploads.controller.ts';
import { DeliveriesController } from './webhooks/deliveries.controller.ts';
import { EventsController } from './webhooks/events.controller.ts';
import { WebhooksController } from './webhooks/webhooks.controller.ts';

/** What `GET /openapi.json` describes. */
export const controllers = [
  UploadsController,
  CollectionsController,
  PagesController,
  RedactionsController,
  ChunkingController,
  ReprocessController,
  DocumentsController,
  DocumentChangesController,
  RevisionsController,
  DeletionsController,
  DuplicatesController,
  SearchController,
  ExplainController,
  QuestionsController,
  BatchesController,
  SuggestionsController,
  ChatController,
  EmbeddingsController,
  ModelsController,
  McpController,
  KeysController,
  AuditController,
  OperationsController,
  ModelCanariesController,
  EventsController,
  WebhooksController,
  DeliveriesController,
  SourcesController,
  SourceRemovalController,
  SourceVisitsController,
  FreshnessController,
  GuardController,
  GoldenController,
  EvaluationsController,
  TuningsController,
  AnsweringController,
  AnswerCacheController,
  ConfigurationsController,
  ReviewsController,
  ReviewPoliciesController,
];

const services = [
  Asker,
  BatchIntake,
  BatchResults,
  AskTool,
  ListTool,
  McpServers,
  ReadTool,
  SearchTool,
  CollectionModels,
  CompletionRequests,
  Cuttings,
  PagePictures,
  Explanations,
  GuardDesk,
  KeyLimits,
  Conversations,
  QuestionRequests,
  Scopes,
  GoldenFromReview,
  QuestionReviews,
  ReviewDesk,
  ReviewEvidence,
  SyntheticQuestions,
  AnsweringTrials,
  RewordingTrials,
  Searches,
  SuggestedQuestions,
  SuggestionTurns,
  SourceBook,
  VisitRequests,
  SystemReport,
  Readiness,
  ModelReport,
  MeasuredNow,
  WhatWaits,
  NextSteps,
  Uploads,
];

/** The HTTP service; in the embedded shape the worker lives in it too. */
@Module({})
export class AppModule {
  static on(runtime: Runtime): DynamicModule {
    return {
      module: AppModule,
      imports: [
        RuntimeModule.on(runtime),
        QueueModule.on(runtime.queueConnection),
        ...(runtime.config.worker.inside ? [WorkerModule] : []),
      ],
      controllers,
      providers: [
        ...services,
        { provide: APP_GUARD, useClass: PrincipalGuard },
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: APP_FILTER, useFactory: (log: ConstructorParameters<typeof ProblemFilter>[0]) => new ProblemFilter(log), inject: [LOG] },
      ],
    };
  }
}
