import { Module } from '@nestjs/common';
import { EmbedProcessor } from './embed.processor.ts';
import { FreshnessWatch } from './freshness-watch.ts';
import { ParseProcessor } from './parse.processor.ts';
import { PublishProcessor } from './publish.processor.ts';
import { Steps } from './steps.ts';
import { Reembedder } from './reembedder.ts';
import { Sweeper } from './sweeper.ts';
import { Tidier } from './tidier.ts';

/** One processor per step, and the sweeper. Needs `RuntimeModule` and `QueueModule`. */
@Module({ providers: [Steps, ParseProcessor, EmbedProcessor, PublishProcessor, Sweeper, FreshnessWatch, Tidier, Reembedder] })
export class WorkerModule {}
