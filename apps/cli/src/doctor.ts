import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#config';
import type { System } from '#contract';
import { Fault } from '#core';
import { chooseProfile, inMegabytes as megabytes, listModels, MemoryBudget, readHardware, sizeWords } from '#models';
import { fitStarted, memoryParts } from '#runtime';
import { call, type Server } from './client.ts';
import { type Finding, memoryFindings } from './memory-findings.ts';
import { remoteModels } from './remote-models.ts';

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/**
 * Looks at what usually goes wrong and says what to do. Where the service answers, it is the service's own settings, models and disk that
 * count; else what it would start with from here.
 */
export async function doctor(config: Config, server: Server): Promise<void> {
  const answer = await ask(server);
  const looked = typeof answer === 'string' ? await fromHere(config, answer) : ofService(answer, server);
  const findings = [await machine(), ...looked];
  for (const { ok, text } of findings) console.log(`${ok ? 'ok  ' : 'look'}  ${text}`);
  if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
}

/** What the service says of itself, or in words why it says nothing. */
async function ask(server: Server): Promise<System | string> {
  try {
    return (await (await call(server, '/v1/system')).json()) as System;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function ofService(system: System, { url }: Server): Finding[] {
  const documents = Object.entries(system.documents).map(([status, count]) => `${count} ${status}`);
  const { freeBytes } = system.storage;
  return [
    {
      ok: true,
      text: `service ${system.version} (${system.shape}) answers at ${url}, and what follows is from there; documents: ${documents.join(', ') || 'none'}`,
    },
    ...(freeBytes === undefined ? [] : [enough(freeBytes, 'where the service keeps its data')]),
    ...system.models
      .filter(({ state }) => state === 'ready')
      .map(({ role, id, device }) => ({ ok: true, text: `${role} ${id} is ready, ${device}` })),
    ...memoryFindings(system.memory),
    ...system.warnings.map((text) => ({ ok: false, text })),
  ];
}

async function fromHere(config: Config, why: string): Promise<Finding[]> {
  return [
    { ok: false, text: why },
    {
      ok: true,
      text: `so what follows is of this shell's own settings: AQUIFER_DATA is ${config.dataDir}, models are in ${config.models.dir} (AQUIFER_MODELS). Set them as the service has them`,
    },
    await disk(config),
    ...(await models(config)),
    await generatorFrom(config),
    ...(await remoteModels(config)),
  ];
}

async function machine(): Promise<Finding> {
  const { cores, memoryBytes, cuda } = await readHardware();
  const card = cuda ? `${cuda.name} with ${gigabytes(cuda.memoryBytes)}` : 'no NVIDIA card';
  return {
    ok: memoryBytes > 2e9,
    text: `Node ${process.versions.node}, ${cores} cores, ${gigabytes(memoryBytes)} memory (2 GB at least), ${card}`,
  };
}

async function disk(config: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(config.dataDir).catch(() => statfs('.'));
  return enough(bavail * bsize, `for ${config.dataDir}`);
}

const enough = (free: number, where: string): Finding => ({ ok: free > 2e9, text: `${gigabytes(free)} free ${where} (2 GB at least)` });

async function models(config: Config): Promise<Finding[]> {
  const { secondEmbedder, crossEncoder } = config.judges;
  const { classifier } = config.guardModels;
  const reports = await listModels(config.models);
  const look = (what: string, id: string): Finding => {
    const state = reports.find(({ entry }) => entry.id === id)?.state;
    if (state === 'ready') return { ok: true, text: `${what} ${id} is here and verified` };
    return { ok: false, text: `${what} ${id} is ${state ?? 'not in the manifest'}; run "npx aquifer models fetch ${id}"` };
  };
  return [
    look('embedder', config.models.embedderId),
    ...(secondEmbedder ? [look('second embedder', secondEmbedder.modelId)] : []),
    ...(crossEncoder?.model.kind === 'manifest' ? [look('cross-encoder', crossEncoder.model.id)] : []),
    ...(crossEncoder?.model.kind === 'folder'
      ? [lookInto('cross-encoder', crossEncoder.model.path, ['model.onnx', 'tokenizer.json'])]
      : []),
    ...(classifier?.model.kind === 'manifest' ? [look('classifier of the guard', classifier.model.id)] : []),
    ...(classifier?.model.kind === 'folder'
      ? [lookInto('classifier of the guard', classifier.model.path, ['model.onnx', 'tokenizer.json', 'config.json'])]
      : []),
  ];
}

/** Whether the generator that these settings name would fit, before it is loaded. */
async function generatorFrom(config: Config): Promise<Finding> {
  const profile = chooseProfile(await readHardware(), config.models);
  const budget = new MemoryBudget(config.models.memoryBytes, memoryParts(config, profile));
  try {
    const fitted = fitStarted(config, profile, budget);
    if (!fitted) return { ok: true, text: `no generator on this machine: ${profile.generator.why}` };
    const { id, size } = fitted;
    const held = `${megabytes(size.memory.totalBytes)} with ${sizeWords(size)}`;
    return { ok: size.note === null, text: `generator ${id} will hold ${held}${size.note === null ? '' : `, ${size.note}`}` };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, text: error.message };
  }
}

function lookInto(what: string, folder: string, files: readonly string[]): Finding {
  const missing = files.filter((name) => !existsSync(join(folder, name)));
  if (missing.length === 0) return { ok: true, text: `${what} in ${folder}: its files are there; nothing vouches for them` };
  return { ok: false, text: `${what} in ${folder} lacks ${missing.join(' and ')}; put them there, or name another model` };
}
