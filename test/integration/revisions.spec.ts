import { describeOnBoth } from '../conformance/on-both-databases.ts';
import { describeRevisions } from '../conformance/describe-revisions.ts';

describeOnBoth(describeRevisions);
