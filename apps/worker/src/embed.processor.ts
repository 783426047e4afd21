import { Processor } from '@nestjs/bullmq';
import { queueName, workerOptions } from '#queue';
import { StepProcessor } from './step.processor.ts';

@Processor(queueName('embed'), workerOptions)
export class EmbedProcessor extends StepProcessor {
  protected override readonly from = 'parsed';

  protected override run(revisionId: string, signal: AbortSignal): Promise<void> {
    return this.steps.embed(revisionId, signal);
  }
}
