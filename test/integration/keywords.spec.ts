import { describeKeywords } from '../conformance/describe-keywords.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeKeywords);
