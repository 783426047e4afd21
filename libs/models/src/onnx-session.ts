import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';

export type Device = 'cpu' | 'cuda';

/** Where a model runs and why there. */
export interface DeviceInUse {
  readonly device: Device;
  readonly why: string;
}

export interface OpenedSession extends DeviceInUse {
  readonly session: InferenceSession;
}

/** Where onnxruntime-node keeps its libraries; it looks for the CUDA provider only there. */
export function onnxRuntimeFolder(): string {
  const entry = createRequire(import.meta.url).resolve('onnxruntime-node');
  return join(dirname(dirname(entry)), 'bin', 'napi-v6', process.platform, process.arch);
}

export const cudaProviderFiles = ['libonnxruntime_providers_shared.so', 'libonnxruntime_providers_cuda.so'] as const;

/** Null when the provider's libraries are in place, else what is missing. */
export function missingCudaProvider(folder: string = onnxRuntimeFolder()): string | null {
  const missing = cudaProviderFiles.filter((name) => !existsSync(join(folder, name)));
  return missing.length === 0 ? null : `${missing.join(' and ')} not in ${folder}; "aquifer models cuda" fetches them`;
}

/** Opens on the device asked for, on the CPU where that fails; `why` then says so. */
export async function openSession(path: string, wanted: Device, threads: number): Promise<OpenedSession> {
  if (wanted === 'cpu') return { session: await create(path, 'cpu', threads), device: 'cpu', why: 'the CPU was chosen' };
  const missing = missingCudaProvider();
  if (missing) return { session: await create(path, 'cpu', threads), device: 'cpu', why: `CUDA was chosen, but ${missing}` };
  try {
    return { session: await create(path, 'cuda', threads), device: 'cuda', why: 'CUDA was chosen and its provider loaded' };
  } catch (error) {
    return {
      session: await create(path, 'cpu', threads),
      device: 'cpu',
      why: `CUDA was chosen, but its provider did not load: ${firstLine(error)}`,
    };
  }
}

async function create(path: string, device: Device, threads: number): Promise<InferenceSession> {
  return await InferenceSession.create(path, {
    executionProviders: device === 'cuda' ? ['cuda', 'cpu'] : ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 4,
    // A spinning pool burns the cores that HTTP and the database need.
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  });
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
