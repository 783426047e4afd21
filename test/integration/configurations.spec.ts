import { describeConfigurations } from '../conformance/describe-configurations.ts';
import { describeFollowing } from '../conformance/describe-following.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeConfigurations);
describeOnBoth(describeFollowing);
