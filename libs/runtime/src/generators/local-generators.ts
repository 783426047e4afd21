import { Fault } from '#core';
import type { FittedGenerator } from '#models';
import type { AllowedGenerator } from './allowed-generators.ts';
import { GeneratorRoom, type RoomParts } from './generator-room.ts';
import { abandonable } from './abandonable.ts';
import { LocalGenerator } from './local-generator.ts';
import { GeneratorPlace, type Loaded, type LoadedModel } from './generator-place.ts';
import type { GeneratorWatch, UnloadReason } from './generator-watch.ts';
import { PlaceTimers } from './place-timers.ts';
import { Turns } from './turns.ts';

export interface LocalGeneratorParts extends RoomParts {
  /** As the disk is now. */
  readonly allowed: () => readonly AllowedGenerator[];
  readonly load: (model: AllowedGenerator, size: FittedGenerator, signal: AbortSignal) => Promise<LoadedModel>;
  /** On a card nobody knows before it was tried what goes beside what, and nothing of it is memory of the process. */
  readonly isOnCard?: boolean;
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
  private readonly turns = new Turns();
  private readonly timers = new PlaceTimers();
  private served: GeneratorPlace | null = null;

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

  /** What stands against loading one that was asked for; null where nothing does. */
  troubleWith(place: GeneratorPlace): string | null {
    return place.loaded ? null : (place.trouble ?? this.room.refusalOf(place));
  }

  /** The model under its id, whether it is loaded or not. */
  facade(id: string): LocalGenerator {
    const place = this.place(id);
    const known = this.named.get(id);
    const facade = known ?? new LocalGenerator(this, place);
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
    this.timers.stop(place);
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
    place.used();
    const { generator } =
      place.loaded ??
      (await abandonable(
        this.turns.take(() => this.bring(place)),
        signal,
      ));
    return generator;
  }

  /** Before it is served: loaded where there is room beside the others, else known to fit once they have gone (on a card: tried then). Rejects with the numbers. */
  async ready(id: string): Promise<void> {
    const place = this.place(id);
    await this.turns.take(async () => {
      if (place.loaded) return;
      await this.makeRoom(place);
      const beside = this.room.fitBeside(place);
      if (!beside) return void this.room.fitAlone(place);
      if (this.isTrial(place)) await this.load(place, beside).catch(() => this.closing.signal.throwIfAborted());
      else await this.load(place, beside);
      if (place === this.served) return this.restLater(place);
      // Where nobody serves it after all.
      this.timers.after(place, lingerMs, () => this.unloadLater(place, 'idle'));
    });
  }

  /** From now on this one is served, or none; what was served before goes once its last question has ended. */
  serve(id: string | null): void {
    const before = this.served;
    this.served = id === null ? null : this.place(id);
    if (this.served) {
      this.served.isRetired = false;
      this.served.used();
      this.timers.stop(this.served);
    }
    if (before && before !== this.served) before.isRetired = true;
    for (const place of this.places.values()) if (place.holds === 0 && place !== this.served) this.unloadLater(place);
    this.loadServed();
    if (this.served) this.restLater(this.served);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort(new Fault('model_unavailable', 'the process is shutting down'));
    this.timers.stopAll();
    await this.turns.ended();
    for (const place of this.places.values()) await this.unload(place, 'closing');
  }

  private place(id: string): GeneratorPlace {
    const known = this.places.get(id);
    if (known) return known;
    const model = this.models().find((each) => each.id === id);
    if (!model) throw new Fault('not_found', `there is no generator "${id}" here; there are ${this.allowed().join(', ') || 'none'}`);
    const place = new GeneratorPlace(model, this.parts.isOnCard);
    this.places.set(id, place);
    return place;
  }

  private async bring(place: GeneratorPlace): Promise<Loaded> {
    if (place.loaded) return place.loaded;
    await this.makeRoom(place);
    const beside = this.room.fitBeside(place);
    if (beside && place === this.served && this.isTrial(place))
      return this.load(place, beside).catch((): never => {
        this.closing.signal.throwIfAborted();
        throw this.room.stillAnswering(place);
      });
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
      const loaded = { generator, size };
      place.holdsNow(loaded);
      this.parts.watch.loaded(place.model.id, { ms: performance.now() - startMs, size });
      return loaded;
    } catch (error) {
      place.trouble = error instanceof Error ? error.message : String(error);
      this.parts.watch.notLoaded(place.model.id, place.trouble);
      throw error;
    }
  }

  /** On a card that holds others: where it fails, it may go there alone. */
  private isTrial(place: GeneratorPlace): boolean {
    return this.parts.isOnCard === true && this.room.loadedBeside(place).length > 0;
  }

  private release(place: GeneratorPlace): void {
    place.holds -= 1;
    if (place.holds > 0) return;
    if (place === this.served) this.restLater(place);
    else if (place.isRetired) this.unloadLater(place);
    else this.timers.after(place, lingerMs, () => this.unloadLater(place, 'idle'));
  }

  /** The served one rests once it has written nothing for long, whatever questions were answered without it. */
  private restLater(place: GeneratorPlace): void {
    const { idleMs } = this.parts;
    const leftMs = Math.max(0, place.usedAtMs + idleMs - performance.now());
    if (idleMs > 0 && place.holds === 0) this.timers.after(place, leftMs, () => this.unloadLater(place, 'idle'));
  }

  private unloadLater(place: GeneratorPlace, why: UnloadReason = 'switched'): void {
    if (!place.loaded || this.closing.signal.aborted) return;
    void this.turns.take(async () => {
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
    place.holdsNothing();
    // Nobody waits for it: what fails there must end neither the process nor the load that wanted its room.
    const disposed = Promise.resolve(loaded.generator[Symbol.asyncDispose]());
    const trouble: unknown = await disposed.catch((error: unknown) => error);
    this.parts.watch.unloaded(place.model.id, { why, ms: performance.now() - startMs, bytes, ...(trouble !== undefined && { trouble }) });
  }

  /** Where the served one waits for room, it is tried again whenever another has gone. */
  private loadServed(): void {
    const place = this.served;
    if (!place || place.loaded) return;
    const bring = async (): Promise<void> => void (place === this.served && (await this.bring(place)));
    // Whoever asks it is told why it is not there.
    this.turns.take(bring).catch(() => undefined);
  }

  /** Idle ones go first, those that nobody asked for longest before the others. */
  private async makeRoom(place: GeneratorPlace): Promise<void> {
    const idle = this.room.loadedBeside(place).filter((other) => other.holds === 0 && other !== this.served);
    for (const other of idle.toSorted((a, b) => a.usedAtMs - b.usedAtMs)) {
      if (!this.parts.isOnCard && this.room.fitBeside(place)) return;
      // Somebody may have come meanwhile.
      if (other.holds > 0) continue;
      await this.unload(other, 'room');
    }
  }
}
