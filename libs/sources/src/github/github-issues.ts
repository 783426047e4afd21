import { z } from 'zod';
import { Fault, type SourceItem, type VisitEnd } from '#core';
import { nextLink } from '../rest/next-link.ts';
import type { RestAnswer } from '../rest/rest-client.ts';
import { textItem } from '../rest/text-item.ts';
import type { GithubReading } from './github-reading.ts';

const User = z.object({ login: z.string() }).nullable();
const Issue = z.object({
  number: z.int(),
  title: z.string(),
  state: z.string(),
  body: z.string().nullable().default(null),
  user: User,
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullable().default(null) })])),
  comments: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
  html_url: z.string(),
  pull_request: z.unknown().optional(),
});
type Issue = z.infer<typeof Issue>;
const Comment = z.object({ user: User, body: z.string().nullable().default(null), created_at: z.string() });
type Comment = z.infer<typeof Comment>;

/** `numbers` are the issues there are, as of the last full listing and what came since. */
const State = z.object({
  since: z.string(),
  fullAt: z.string(),
  etag: z.string().nullable(),
  numbers: z.array(z.int()),
  rules: z.string(),
});
type State = z.infer<typeof State>;

const prefix = 'issues/';
const dayMs = 86_400_000;

/**
 * Issues with their comments, one document each. Between full listings only what was touched since is asked for; the others are as they
 * were. GitHub tells nobody of deleted issues: a full listing misses them, and each is asked for by its number.
 */
export async function* readIssues(reading: GithubReading): AsyncGenerator<SourceItem, VisitEnd> {
  const before = continued(reading);
  const listing = { wanted: new Map<number, boolean>(), since: before?.since ?? '', etag: before?.etag ?? null };
  for await (const issue of touched(reading, { before, listing })) {
    if (listing.wanted.has(issue.number)) continue;
    listing.wanted.set(issue.number, isWanted(issue, reading));
    if (issue.updated_at > listing.since) listing.since = issue.updated_at;
    const item = await toItem(issue, reading);
    if (item !== null) yield item;
  }
  if (before === null) yield* missed(reading, listing.wanted);
  const quiet = (before?.numbers ?? []).filter((number) => !listing.wanted.has(number));
  for (const number of quiet) if (await reading.visit.known(prefix + number)) yield { kind: 'unchanged', key: prefix + number };
  const numbers = [...quiet, ...[...listing.wanted].filter(([, wanted]) => wanted).map(([number]) => number)];
  const { since, etag } = listing;
  const state: State = { since, etag, numbers, fullAt: before?.fullAt ?? reading.now.toISOString(), rules: rulesOf(reading) };
  return { complete: true, state: { ...state }, notes: [] };
}

async function* touched(
  { client, settings, signal }: GithubReading,
  { before, listing }: { readonly before: State | null; readonly listing: { etag: string | null } },
): AsyncGenerator<Issue> {
  const unchanged: Record<string, string> = before?.etag ? { 'if-none-match': before.etag } : {};
  const first = firstPage(settings.repository, before);
  for (let path: string | null = first; path !== null;) {
    const page: RestAnswer<Issue[]> = await client.read(z.array(Issue), path, { signal, headers: path === first ? unchanged : {} });
    // Taken for "no issues", it would end in all of them being taken away.
    if (page.body === null && page.status !== 304)
      throw new Fault('not_found', `GitHub has no issues of ${settings.repository} (${page.status}), or the secret may not read them.`);
    if (path === first && before !== null && page.status !== 304) listing.etag = page.header('etag');
    yield* page.body ?? [];
    path = nextLink(page.header('link'));
  }
}

/** What is known but was not listed: deleted, moved, or slipped between two pages. */
async function* missed(reading: GithubReading, listed: ReadonlyMap<number, boolean>): AsyncGenerator<SourceItem> {
  const { repository } = reading.settings;
  const known: number[] = [];
  for await (const key of reading.visit.knownKeys()) if (key.startsWith(prefix)) known.push(Number(key.slice(prefix.length)));
  for (const number of known.filter((number) => !listed.has(number))) {
    const { body: found } = await reading.client.read(Issue, `/repos/${repository}/issues/${number}`, { signal: reading.signal });
    // A moved issue answers from where it is now.
    const isHere = found?.html_url.toLowerCase().includes(`/${repository.toLowerCase()}/`);
    const item: SourceItem | null = found && isHere ? await toItem(found, reading) : { kind: 'gone', key: prefix + number };
    if (item !== null) yield item;
  }
}

/** The earlier state where it still says enough; null asks for a full listing. */
function continued(reading: GithubReading): State | null {
  const state = State.safeParse(reading.before);
  if (!state.success || state.data.since === '' || state.data.rules !== rulesOf(reading)) return null;
  const ageMs = reading.now.getTime() - Date.parse(state.data.fullAt);
  return ageMs < reading.settings.fullEveryDays * dayMs ? state.data : null;
}

function rulesOf({ settings }: GithubReading): string {
  return `${settings.repository} ${settings.issueState} ${settings.pullRequests}`;
}

function firstPage(repository: string, before: State | null): string {
  // Every state is asked for: an issue that was closed must be heard of, also by who wants the open ones only. The order of creation
  // does not shift under the pages while people write; of what was touched since, the newest comes first.
  const order: Record<string, string> = before
    ? { sort: 'updated', direction: 'desc', since: before.since }
    : { sort: 'created', direction: 'asc' };
  return `/repos/${repository}/issues?${new URLSearchParams({ state: 'all', per_page: '100', ...order }).toString()}`;
}

function isWanted(issue: Issue, { settings }: GithubReading): boolean {
  const isRightState = settings.issueState === 'all' || issue.state === settings.issueState;
  return isRightState && (settings.pullRequests || issue.pull_request === undefined);
}

async function toItem(issue: Issue, reading: GithubReading): Promise<SourceItem | null> {
  const key = prefix + issue.number;
  const known = await reading.visit.known(key);
  if (!isWanted(issue, reading)) return known ? { kind: 'gone', key } : null;
  if (known?.version === issue.updated_at) return { kind: 'unchanged', key };
  const comments = issue.comments === 0 ? [] : await commentsOf(issue, reading);
  return textItem({
    key,
    url: issue.html_url,
    title: `${issue.title} (#${issue.number})`,
    fileName: `issue-${issue.number}.md`,
    mediaType: 'text/markdown',
    text: asMarkdown(issue, comments),
    version: issue.updated_at,
    modifiedAt: new Date(issue.updated_at),
    metadata: {
      repository: reading.settings.repository,
      number: issue.number,
      state: issue.state,
      labels: labelsOf(issue),
      author: issue.user?.login ?? null,
      createdAt: issue.created_at,
      comments: comments.length,
    },
  });
}

async function commentsOf({ number }: Issue, { client, settings, signal }: GithubReading): Promise<Comment[]> {
  const comments: Comment[] = [];
  for (let path: string | null = `/repos/${settings.repository}/issues/${number}/comments?per_page=100`; path !== null;) {
    const page: RestAnswer<Comment[]> = await client.read(z.array(Comment), path, { signal });
    comments.push(...(page.body ?? []));
    path = nextLink(page.header('link'));
  }
  return comments;
}

function labelsOf({ labels }: Issue): string[] {
  return labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))).filter((name) => name !== '');
}

function asMarkdown(issue: Issue, comments: readonly Comment[]): string {
  const labels = labelsOf(issue);
  const opened = `Issue #${issue.number}, ${issue.state}, opened by ${issue.user?.login ?? 'someone'} on ${issue.created_at.slice(0, 10)}`;
  const head = labels.length > 0 ? `${opened}. Labels: ${labels.join(', ')}` : opened;
  const said = comments.map(
    ({ user, body, created_at }) => `## Comment by ${user?.login ?? 'someone'} on ${created_at.slice(0, 10)}\n\n${body ?? ''}`,
  );
  return [`# ${issue.title} (#${issue.number})`, head, issue.body ?? '', ...said].join('\n\n');
}
