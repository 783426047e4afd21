import { Processor } from '@nestjs/bullmq';
import { queueName, workerOptions } from '#queue';
import { StepProcessor } from './step.processor.ts';

@Processor(queueName('publish'), workerOptions)
export class PublishProcessor extends StepProcessor {
  protected override readonly from = 'embedded';

  protected override run(revisionId: string): Promise<void> {
    return this.steps.publish(revisionId);
  }
}
