import { Module } from '@nestjs/common';
import { BackgroundVectors } from './background-vectors.ts';
import { BatchAsker } from './batches/batch-asker.ts';
import { BatchRunner } from './batches/batch-runner.ts';
import { EmbedProcessor } from './embed.processor.ts';
import { EvaluationRunner } from './evaluations/evaluation-runner.ts';
import { FreshnessWatch } from './freshness-watch.ts';
import { ModelWatch } from './model-watch.ts';
import { ParseProcessor } from './parse.processor.ts';
import { Profiler } from './profiler.ts';
import { PublishProcessor } from './publish.processor.ts';
import { Steps } from './steps.ts';
import { Reanalyzer } from './reanalyzer.ts';
import { Reembedder } from './reembedder.ts';
import { Rescanner } from './rescanner.ts';
import { Sweeper } from './sweeper.ts';
import { Tidier } from './tidier.ts';
import { VectorIndexer } from './vector-indexer.ts';
import { VisitProcessor } from './visits/visit.processor.ts';
import { VisitSweeper } from './visits/visit-sweeper.ts';
import { VisitQueues, Visits } from './visits/visits.ts';
import { Deliverer } from './webhooks/deliverer.ts';
import { EventTidier } from './webhooks/event-tidier.ts';

/** One processor per step and one for visits of sources, and the sweepers. Needs `RuntimeModule` and `QueueModule`. */
@Module({
  providers: [
    Steps,
    ParseProcessor,
    EmbedProcessor,
    PublishProcessor,
    Sweeper,
    FreshnessWatch,
    ModelWatch,
    EvaluationRunner,
    BatchAsker,
    BatchRunner,
    Tidier,
    Profiler,
    Reanalyzer,
    Reembedder,
    Rescanner,
    BackgroundVectors,
    VectorIndexer,
    Visits,
    VisitQueues,
    VisitProcessor,
    VisitSweeper,
    Deliverer,
    EventTidier,
  ],
})
export class WorkerModule {}
