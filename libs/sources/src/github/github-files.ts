import { z } from 'zod';
import { Fault, type SourceItem, type VisitEnd } from '#core';
import { LeftOut } from '../left-out.ts';
import { pathFilter } from '../paths/path-filter.ts';
import type { GithubReading } from './github-reading.ts';

const Repository = z.object({ default_branch: z.string(), html_url: z.string() });
const Branch = z.object({ commit: z.object({ sha: z.string(), commit: z.object({ tree: z.object({ sha: z.string() }) }) }) });
const Entry = z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: z.string(), size: z.int().optional() });
const Tree = z.object({ tree: z.array(Entry), truncated: z.boolean() });
type Entry = z.infer<typeof Entry>;

const prefix = 'files/';

/** Every wanted file of a branch; content is asked for only where its blob is new. */
export async function* readFiles(reading: GithubReading): AsyncGenerator<SourceItem, VisitEnd> {
  const { settings, signal } = reading;
  const { branch, commit, tree, page } = await branchOf(reading);
  const isWanted = pathFilter(settings);
  const leftOut = new LeftOut();
  for await (const entry of entriesOf(reading, { sha: tree, folder: '' })) {
    signal.throwIfAborted();
    if (!isWanted(entry.path)) continue;
    const key = prefix + entry.path;
    const known = await reading.visit.known(key);
    const reason = whyNot(entry, settings.maxFileBytes);
    if (known?.version === entry.sha) yield { kind: 'unchanged', key };
    else if (reason === null)
      yield await fileItem(reading, { entry, key, commit, url: `${page}/blob/${encodeURI(branch)}/${encodePath(entry.path)}` });
    else {
      leftOut.add(reason, entry.path);
      if (known) yield { kind: 'unreachable', key, reason: `it is ${reason} now` };
    }
  }
  return { complete: true, state: { commit }, notes: leftOut.notes() };
}

async function branchOf({
  client,
  settings,
  signal,
}: GithubReading): Promise<{ branch: string; commit: string; tree: string; page: string }> {
  const { repository } = settings;
  const { body: found } = await client.read(Repository, `/repos/${repository}`, { signal });
  if (found === null)
    throw new Fault(
      'not_found',
      `GitHub has no repository ${repository}, or the secret may not read it. A private one needs a token with read access.`,
    );
  const branch = settings.branch ?? found.default_branch;
  const { body: at } = await client.read(Branch, `/repos/${repository}/branches/${encodeURIComponent(branch)}`, { signal });
  if (at === null) throw new Fault('not_found', `${repository} has no branch ${branch}. Check the branch in the settings.`);
  const { sha, commit } = at.commit;
  return { branch, commit: sha, tree: commit.tree.sha, page: found.html_url };
}

/** The whole tree in one answer, or folder by folder where GitHub says that it cut it off. */
async function* entriesOf(
  reading: GithubReading,
  { sha, folder }: { readonly sha: string; readonly folder: string },
): AsyncGenerator<Entry> {
  const whole = await treeOf(reading, `${sha}?recursive=1`);
  if (!whole.truncated) {
    for (const entry of whole.tree) if (entry.type !== 'tree') yield { ...entry, path: folder + entry.path };
    return;
  }
  for (const entry of (await treeOf(reading, sha)).tree) {
    if (entry.type === 'tree') yield* entriesOf(reading, { sha: entry.sha, folder: `${folder}${entry.path}/` });
    else yield { ...entry, path: folder + entry.path };
  }
}

async function treeOf({ client, settings, signal }: GithubReading, which: string): Promise<z.infer<typeof Tree>> {
  const { body: found } = await client.read(Tree, `/repos/${settings.repository}/git/trees/${which}`, { signal });
  if (found === null)
    throw new Fault(
      'source_unreachable',
      `GitHub lost the tree ${which} of ${settings.repository} meanwhile. It is read again at the next visit.`,
    );
  return found;
}

function whyNot({ type, mode, size = 0 }: Entry, maxBytes: number): string | null {
  if (type !== 'blob') return 'a submodule';
  if (mode === '120000') return 'a link';
  return size > maxBytes ? `larger than ${maxBytes} bytes` : null;
}

async function fileItem(
  { client, settings, signal }: GithubReading,
  { entry, key, commit, url }: { readonly entry: Entry; readonly key: string; readonly commit: string; readonly url: string },
): Promise<SourceItem> {
  const { path, sha } = entry;
  const headers = { accept: 'application/vnd.github.raw+json' };
  const answer = await client.ask(`/repos/${settings.repository}/git/blobs/${sha}`, signal, { headers, maxBytes: settings.maxFileBytes });
  if (answer.status !== 200) {
    answer.body.destroy();
    return { kind: 'unreachable', key, reason: `GitHub answered ${answer.status} to its content` };
  }
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const metadata = { path, commit, repository: settings.repository };
  return {
    kind: 'content',
    key,
    url,
    title: null,
    fileName,
    mediaType: null,
    content: answer.body,
    version: sha,
    modifiedAt: null,
    metadata,
  };
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
