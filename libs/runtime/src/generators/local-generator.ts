import { type GenerationRequest, type GenerationResult, Generator as LanguageModel } from '#core';
import type { LlamaGenerator } from '#models';
import type { GeneratorPlace, LoadedModel } from './generator-place.ts';

/** What loads it, and keeps it loaded while it is held. */
interface Loader {
  hold(id: string): Disposable;
  use(id: string, signal: AbortSignal): Promise<LoadedModel>;
}

/** As long as it was never loaded; those for which it has no sequence wait in it, in order. */
const mostSequences = 4;
/** Where none of its prompts was counted yet: more than texts in European languages have. */
const assumedTokensPerCharacter = 0.5;
/** Above what the last prompts had, for one that is not those. */
const margin = 1.15;
const templateTokens = 64;

/** One generator of this process under its id, whether it is loaded or not: who asks it has it loaded. */
export class LocalGenerator extends LanguageModel {
  readonly id: string;
  private readonly generators: Loader;
  private readonly place: GeneratorPlace;
  private tokensPerCharacter = assumedTokensPerCharacter;

  constructor(generators: Loader, place: GeneratorPlace) {
    super();
    this.id = place.model.id;
    this.generators = generators;
    this.place = place;
  }

  /** While it is not loaded, what it had the last time. */
  get contextTokens(): number {
    return this.place.last?.contextTokens ?? this.place.model.contextTokens;
  }

  /** How many requests it answers at once; while it is not loaded, how many it did the last time. */
  get sequences(): number {
    return this.place.last?.sequences ?? mostSequences;
  }

  /** What is kept of what it read; null while it is not loaded. */
  get prefixes(): LlamaGenerator['prefixes'] | null {
    return this.loaded?.prefixes ?? null;
  }

  /** Forgets what it has read of documents, where it is loaded. */
  async forgetRead(): Promise<void> {
    await this.loaded?.forgetRead?.();
  }

  /** While it is not loaded, reckoned by its prompts before. */
  countPromptTokens(system: string, user: string): number {
    const characters = system.length + user.length;
    const counted = this.loaded?.countPromptTokens(system, user);
    if (counted === undefined) return Math.ceil(characters * this.tokensPerCharacter * margin) + templateTokens;
    if (characters > 1000) this.tokensPerCharacter = counted / characters;
    return counted;
  }

  async *generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    signal.throwIfAborted();
    using _held = this.generators.hold(this.id);
    const loaded = await this.generators.use(this.id, signal);
    try {
      return yield* loaded.generate(request, signal);
    } finally {
      this.place.used();
    }
  }

  private get loaded(): (LoadedModel & Partial<Pick<LlamaGenerator, 'forgetRead'>>) | undefined {
    return this.place.loaded?.generator;
  }
}
