import { describeConfigurations } from '../conformance/describe-configurations.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeConfigurations);
