import { describeReviewRoads } from '../conformance/describe-review-roads.ts';
import { describeReviews } from '../conformance/describe-reviews.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeReviews);
describeOnBoth(describeReviewRoads);
