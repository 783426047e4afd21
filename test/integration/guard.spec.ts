import { describeGuard } from '../conformance/describe-guard.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeGuard);
