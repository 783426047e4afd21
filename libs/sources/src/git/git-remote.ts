import { lstat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { Fault } from '#core';
import type { AllowedFolders } from '../paths/allowed-folders.ts';
import { type AddressGuard, bareHost } from '../web/fetch/address-guard.ts';

/** Where a repository is and how git is let at it. `address` names it in messages. */
export interface GitRemote {
  readonly address: string;
  readonly settings: readonly (readonly [name: string, value: string])[];
  readonly protocols: string;
}

/** A repository on the web. The name is looked up once, judged, and git is told to connect there and nowhere else. */
export async function webRemote(address: string, secret: string | null, guard: AddressGuard): Promise<GitRemote> {
  const url = new URL(address);
  guard.checkUrl(url);
  const host = bareHost(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const pinned = isIP(host) ? [] : [['http.curloptResolve', `${host}:${port}:${(await addressesOf(guard, host)).join(',')}`] as const];
  const header = secret === null ? [] : [[`http.${url.origin}/.extraHeader`, `Authorization: Basic ${basic(secret)}`] as const];
  return { address, settings: [['remote.origin.url', address], ...pinned, ...header], protocols: url.protocol.slice(0, -1) };
}

/** A repository in a folder that the operator opened. */
export async function folderRemote(path: string, folders: AllowedFolders): Promise<GitRemote> {
  const real = await folders.open(path);
  // A file named .git leads to a repository elsewhere, as does a link.
  const inner = await lstat(join(real, '.git')).catch(() => null);
  if (inner !== null && !inner.isDirectory())
    throw new Fault('forbidden', `${path}/.git is not a folder but leads to another place. Give the path of the repository itself.`);
  const repository = inner === null ? real : join(real, '.git');
  await refuseBorrowing(repository, path);
  return {
    address: real,
    settings: [
      ['remote.origin.url', real],
      // It belongs to whoever works in it, not to this service; serving a repository runs nothing that it holds.
      ['safe.directory', repository],
      ['safe.directory', real],
    ],
    protocols: 'file',
  };
}

/** What git would follow to objects or branches kept elsewhere, outside the folders that the operator opened. */
async function refuseBorrowing(repository: string, path: string): Promise<void> {
  for (const name of ['commondir', 'objects/info/alternates'])
    if (await lstat(join(repository, name)).catch(() => null))
      throw new Fault(
        'forbidden',
        `${path} keeps part of itself elsewhere, as its file ${name} says, and is not read. Give the repository it comes from, or a full clone ("git clone --no-local").`,
      );
  for (const name of ['objects', 'refs'])
    if ((await lstat(join(repository, name)).catch(() => null))?.isSymbolicLink())
      throw new Fault('forbidden', `${name} in ${path} is a link to another place. Give the path of the repository that holds it.`);
}

function addressesOf(guard: AddressGuard, host: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    guard.lookup(host, { all: true }, (error, found) => {
      if (error)
        reject(
          error instanceof Fault ? error : new Fault('source_unreachable', `${host} cannot be found: ${error.message}.`, { cause: error }),
        );
      else resolve(Array.isArray(found) ? found.map(({ address, family }) => (family === 6 ? `[${address}]` : address)) : []);
    });
  });
}

/** "user:token", or a token alone as GitHub, GitLab and Gitea take it. */
function basic(secret: string): string {
  return Buffer.from(secret.includes(':') ? secret : `x-access-token:${secret}`).toString('base64');
}
