import { z } from 'zod';
import { SourceAdapter, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { type GitTools, mirrorFolder } from '../git/git-adapter.ts';
import { GitMirror } from '../git/git-mirror.ts';
import { webRemote } from '../git/git-remote.ts';
import { readRepository } from '../git/read-repository.ts';
import { RestClient, type RestTools } from '../rest/rest-client.ts';
import { readSettings } from '../settings.ts';
import { readFiles } from './github-files.ts';
import { readIssues } from './github-issues.ts';
import { type GithubReading, GithubSettings } from './github-reading.ts';

/** A repository on GitHub or GitHub Enterprise: its files, its issues with their comments, its wiki. */
export class GithubAdapter extends SourceAdapter {
  readonly kind = 'github';
  private readonly tools: RestTools & GitTools;

  constructor(tools: RestTools & GitTools) {
    super();
    this.tools = tools;
  }

  override check(settings: unknown): GithubSettings {
    const read = readSettings(this.kind, GithubSettings, settings);
    this.tools.fetcher.check(read.apiUrl);
    return read;
  }

  override async *visit(visit: SourceVisit, signal: AbortSignal): AsyncGenerator<SourceItem, VisitEnd> {
    const settings = this.check(visit.settings);
    const client = this.client(settings, visit.secret);
    const state: Record<string, unknown> = {};
    const notes: string[] = [];
    let complete = true;
    for (const part of ['files', 'issues', 'wiki'] as const) {
      if (!settings.parts.includes(part)) continue;
      const before = (visit.state?.[part] ?? null) as VisitEnd['state'];
      const reading = { settings, client, visit, signal, before, now: new Date() };
      const end = yield* part === 'wiki' ? this.readWiki(reading) : part === 'files' ? readFiles(reading) : readIssues(reading);
      state[part] = end.state;
      notes.push(...end.notes);
      complete &&= end.complete;
    }
    return { complete, state, notes };
  }

  /** The wiki is a git repository of its own beside the code's. */
  private async *readWiki({ settings, client, visit, signal }: GithubReading): AsyncGenerator<SourceItem, VisitEnd> {
    const { body: found } = await client.read(Repository, `/repos/${settings.repository}`, { signal });
    if (found?.has_wiki === false) return { complete: true, state: null, notes: ['the repository has no wiki'] };
    const page = found?.html_url ?? webOf(settings);
    const address = `${page}.wiki.git`;
    const remote = await webRemote(address, visit.secret, this.tools.guard);
    const { include, exclude, hidden, maxFileBytes } = settings;
    const mirror = new GitMirror(
      { dir: mirrorFolder(this.tools.dir, [visit.sourceId, address, maxFileBytes]), remote, branch: null, depth: 50, maxFileBytes },
      signal,
    );
    const link = (path: string) => `${page}/wiki/${encodeURIComponent(path.replace(/^.*\//, '').replace(/\.\w+$/, ''))}`;
    return yield* readRepository({ mirror, rules: { include, exclude, hidden, maxFileBytes }, prefix: 'wiki/', link }, visit, signal);
  }

  private client({ apiUrl }: GithubSettings, secret: string | null): RestClient {
    const { fetcher, wait } = this.tools;
    const headers = { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };
    const authorised = secret === null ? headers : { ...headers, authorization: `Bearer ${secret}` };
    return new RestClient({ fetcher, service: 'GitHub', baseUrl: apiUrl, headers: authorised, ...(wait && { wait }) });
  }
}

const Repository = z.object({ html_url: z.url(), has_wiki: z.boolean().default(true) });

/** Where people read the repository, told from the API's address. */
function webOf({ apiUrl, repository }: GithubSettings): string {
  const { origin, hostname } = new URL(apiUrl);
  return `${hostname === 'api.github.com' ? 'https://github.com' : origin}/${repository}`;
}
