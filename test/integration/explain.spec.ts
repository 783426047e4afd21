import { describeExplain } from '../conformance/describe-explain.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeExplain);
