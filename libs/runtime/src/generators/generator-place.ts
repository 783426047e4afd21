import type { Generator as LanguageModel } from '#core';
import type { FittedGenerator, LlamaGenerator } from '#models';
import type { AllowedGenerator } from './allowed-generators.ts';

/** A loaded model as this room needs it; the real one is a LlamaGenerator. */
export type LoadedModel = LanguageModel &
  AsyncDisposable &
  Pick<LlamaGenerator, 'sequences'> &
  Partial<Pick<LlamaGenerator, 'deviceInUse' | 'warnings' | 'prefixes' | 'draftReports'>>;

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
  /** When it was last loaded, served or asked to write; being held is no use of it. */
  usedAtMs = 0;
  /** Another one was served in its place: once nobody holds it, it goes. */
  isRetired = false;

  /** As it was when it was loaded the last time. */
  last: Pick<LoadedModel, 'contextTokens' | 'sequences'> | null = null;
  private readonly isOnCard: boolean;

  constructor(model: AllowedGenerator, isOnCard = false) {
    this.model = model;
    this.isOnCard = isOnCard;
  }

  used(): void {
    this.usedAtMs = performance.now();
  }

  holdsNow(loaded: Loaded): void {
    const { contextTokens, sequences } = loaded.generator;
    this.loaded = loaded;
    this.last = { contextTokens, sequences };
    this.trouble = null;
    this.used();
  }

  holdsNothing(): void {
    this.loaded = null;
    // Whoever has it loaded again is no longer of those that it was taken from.
    this.isRetired = false;
  }

  /** Of the memory of the process. */
  get processBytes(): number {
    return this.isOnCard ? 0 : this.bytes;
  }

  get bytes(): number {
    return this.loaded?.size.memory.totalBytes ?? 0;
  }
}
