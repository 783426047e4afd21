import type { ModelSettings } from '#config';
import { findEmbedModel, findGenerateModel } from './find-model.ts';
import type { Hardware } from './hardware.ts';
import type { EmbedModel, GenerateModel } from './model-entry.ts';
import type { Device } from './onnx-session.ts';

export interface EmbedderProfile {
  readonly model: EmbedModel;
  readonly device: Device;
  readonly threads: number;
  readonly passageRuns: number;
  readonly why: string;
}

export type GeneratorProfile = { readonly why: string } & (
  | { readonly kind: 'none'; readonly threads: number }
  | { readonly kind: 'manifest'; readonly model: GenerateModel; readonly device: Device; readonly threads: number }
  | { readonly kind: 'file'; readonly path: string; readonly device: Device; readonly threads: number }
);

export interface Profile {
  readonly embedder: EmbedderProfile;
  readonly generator: GeneratorProfile;
}

const gibibyte = 1024 ** 3;
const gpuGenerator = 'qwen3-4b-instruct-2507-q4_k_m';
const gpuGeneratorBytes = 6 * gibibyte;

/** What runs where on this machine. Pure; throws a Fault for ids the manifest does not have. */
export function chooseProfile(
  hardware: Hardware,
  settings: Pick<ModelSettings, 'embedderId' | 'generator' | 'device' | 'threads'>,
): Profile {
  const device = chooseDevice(hardware, settings.device);
  return { embedder: embedderProfile(hardware, settings, device), generator: generatorProfile(hardware, settings, device) };
}

interface ChosenDevice {
  readonly device: Device;
  readonly why: string;
}

function chooseDevice(hardware: Hardware, wanted: ModelSettings['device']): ChosenDevice {
  if (wanted !== 'auto') return { device: wanted, why: `AQUIFER_DEVICE=${wanted}` };
  if (!hardware.cuda) return { device: 'cpu', why: 'no NVIDIA card was found' };
  return { device: 'cuda', why: `${hardware.cuda.name} with ${inGibibytes(hardware.cuda.memoryBytes)} was found` };
}

function embedderProfile(
  hardware: Hardware,
  settings: Pick<ModelSettings, 'embedderId' | 'threads'>,
  chosen: ChosenDevice,
): EmbedderProfile {
  const model = findEmbedModel(settings.embedderId);
  // One thread a run wastes nothing; beyond four cores, where two runs leave cores idle, each gets more.
  const threads = settings.threads || Math.max(1, Math.min(4, Math.floor(hardware.cores / 4)));
  const passageRuns = hardware.cores > 2 ? 2 : 1;
  return {
    model,
    device: chosen.device,
    threads,
    passageRuns,
    why: `${model.id} on ${chosen.device}: ${chosen.why}; ${threads} thread(s) a run, ${passageRuns} run(s) of passages at a time on ${hardware.cores} cores`,
  };
}

function generatorProfile(
  hardware: Hardware,
  settings: Pick<ModelSettings, 'generator' | 'threads'>,
  chosen: ChosenDevice,
): GeneratorProfile {
  const { generator } = settings;
  const runs = { device: chosen.device, threads: settings.threads || hardware.cores };
  if (generator.kind === 'none') return { kind: 'none', threads: runs.threads, why: 'AQUIFER_GENERATOR=none: answers are extracted' };
  if (generator.kind === 'file')
    return {
      kind: 'file',
      path: generator.path,
      ...runs,
      why: `AQUIFER_GENERATOR names ${generator.path}; ${chosen.device}: ${chosen.why}`,
    };
  if (generator.kind === 'manifest')
    return {
      kind: 'manifest',
      model: findGenerateModel(generator.id),
      ...runs,
      why: `AQUIFER_GENERATOR=${generator.id}; ${chosen.device}: ${chosen.why}`,
    };
  if (chosen.device === 'cpu')
    return {
      kind: 'none',
      threads: runs.threads,
      why: `answers are extracted: ${chosen.why}, and on a CPU a model that writes well enough is too slow to be the default`,
    };
  const memoryBytes = hardware.cuda?.memoryBytes ?? 0;
  if (memoryBytes < gpuGeneratorBytes)
    return {
      kind: 'none',
      threads: runs.threads,
      why: `answers are extracted: ${gpuGenerator} needs a card with ${inGibibytes(gpuGeneratorBytes)}, found ${inGibibytes(memoryBytes)}`,
    };
  return { kind: 'manifest', model: findGenerateModel(gpuGenerator), ...runs, why: `${gpuGenerator}: ${chosen.why}` };
}

const inGibibytes = (bytes: number) => `${(bytes / gibibyte).toFixed(0)} GiB`;
