import { describeRetention } from '../conformance/describe-retention.ts';
import { describeRevisions } from '../conformance/describe-revisions.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';

describeOnBoth((...each) => {
  describeRevisions(...each);
  describeRetention(...each);
});
