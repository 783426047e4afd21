import { Processor } from '@nestjs/bullmq';
import { queueName, workerOptions } from '#queue';
import { StepProcessor } from './step.processor.ts';
import { Steps } from './steps.ts';

@Processor(queueName('publish'), workerOptions)
export class PublishProcessor extends StepProcessor {
  constructor(steps: Steps) {
    super(steps);
  }

  protected override run(revisionId: string): Promise<void> {
    return this.steps.publish(revisionId);
  }
}
