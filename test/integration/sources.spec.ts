import { describeSources } from '../conformance/describe-sources.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeSources);
