import { describeOnBoth } from '../conformance/on-both-databases.ts';
import { describeSearchCache } from '../conformance/describe-search-cache.ts';

describeOnBoth(describeSearchCache);
