import { describeBatches } from '../conformance/describe-batches.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeBatches);
