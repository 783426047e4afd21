import { z } from 'zod';
import type { SourceVisit, VisitEnd } from '#core';
import { Branch } from '../git/branch.ts';
import { PathSettings } from '../paths/path-filter.ts';
import type { RestClient } from '../rest/rest-client.ts';

export const GithubSettings = z.strictObject({
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'must be "owner/name"'),
  parts: z
    .array(z.enum(['files', 'issues', 'wiki']))
    .min(1)
    .default(['files']),
  branch: Branch,
  issueState: z.enum(['open', 'closed', 'all']).default('all'),
  pullRequests: z.boolean().default(false),
  /** Days after which all issues are listed again, to hear of those that were deleted or moved. */
  fullEveryDays: z.number().positive().max(365).default(7),
  /** The REST API's address; for GitHub Enterprise Server `https://HOST/api/v3`. */
  apiUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://api.github.com'),
  ...PathSettings,
});
export type GithubSettings = z.infer<typeof GithubSettings>;

/** What reading a part of a repository needs. */
export interface GithubReading {
  readonly settings: GithubSettings;
  readonly client: RestClient;
  readonly visit: SourceVisit;
  readonly signal: AbortSignal;
  /** What this part's earlier reading left. */
  readonly before: VisitEnd['state'];
  readonly now: Date;
}
