import { Readable } from 'node:stream';
import { Fault, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { LeftOut } from '../left-out.ts';
import { pathFilter, type PathRules } from '../paths/path-filter.ts';
import type { GitFile, GitMirror } from './git-mirror.ts';

export interface RepositoryReading {
  readonly mirror: GitMirror;
  readonly rules: PathRules & { readonly maxFileBytes: number };
  /** Put before every path to make its key. */
  readonly prefix: string;
  /** Where a person opens a path at a commit; null when nowhere. */
  readonly link: (path: string, commit: string) => string | null;
}

const lfsPointer = Buffer.from('version https://git-lfs.github.com/spec/');

/** Every wanted file of a branch's last commit; only content that is new is read. */
export async function* readRepository(
  reading: RepositoryReading,
  visit: SourceVisit,
  signal: AbortSignal,
): AsyncGenerator<SourceItem, VisitEnd> {
  const { mirror, rules } = reading;
  const commit = await mirror.update();
  const leftOut = new LeftOut();
  const lookup = { changes: await mirror.changes(commit), missing: await mirror.missing(commit), commit, leftOut };
  const isWanted = pathFilter(rules);
  for (const file of await mirror.files(commit)) {
    signal.throwIfAborted();
    if (!isWanted(file.path)) continue;
    const item = await toItem(file, { reading, visit, lookup });
    if (item !== null) yield item;
  }
  return { complete: true, state: { commit }, notes: leftOut.notes() };
}

interface Lookup {
  readonly commit: string;
  readonly changes: Awaited<ReturnType<GitMirror['changes']>>;
  readonly missing: ReadonlySet<string>;
  readonly leftOut: LeftOut;
}

async function toItem(
  file: GitFile,
  { reading, visit, lookup }: { readonly reading: RepositoryReading; readonly visit: SourceVisit; readonly lookup: Lookup },
): Promise<SourceItem | null> {
  const { path, blob } = file;
  const key = reading.prefix + path;
  const content = file.kind === 'file' ? await contentOf(file, { reading, visit, lookup }) : `a ${file.kind}`;
  if (content === 'unchanged') return { kind: 'unchanged', key };
  if (typeof content === 'string') {
    lookup.leftOut.add(content, path);
    return (await visit.known(key)) ? { kind: 'unreachable', key, reason: `it is ${content} now` } : null;
  }
  const change = lookup.changes.get(path);
  return {
    kind: 'content',
    key,
    url: reading.link(path, lookup.commit),
    title: null,
    fileName: path.slice(path.lastIndexOf('/') + 1),
    mediaType: null,
    content: Readable.from([content]),
    version: blob,
    modifiedAt: change ? new Date(change.at) : null,
    metadata: { path, commit: change?.commit ?? lookup.commit, ...(change && { author: change.author, authorDate: change.at }) },
  };
}

/** The bytes, `unchanged`, or why the file is left out. */
async function contentOf(
  { path, blob }: GitFile,
  { reading, visit, lookup }: { readonly reading: RepositoryReading; readonly visit: SourceVisit; readonly lookup: Lookup },
): Promise<Buffer | string> {
  const tooLarge = `larger than ${reading.rules.maxFileBytes} bytes`;
  if ((await visit.known(reading.prefix + path))?.version === blob) return 'unchanged';
  if (lookup.missing.has(blob)) return tooLarge;
  const content = await reading.mirror.content(blob).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'too_large') return null;
    throw error;
  });
  if (content === null) return tooLarge;
  return content.subarray(0, lfsPointer.length).equals(lfsPointer) ? 'kept in Git LFS' : content;
}
