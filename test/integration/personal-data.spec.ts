import { describePersonalData } from '../conformance/describe-personal-data.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describePersonalData);
