import { describeEvaluations } from '../conformance/describe-evaluations.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeEvaluations);
