import { mkdir, readFile, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '#core';
import { forgetCopies } from './forget-copies.ts';
import { GitError, runGit } from './git-command.ts';
import type { GitRemote } from './git-remote.ts';

export interface GitFile {
  readonly path: string;
  /** Names its content. */
  readonly blob: string;
  readonly kind: 'file' | 'link' | 'submodule';
}

export interface GitChange {
  readonly commit: string;
  readonly author: string;
  readonly at: string;
}

export interface MirrorSettings {
  readonly dir: string;
  readonly remote: GitRemote;
  /** Null is the branch that the repository names as its own. */
  readonly branch: string | null;
  /** Commits that are looked back to date a file. */
  readonly depth: number;
  readonly maxFileBytes: number;
}

const tip = 'refs/aquifer/tip';

/** A shallow copy without large files, without a work tree, in a folder of ours. */
export class GitMirror {
  private readonly settings: MirrorSettings;
  private readonly signal: AbortSignal;

  constructor(settings: MirrorSettings, signal: AbortSignal) {
    this.settings = settings;
    this.signal = signal;
  }

  /** Brings the copy up to where the branch stands and names the commit; fetches only when it moved. One that a killed run left torn is made anew. */
  async update(): Promise<string> {
    const dir = await this.folder();
    const remote = await this.remoteCommit(dir);
    if (remote === (await this.localCommit())) return remote;
    try {
      return await this.fetch(dir);
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      await rm(dir, { recursive: true, force: true });
      return this.fetch(await this.folder());
    }
  }

  async files(commit: string): Promise<GitFile[]> {
    const printed = await this.read(['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit]);
    return printed
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const [, mode = '', blob = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
        return { path, blob, kind: mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file' };
      });
  }

  /** Blobs that were too large to be fetched. */
  async missing(commit: string): Promise<ReadonlySet<string>> {
    const printed = await this.read(['rev-list', '--objects', '--missing=print', '--end-of-options', `${commit}^{tree}`]);
    return new Set([...printed.matchAll(/^\?([0-9a-f]+)$/gm)].map(([, blob]) => blob ?? ''));
  }

  /** The last change of every path that changed within the commits at hand. The oldest of them shows every file as new, so it tells nothing. */
  async changes(commit: string): Promise<ReadonlyMap<string, GitChange>> {
    const boundary = await readFile(join(this.settings.dir, 'shallow'), 'utf8').catch(() => '');
    const format = '--format=%x01%H%x02%an%x02%aI%x00';
    const printed = await this.read([
      'log',
      '-z',
      '--first-parent',
      '-m',
      '--no-renames',
      '--name-only',
      format,
      '--end-of-options',
      commit,
    ]);
    const changes = new Map<string, GitChange>();
    for (const entry of printed.split('\u0001').slice(1)) {
      const [head = '', ...paths] = entry.split('\0').map((part) => part.replace(/^\n/, ''));
      const [id = '', author = '', at = ''] = head.split('\u0002');
      if (boundary.includes(id)) continue;
      for (const path of paths) if (path !== '' && !changes.has(path)) changes.set(path, { commit: id, author, at });
    }
    return changes;
  }

  async content(blob: string): Promise<Buffer> {
    return runGit(['cat-file', 'blob', blob], { dir: this.settings.dir, signal: this.signal, maxBytes: this.settings.maxFileBytes });
  }

  private async remoteCommit(dir: string): Promise<string> {
    const { remote, branch } = this.settings;
    const ref = branch === null ? 'HEAD' : `refs/heads/${branch}`;
    const printed = await runGit(['ls-remote', '--end-of-options', 'origin', ref], { dir, signal: this.signal, ...remote });
    const commit = /^[0-9a-f]{40,64}/.exec(printed.toString('utf8'))?.[0];
    if (!commit) throw new Fault('not_found', `${remote.address} has no branch ${branch ?? 'at all'}. Check the branch in the settings.`);
    return commit;
  }

  private async localCommit(): Promise<string | null> {
    return this.read(['rev-parse', '--verify', '--end-of-options', `${tip}^{commit}`]).then(
      (printed) => printed.trim(),
      () => null,
    );
  }

  private async fetch(dir: string): Promise<string> {
    const { remote, branch, depth, maxFileBytes } = this.settings;
    const limits = [`--depth=${depth}`, `--filter=blob:limit=${maxFileBytes + 1}`];
    const ref = `+${branch === null ? 'HEAD' : `refs/heads/${branch}`}:${tip}`;
    const quiet = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
    await runGit(['fetch', ...quiet, ...limits, '--end-of-options', 'origin', ref], {
      dir,
      signal: this.signal,
      timeoutMs: 30 * 60_000,
      ...remote,
    });
    const commit = await this.localCommit();
    if (commit === null) throw new GitError(`git fetch brought no commit of ${remote.address}`);
    return commit;
  }

  private async folder(): Promise<string> {
    const { dir } = this.settings;
    await mkdir(dir, { recursive: true });
    await runGit(['init', '--quiet', '--bare', dir], { dir: null, signal: this.signal });
    const now = new Date();
    await utimes(dir, now, now);
    await forgetCopies(dirname(dir), now.getTime());
    return dir;
  }

  private async read(args: readonly string[]): Promise<string> {
    return (await runGit(args, { dir: this.settings.dir, signal: this.signal })).toString('utf8');
  }
}
