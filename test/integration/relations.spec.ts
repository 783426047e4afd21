import { describeRelations } from '../conformance/describe-relations.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth((name, make) => describeRelations(name, make));
