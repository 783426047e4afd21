import { statSync } from 'node:fs';
import type { ModelSettings } from '#config';
import { type FittedGenerator, type GgufHeader, type Profile, readGgufHeader, type Room, wantedSequences } from '#models';
import type { AllowedGenerator } from './allowed-generators.ts';
import { fitWithDrafts } from './draft-model-of.ts';

/** What a card holds is reckoned by llama.cpp while it loads; the room of the process says nothing of it. */
const onCard: Room = { bytes: Infinity, why: 'a card' };

/** A generator that is none by the profile may still be switched to. */
export const runsOf = ({ embedder, generator }: Profile): { readonly device: 'cpu' | 'cuda'; readonly threads: number } =>
  generator.kind === 'none' ? { device: embedder.device, threads: generator.threads } : generator;

/** The size at which a model is loaded into a room, with the model that drafts for it. */
export class GeneratorFit {
  readonly isOnCard: boolean;
  private readonly settings: ModelSettings;
  private readonly headers = new HeadersRead();

  constructor(settings: ModelSettings, profile: Profile) {
    this.settings = settings;
    this.isOnCard = runsOf(profile).device === 'cuda';
  }

  fit({ id, path, contextTokens }: AllowedGenerator, room: Room): FittedGenerator {
    const header = this.headers.of(path);
    const tokens = Math.min(contextTokens, trainedTokens(header.numbers.get('context_length')));
    const wanted = { id, contextTokens: tokens, sequences: wantedSequences(header, tokens) };
    return fitWithDrafts(this.settings, header, wanted, this.isOnCard ? onCard : room);
  }
}

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

const trainedTokens = (said: number | readonly number[] | undefined): number => (typeof said === 'number' && said > 0 ? said : Infinity);
