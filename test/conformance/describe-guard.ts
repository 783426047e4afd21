import { describe } from 'vitest';
import type { Database } from '#store';
import { describeGuardPolicies } from './describe-guard-policies.ts';
import { describeGuardReviews } from './describe-guard-reviews.ts';
import { describeGuardScans } from './describe-guard-scans.ts';
import { describeQuarantine } from './describe-quarantine.ts';
import { aGuardWorld } from './guard-world.ts';

/** What a verdict of the guard means for who sees a revision, on every database. */
export function describeGuard(name: string, make: () => Promise<Database>): void {
  describe(`what the guard holds back on ${name}`, () => {
    const guarded = aGuardWorld(make);
    describeQuarantine(guarded);
    describeGuardPolicies(guarded);
    describeGuardScans(guarded);
    describeGuardReviews(guarded);
  });
}
