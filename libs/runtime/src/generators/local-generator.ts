import { type GenerationRequest, type GenerationResult, Generator as LanguageModel } from '#core';
import type { LlamaGenerator } from '#models';
import type { GeneratorPlace, LoadedModel } from './generator-place.ts';

/** What loads it, and keeps it loaded while it is held. */
interface Loader {
  all(): readonly GeneratorPlace[];
  hold(id: string): Disposable;
  use(id: string, signal: AbortSignal): Promise<LoadedModel>;
}

/** Those for which it has no sequence wait in it, in order. */
const mostSequences = 4;
/** So many characters a token at least, where none of its prompts was counted yet. */
const mostTokensPerCharacter = 0.5;
/** Above what the last prompts had, for one that is not those. */
const margin = 1.15;
const templateTokens = 64;

/** One generator of this process under its id, whether it is loaded or not: who asks it has it loaded. */
export class LocalGenerator extends LanguageModel {
  readonly id: string;
  private readonly generators: Loader;
  private readonly wantedTokens: number;
  private tokensPerCharacter = mostTokensPerCharacter;

  constructor(generators: Loader, { id, contextTokens }: { readonly id: string; readonly contextTokens: number }) {
    super();
    this.id = id;
    this.generators = generators;
    this.wantedTokens = contextTokens;
  }

  get contextTokens(): number {
    return this.loaded?.contextTokens ?? this.wantedTokens;
  }

  /** How many requests it answers at once; while it is not loaded, at most. */
  get sequences(): number {
    return this.loaded?.sequences ?? mostSequences;
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
    if (characters > 1000) this.tokensPerCharacter = Math.min(mostTokensPerCharacter, counted / characters);
    return counted;
  }

  async *generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    signal.throwIfAborted();
    using _held = this.generators.hold(this.id);
    const loaded = await this.generators.use(this.id, signal);
    return yield* loaded.generate(request, signal);
  }

  private get loaded(): (LoadedModel & Partial<Pick<LlamaGenerator, 'forgetRead'>>) | undefined {
    return this.generators.all().find(({ model }) => model.id === this.id)?.loaded?.generator;
  }
}
