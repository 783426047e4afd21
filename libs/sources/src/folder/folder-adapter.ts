import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { SourceAdapter, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { LeftOut } from '../left-out.ts';
import { type AllowedFolders, isInside } from '../paths/allowed-folders.ts';
import { pathFilter, PathSettings } from '../paths/path-filter.ts';
import { readSettings } from '../settings.ts';
import { walkFolder } from './walk-folder.ts';

const Settings = z.strictObject({ path: z.string().min(1).max(4096), ...PathSettings });
type Settings = z.infer<typeof Settings>;

interface Found {
  readonly path: string;
  readonly file: string;
}

/** A folder on this machine, below one that the operator opened. A link is followed only to a file inside the folder. */
export class FolderAdapter extends SourceAdapter {
  readonly kind = 'folder';
  private readonly folders: AllowedFolders;

  constructor(folders: AllowedFolders) {
    super();
    this.folders = folders;
  }

  override check(settings: unknown): Settings {
    const read = readSettings(this.kind, Settings, settings);
    return { ...read, path: this.folders.check(read.path) };
  }

  override async *visit(visit: SourceVisit, signal: AbortSignal): AsyncGenerator<SourceItem, VisitEnd> {
    const settings = this.check(visit.settings);
    const root = await this.folders.open(settings.path);
    const isWanted = pathFilter(settings);
    const leftOut = new LeftOut();
    const unreadable: string[] = [];
    for await (const entry of walkFolder(root, signal)) {
      if (entry.kind === 'unreadable') unreadable.push(entry.path);
      else if (entry.kind === 'leads out') leftOut.add('a link out of the folder', entry.path);
      else if (isWanted(entry.path)) {
        const item = await this.read({ root, ...entry }, { visit, maxBytes: settings.maxFileBytes, leftOut });
        if (item !== null) yield item;
      }
    }
    for (const path of unreadable) leftOut.add('a folder that may not be read', path);
    yield* below(unreadable, visit);
    return { complete: true, state: null, notes: leftOut.notes() };
  }

  private async read(
    { root, path, file }: Found & { readonly root: string },
    { visit, maxBytes, leftOut }: { readonly visit: SourceVisit; readonly maxBytes: number; readonly leftOut: LeftOut },
  ): Promise<SourceItem | null> {
    const known = await visit.known(path);
    const opened = await openInside(root, file);
    if (!(opened instanceof Object)) return opened === 'vanished' ? null : { kind: 'unreachable', key: path, reason: opened };
    const { handle, state } = opened;
    const version = `${state.mtimeNs}-${state.size}-${state.ino}`;
    if (known?.version === version || state.size > maxBytes) {
      await handle.close();
      if (known?.version === version) return { kind: 'unchanged', key: path };
      leftOut.add(`larger than ${maxBytes} bytes`, path);
      return known ? { kind: 'unreachable', key: path, reason: `it is ${state.size} bytes now; the limit is ${maxBytes}` } : null;
    }
    return {
      kind: 'content',
      key: path,
      url: null,
      title: null,
      fileName: basename(path),
      mediaType: null,
      content: handle.createReadStream(),
      version,
      modifiedAt: new Date(Number(state.mtimeMs)),
      metadata: { path },
    };
  }
}

type Opened = { readonly handle: FileHandle; readonly state: Awaited<ReturnType<typeof bigState>> };

/** Opens what was found and then asks whether that very file lies inside: a folder on the way may have become a link meanwhile. */
async function openInside(root: string, file: string): Promise<Opened | string> {
  // O_NONBLOCK: a pipe put in a file's place must not hold the visit up.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOFOLLOW ?? 0)).catch((error: unknown) => error);
  if (!isHandle(handle)) return isMissing(handle) ? 'vanished' : `it cannot be opened: ${String(handle)}`;
  const state = await bigState(handle);
  const real = await realpath(file).catch(() => null);
  const there = real === null || !isInside(root, real) ? null : await stat(real, { bigint: true }).catch(() => null);
  if (state.isFile() && there?.ino === state.ino && there.dev === state.dev) return { handle, state };
  await handle.close();
  return 'it was exchanged for something else while it was opened';
}

const bigState = (handle: FileHandle) => handle.stat({ bigint: true });

function isHandle(value: unknown): value is FileHandle {
  return typeof value === 'object' && value !== null && 'createReadStream' in value;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** What lies in a folder that could not be listed has not vanished. */
async function* below(folders: readonly string[], visit: SourceVisit): AsyncGenerator<SourceItem> {
  if (folders.length === 0) return;
  for await (const key of visit.knownKeys()) {
    const folder = folders.find((path) => key.startsWith(`${path}/`));
    if (folder !== undefined) yield { kind: 'unreachable', key, reason: `the folder ${folder} may not be read` };
  }
}
