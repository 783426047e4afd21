import { Fault } from '#core';
import type { FittedGenerator } from '#models';
import type { AllowedGenerator } from './allowed-generators.ts';
import { GeneratorRoom, type RoomParts } from './generator-room.ts';
import { abandonable } from './abandonable.ts';
import { LocalGenerator } from './local-generator.ts';
import { GeneratorPlace, type Loaded, type LoadedModel } from './generator-place.ts';

/** Why a generator was unloaded: another is served, nobody asked it for long, another one needs the room, the process ends. */
export type UnloadReason = 'switched' | 'idle' | 'room' | 'closing';

/** What becomes of generators, for metrics and the log. */
export interface GeneratorWatch {
  loaded(id: string, figures: { readonly ms: number; readonly size: FittedGenerator }): void;
  notLoaded(id: string, why: string): void;
  unloaded(id: string, figures: { readonly why: UnloadReason; readonly ms: number; readonly bytes: number }): void;
}

export interface LocalGeneratorParts extends RoomParts {
  /** As the disk is now. */
  readonly allowed: () => readonly AllowedGenerator[];
  readonly load: (model: AllowedGenerator, size: FittedGenerator, signal: AbortSignal) => Promise<LoadedModel>;
  /** After so long without a question the served one is unloaded; 0: never. */
  readonly idleMs: number;
  readonly watch: GeneratorWatch;
}

/** One that was asked without being served, as an evaluation does, stays for the next call. */
const lingerMs = 30_000;

/**
 * The generators of this process, loaded and unloaded one at a time. One is served; others are there while somebody holds them. What nobody
 * needs goes first when room is needed, and a model that does not fit is refused with the numbers before anything of it is loaded.
 */
export class LocalGenerators implements AsyncDisposable {
  private readonly parts: LocalGeneratorParts;
  private readonly places = new Map<string, GeneratorPlace>();
  private readonly named = new Map<string, LocalGenerator>();
  private readonly room: GeneratorRoom;
  private readonly closing = new AbortController();
  private readonly timers = new Map<GeneratorPlace, NodeJS.Timeout>();
  private served: GeneratorPlace | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(parts: LocalGeneratorParts) {
    this.parts = parts;
    this.room = new GeneratorRoom(parts, () => this.all());
  }

  models(): readonly AllowedGenerator[] {
    return this.parts.allowed();
  }

  /** Ids that may be named. */
  allowed(): string[] {
    return this.models().map(({ id }) => id);
  }

  /** All that were ever asked for, loaded or not. */
  all(): readonly GeneratorPlace[] {
    return [...this.places.values()];
  }

  /** The model under its id, whether it is loaded or not. */
  facade(id: string): LocalGenerator {
    const { model } = this.place(id);
    const known = this.named.get(id);
    const facade = known ?? new LocalGenerator(this, model);
    if (!known) this.named.set(id, facade);
    return facade;
  }

  /** Whatever was asked for by its id. */
  facades(): readonly LocalGenerator[] {
    return [...this.named.values()];
  }

  /** Until it is disposed of, the model is not unloaded but for want of anybody who could need it more. */
  hold(id: string): Disposable {
    const place = this.place(id);
    place.holds += 1;
    clearTimeout(this.timers.get(place));
    let isHeld = true;
    return {
      [Symbol.dispose]: () => {
        if (!isHeld) return;
        isHeld = false;
        this.release(place);
      },
    };
  }

  /** The loaded model. `rate_limited` while what was served before is in its room and still answers. */
  async use(id: string, signal: AbortSignal): Promise<LoadedModel> {
    const place = this.place(id);
    const { generator } =
      place.loaded ??
      (await abandonable(
        this.inTurn(() => this.bring(place)),
        signal,
      ));
    return generator;
  }

  /** Before it is served: loaded where there is room beside the others, else known to fit once they have gone. Rejects with the numbers. */
  async ready(id: string): Promise<void> {
    const place = this.place(id);
    await this.inTurn(async () => {
      if (place.loaded) return;
      await this.makeRoom(place);
      const beside = this.room.fitBeside(place);
      if (!beside) return void this.room.fitAlone(place);
      await this.load(place, beside);
      // Where nobody serves it after all.
      this.after(place, lingerMs, () => this.unloadLater(place, 'idle'));
    });
  }

  /** From now on this one is served, or none; what was served before goes once its last question has ended. */
  serve(id: string | null): void {
    const before = this.served;
    this.served = id === null ? null : this.place(id);
    if (this.served) {
      this.served.isRetired = false;
      clearTimeout(this.timers.get(this.served));
    }
    if (before && before !== this.served) before.isRetired = true;
    for (const place of this.places.values()) if (place.holds === 0 && place !== this.served) this.unloadLater(place);
    this.loadServed();
    if (this.served) this.restLater(this.served);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort(new Fault('model_unavailable', 'the process is shutting down'));
    for (const timer of this.timers.values()) clearTimeout(timer);
    await this.last.catch(() => undefined);
    for (const place of this.places.values()) await this.unload(place, 'closing');
  }

  private place(id: string): GeneratorPlace {
    const known = this.places.get(id);
    if (known) return known;
    const model = this.models().find((each) => each.id === id);
    if (!model) throw new Fault('not_found', `there is no generator "${id}" here; there are ${this.allowed().join(', ') || 'none'}`);
    const place = new GeneratorPlace(model);
    this.places.set(id, place);
    return place;
  }

  private async bring(place: GeneratorPlace): Promise<Loaded> {
    if (place.loaded) return place.loaded;
    await this.makeRoom(place);
    const beside = this.room.fitBeside(place);
    if (beside) return this.load(place, beside);
    if (this.room.loadedBeside(place).length === 0) return this.load(place, this.room.fitAlone(place));
    if (place === this.served) throw this.room.stillAnswering(place);
    return this.load(place, this.room.fitSmallerBeside(place));
  }

  private async load(place: GeneratorPlace, size: FittedGenerator): Promise<Loaded> {
    this.closing.signal.throwIfAborted();
    const startMs = performance.now();
    try {
      const generator = await this.parts.load(place.model, size, this.closing.signal);
      place.loaded = { generator, size };
      place.trouble = null;
      this.parts.watch.loaded(place.model.id, { ms: performance.now() - startMs, size });
      return place.loaded;
    } catch (error) {
      place.trouble = error instanceof Error ? error.message : String(error);
      this.parts.watch.notLoaded(place.model.id, place.trouble);
      throw error;
    }
  }

  private release(place: GeneratorPlace): void {
    place.holds -= 1;
    place.usedAtMs = performance.now();
    if (place.holds > 0) return;
    if (place === this.served) this.restLater(place);
    else if (place.isRetired) this.unloadLater(place);
    else this.after(place, lingerMs, () => this.unloadLater(place, 'idle'));
  }

  /** The served one rests once nobody has asked it for long. */
  private restLater(place: GeneratorPlace): void {
    const { idleMs } = this.parts;
    if (idleMs > 0 && place.holds === 0) this.after(place, idleMs, () => this.unloadLater(place, 'idle'));
  }

  private after(place: GeneratorPlace, ms: number, act: () => void): void {
    clearTimeout(this.timers.get(place));
    this.timers.set(place, setTimeout(act, ms).unref());
  }

  private unloadLater(place: GeneratorPlace, why: UnloadReason = 'switched'): void {
    if (!place.loaded || this.closing.signal.aborted) return;
    void this.inTurn(async () => {
      // Somebody may have come meanwhile.
      const isNeeded = place.holds > 0 || (why === 'switched' && place === this.served);
      if (!isNeeded) await this.unload(place, why);
    });
    if (why === 'switched') this.loadServed();
  }

  private async unload(place: GeneratorPlace, why: UnloadReason): Promise<void> {
    const { loaded } = place;
    if (!loaded) return;
    const startMs = performance.now();
    const { bytes } = place;
    place.loaded = null;
    await loaded.generator[Symbol.asyncDispose]();
    this.parts.watch.unloaded(place.model.id, { why, ms: performance.now() - startMs, bytes });
  }

  /** Where the served one waits for room, it is tried again whenever another has gone. */
  private loadServed(): void {
    const place = this.served;
    if (!place || place.loaded) return;
    const bring = async (): Promise<void> => void (place === this.served && (await this.bring(place)));
    // Whoever asks it is told why it is not there.
    this.inTurn(bring).catch(() => undefined);
  }

  /** Idle ones go first, those that nobody asked for longest before the others. */
  private async makeRoom(place: GeneratorPlace): Promise<void> {
    const idle = this.room.loadedBeside(place).filter((other) => other.holds === 0 && other !== this.served);
    for (const other of idle.toSorted((a, b) => a.usedAtMs - b.usedAtMs)) {
      if (this.room.fitBeside(place)) return;
      // Somebody may have come meanwhile.
      if (other.holds > 0) continue;
      await this.unload(other, 'room');
    }
  }

  /** One after the other: what is loaded decides what may be. */
  private async inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const mine = this.last.catch(() => undefined).then(act);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
