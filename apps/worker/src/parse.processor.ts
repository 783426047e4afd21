import { Processor } from '@nestjs/bullmq';
import { queueName, workerOptions } from '#queue';
import { StepProcessor } from './step.processor.ts';

@Processor(queueName('parse'), workerOptions)
export class ParseProcessor extends StepProcessor {
  protected override readonly from = 'received';

  protected override run(revisionId: string, signal: AbortSignal): Promise<void> {
    return this.steps.parse(revisionId, signal);
  }
}
