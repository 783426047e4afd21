import { describeDuplicates } from '../conformance/describe-duplicates.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeDuplicates);
