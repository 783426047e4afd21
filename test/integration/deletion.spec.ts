import { describeDeletion } from '../conformance/describe-deletion.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeDeletion);
