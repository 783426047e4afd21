import type { Generator as LanguageModel } from '#core';
import type { FittedGenerator, LlamaGenerator } from '#models';
import type { AllowedGenerator } from './allowed-generators.ts';

/** A loaded model as this room needs it; the real one is a LlamaGenerator. */
export type LoadedModel = LanguageModel &
  AsyncDisposable &
  Pick<LlamaGenerator, 'sequences'> &
  Partial<Pick<LlamaGenerator, 'deviceInUse' | 'prefixes' | 'draftReports'>>;

export interface Loaded {
  readonly generator: LoadedModel;
  readonly size: FittedGenerator;
}

/** A generator that may be loaded, and who needs it. */
export class GeneratorPlace {
  readonly model: AllowedGenerator;
  loaded: Loaded | null = null;
  /** Questions, and calls outside of questions, that began with it and have not ended. */
  holds = 0;
  /** Why it could not be loaded the last time; null where it could, or nobody tried. */
  trouble: string | null = null;
  usedAtMs = 0;
  /** Another one was served in its place: once nobody holds it, it goes. */
  isRetired = false;

  constructor(model: AllowedGenerator) {
    this.model = model;
  }

  get bytes(): number {
    return this.loaded?.size.memory.totalBytes ?? 0;
  }
}
