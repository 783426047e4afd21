import { describeReviews } from '../conformance/describe-reviews.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeReviews);
