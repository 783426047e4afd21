import { describeEvaluations } from '../conformance/describe-evaluations.ts';
import { describeGoldenAccess } from '../conformance/describe-golden-access.ts';
import { describeTunings } from '../conformance/describe-tunings.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeEvaluations);
describeOnBoth(describeGoldenAccess);
describeOnBoth(describeTunings);
