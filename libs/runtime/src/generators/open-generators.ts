import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#config';
import {
  type GgufHeader,
  inMegabytes,
  LlamaGenerator,
  type MemoryBudget,
  type Profile,
  readGgufHeader,
  type Room,
  sizeWords,
  StateRoom,
  wantedSequences,
} from '#models';
import type { Log, Metrics } from '#telemetry';
import { allowedGenerators } from './allowed-generators.ts';
import { draftOptions, fitWithDrafts } from './draft-model-of.ts';
import type { GeneratorWatch } from './generator-watch.ts';
import { LocalGenerators } from './local-generators.ts';
import { parkedBytes } from './memory-parts.ts';

interface Opening {
  readonly config: Config;
  readonly profile: Profile;
  readonly budget: MemoryBudget;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The generators of this process; none is loaded yet. */
export function openLocalGenerators({ config, profile, budget, log, metrics }: Opening): LocalGenerators {
  const { device, threads } = runsOf(profile);
  const prefixes = {
    room: new StateRoom(parkedBytes(config)),
    dir: join(config.dataDir, 'prefixes'),
    onLog: (message: string) => log.warn(message),
  };
  const headers = new HeadersRead();
  const isOnCard = device === 'cuda';
  return new LocalGenerators({
    allowed: () => allowedGenerators(config.models),
    fit: ({ id, path, contextTokens }, room) => {
      const header = headers.of(path);
      const tokens = Math.min(contextTokens, trainedTokens(header.numbers.get('context_length')));
      return fitWithDrafts(
        config.models,
        header,
        { id, contextTokens: tokens, sequences: wantedSequences(header, tokens) },
        isOnCard ? onCard : room,
      );
    },
    load: async ({ id, path }, { contextTokens, sequences }, signal) => {
      const drafts = draftOptions(config.models);
      const generator = await LlamaGenerator.open({
        id,
        path,
        contextTokens,
        sequences: isOnCard ? 'auto' : sequences,
        device,
        threads,
        prefixes,
        drafts,
        signal,
      });
      for (const warning of generator.warnings) log.warn({ model: id }, warning);
      return generator;
    },
    budget,
    isOnCard,
    idleMs: config.models.generatorIdleMs,
    watch: watchOf(log, metrics),
  });
}

/** What a card holds is reckoned by llama.cpp while it loads; the room of the process says nothing of it. */
const onCard: Room = { bytes: Infinity, why: 'a card' };

/** The beginnings of files, read again only once a file has changed. */
class HeadersRead {
  private readonly known = new Map<string, { readonly mtimeMs: number; readonly header: GgufHeader }>();

  of(path: string): GgufHeader {
    const mtimeMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const known = this.known.get(path);
    if (known?.mtimeMs === mtimeMs) return known.header;
    const header = readGgufHeader(path);
    this.known.set(path, { mtimeMs, header });
    return header;
  }
}

/** A generator that is none by the profile may still be switched to. */
const runsOf = ({ embedder, generator }: Profile): { readonly device: 'cpu' | 'cuda'; readonly threads: number } =>
  generator.kind === 'none' ? { device: embedder.device, threads: generator.threads } : generator;

const trainedTokens = (said: number | readonly number[] | undefined): number => (typeof said === 'number' && said > 0 ? said : Infinity);

function watchOf(log: Log, metrics: Metrics): GeneratorWatch {
  return {
    loaded: (model, { ms, size }) => {
      const { totalBytes: bytes } = size.memory;
      metrics.generators.loaded(model, { ms, bytes });
      log.info(
        { model, seconds: seconds(ms), reckoned: inMegabytes(bytes), size: sizeWords(size), note: size.note },
        'a generator is loaded',
      );
    },
    notLoaded: (model, reason) => {
      metrics.generators.notLoaded(model);
      log.warn({ model, reason }, 'a generator could not be loaded');
    },
    unloaded: (model, { ms, why, bytes, trouble }) => {
      metrics.generators.unloaded(model, { ms, why });
      if (trouble !== undefined) log.warn({ model, err: trouble }, 'something of a generator could not be given back');
      log.info({ model, seconds: seconds(ms), reckoned: inMegabytes(bytes), why }, 'a generator is unloaded');
    },
  };
}

const seconds = (ms: number): number => Math.round(ms / 10) / 100;
