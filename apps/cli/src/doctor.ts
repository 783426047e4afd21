import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#config';
import type { System } from '#contract';
import { listModels, readHardware } from '#models';
import { call, type Server } from './client.ts';

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

/** Looks at what usually goes wrong and says what to do. */
export async function doctor(config: Config, server: Server): Promise<void> {
  const findings = [await machine(), await disk(config), ...(await models(config)), ...(await service(server))];
  for (const { ok, text } of findings) console.log(`${ok ? 'ok  ' : 'look'}  ${text}`);
  if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
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
  const free = bavail * bsize;
  return { ok: free > 2e9, text: `${gigabytes(free)} free for ${config.dataDir} (2 GB at least)` };
}

async function models(config: Config): Promise<Finding[]> {
  const { secondEmbedder, crossEncoder } = config.judges;
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
    ...(crossEncoder?.model.kind === 'folder' ? [lookInto(crossEncoder.model.path)] : []),
  ];
}

function lookInto(folder: string): Finding {
  const missing = ['model.onnx', 'tokenizer.json'].filter((name) => !existsSync(join(folder, name)));
  if (missing.length === 0) return { ok: true, text: `cross-encoder in ${folder}: its files are there; nothing vouches for them` };
  return { ok: false, text: `cross-encoder in ${folder} lacks ${missing.join(' and ')}; put them there, or change AQUIFER_CROSS_ENCODER` };
}

async function service(server: Server): Promise<Finding[]> {
  try {
    const system = (await (await call(server, '/v1/system')).json()) as System;
    const documents = Object.entries(system.documents).map(([status, count]) => `${count} ${status}`);
    return [
      {
        ok: true,
        text: `service ${system.version} (${system.shape}) answers at ${server.url}; documents: ${documents.join(', ') || 'none'}`,
      },
      ...system.warnings.map((text) => ({ ok: false, text })),
    ];
  } catch (error) {
    return [{ ok: false, text: error instanceof Error ? error.message : String(error) }];
  }
}
