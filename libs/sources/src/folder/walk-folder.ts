import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#core';
import { isInside } from '../paths/allowed-folders.ts';

/** `path` is relative to the folder walked, with forward slashes; `file` is where to open it. */
export type FolderEntry =
  | { readonly kind: 'file'; readonly path: string; readonly file: string }
  | { readonly kind: 'unreadable'; readonly path: string }
  | { readonly kind: 'leads out'; readonly path: string };

/** Every file below the folder, in order of name. Linked folders are not entered: inside the root they are walked anyway. */
export async function* walkFolder(root: string, signal: AbortSignal): AsyncGenerator<FolderEntry> {
  const waiting: string[] = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    signal.throwIfAborted();
    const entries = await list(root, folder);
    if (entries === null) yield { kind: 'unreadable', path: folder };
    const folders: string[] = [];
    for (const entry of entries ?? []) {
      signal.throwIfAborted();
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) yield { kind: 'file', path, file: join(root, path) };
      else if (entry.isSymbolicLink()) yield* linked(root, path);
    }
    waiting.push(...folders.reverse());
  }
}

/** Null for a folder below that cannot be listed; one that vanished meanwhile is empty. */
async function list(root: string, folder: string): Promise<Dirent[] | null> {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (folder === '')
      throw new Fault('not_found', `The folder ${root} cannot be listed: ${String(error)}. Mount it or let the service read it.`, {
        cause: error,
      });
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? [] : null;
  }
}

async function* linked(root: string, path: string): AsyncGenerator<FolderEntry> {
  const target = await realpath(join(root, path)).catch(() => null);
  if (target === null) return;
  if (!isInside(root, target)) yield { kind: 'leads out', path };
  else if ((await stat(target).catch(() => null))?.isFile()) yield { kind: 'file', path, file: target };
}
