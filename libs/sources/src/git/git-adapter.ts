import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { SourceAdapter, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import type { AllowedFolders } from '../paths/allowed-folders.ts';
import { PathSettings } from '../paths/path-filter.ts';
import { readSettings } from '../settings.ts';
import type { AddressGuard } from '../web/fetch/address-guard.ts';
import { Branch } from './branch.ts';
import { GitMirror } from './git-mirror.ts';
import { folderRemote, webRemote } from './git-remote.ts';
import { readRepository } from './read-repository.ts';

const Settings = z
  .strictObject({
    url: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://; git over ssh is not supported' }).optional(),
    path: z.string().min(1).max(4096).optional(),
    branch: Branch,
    /** Commits looked back to date files. */
    depth: z.int().min(1).max(10_000).default(50),
    /** Where people open a file: `{path}`, `{branch}` and `{commit}` are filled in. */
    link: z.string().max(2000).optional(),
    ...PathSettings,
  })
  .refine(({ url, path }) => (url === undefined) !== (path === undefined), 'give either "url" or "path"');
type Settings = z.infer<typeof Settings>;

export interface GitTools {
  /** Where copies are kept. */
  readonly dir: string;
  readonly folders: AllowedFolders;
  readonly guard: AddressGuard;
}

/** A branch of a git repository, on the web or in a folder that the operator opened. */
export class GitAdapter extends SourceAdapter {
  readonly kind = 'git';
  private readonly tools: GitTools;

  constructor(tools: GitTools) {
    super();
    this.tools = tools;
  }

  override check(settings: unknown): Settings {
    const read = readSettings(this.kind, Settings, settings);
    if (read.url !== undefined) this.tools.guard.checkUrl(new URL(read.url));
    return read.path === undefined ? read : { ...read, path: this.tools.folders.check(read.path) };
  }

  override async *visit(visit: SourceVisit, signal: AbortSignal): AsyncGenerator<SourceItem, VisitEnd> {
    const settings = this.check(visit.settings);
    const { url, path = '', branch, depth, include, exclude, hidden, maxFileBytes } = settings;
    const remote = url === undefined ? await folderRemote(path, this.tools.folders) : await webRemote(url, visit.secret, this.tools.guard);
    const dir = mirrorFolder(this.tools.dir, [visit.sourceId, remote.address, branch, depth, maxFileBytes]);
    const mirror = new GitMirror({ dir, remote, branch, depth, maxFileBytes }, signal);
    const link = linkOf(settings);
    return yield* readRepository({ mirror, rules: { include, exclude, hidden, maxFileBytes }, prefix: '', link }, visit, signal);
  }
}

/** One folder for each thing copied and source that reads it: two that shared one would meet at git's lock, and one remove what the other reads. */
export function mirrorFolder(dir: string, parts: readonly unknown[]): string {
  return join(dir, 'git', createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32));
}

function linkOf({ url, branch, link }: Settings): (path: string, commit: string) => string | null {
  const template = link ?? (url === undefined ? null : knownLink(url.replace(/(\.git)?\/*$/, '')));
  return (path, commit) =>
    template
      ?.replaceAll('{path}', () => path.split('/').map(encodeURIComponent).join('/'))
      .replaceAll('{commit}', commit)
      .replaceAll('{branch}', () => encodeURI(branch ?? 'HEAD')) ?? null;
}

function knownLink(url: string): string | null {
  const { hostname } = new URL(url);
  if (hostname === 'github.com') return `${url}/blob/{branch}/{path}`;
  if (hostname === 'gitlab.com') return `${url}/-/blob/{branch}/{path}`;
  if (hostname === 'codeberg.org') return `${url}/src/commit/{commit}/{path}`;
  return null;
}
