import { describeAudit } from '../conformance/describe-audit.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth(describeAudit);
