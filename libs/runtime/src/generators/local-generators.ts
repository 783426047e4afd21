import { Fault } from '#core';
import { type FittedGenerator, inMegabytes, type MemoryBudget, type Room } from '#models';
import type { AllowedGenerator } from './allowed-generators.ts';
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

export interface LocalGeneratorParts {
  /** As the disk is now. */
  readonly allowed: () => readonly AllowedGenerator[];
  /** The size at which a model goes into the room; a Fault with the numbers where it does not. */
  readonly fit: (model: AllowedGenerator, room: Room) => FittedGenerator;
  readonly load: (model: AllowedGenerator, size: FittedGenerator, signal: AbortSignal) => Promise<LoadedModel>;
  readonly budget: Pick<MemoryBudget, 'room'>;
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
  private readonly facades = new Map<string, LocalGenerator>();
  private readonly closing = new AbortController();
  private readonly timers = new Map<GeneratorPlace, NodeJS.Timeout>();
  private served: GeneratorPlace | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(parts: LocalGeneratorParts) {
    this.parts = parts;
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
    const known = this.facades.get(id);
    const facade = known ?? new LocalGenerator(this, model);
    if (!known) this.facades.set(id, facade);
    return facade;
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
      const room = this.room();
      const beside = this.fitBeside(place, room);
      if (!beside) return void this.parts.fit(place.model, room);
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
    const room = this.room();
    const others = this.loadedOthers(place);
    const beside = this.fitBeside(place, room);
    if (beside) return this.load(place, beside);
    if (others.length === 0) return this.load(place, this.parts.fit(place.model, room));
    if (place === this.served) throw this.stillAnswering(place, others, room);
    return this.load(place, this.parts.fit(place.model, this.roomBeside(place, room)));
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
    const idle = this.loadedOthers(place).filter((other) => other.holds === 0 && other !== this.served);
    for (const other of idle.toSorted((a, b) => a.usedAtMs - b.usedAtMs)) {
      if (this.fitBeside(place, this.room())) return;
      // Somebody may have come meanwhile.
      if (other.holds > 0) continue;
      await this.unload(other, 'room');
    }
  }

  /** At its whole size, beside all that is loaded; null where it is not. */
  private fitBeside(place: GeneratorPlace, room: Room): FittedGenerator | null {
    try {
      const size = this.parts.fit(place.model, this.roomBeside(place, room));
      return size.note === null ? size : null;
    } catch (error) {
      if (error instanceof Fault) return null;
      throw error;
    }
  }

  private loadedOthers(place: GeneratorPlace): GeneratorPlace[] {
    return this.all().filter((other) => other !== place && other.loaded !== null);
  }

  /** For all generators together. */
  private room(): Room {
    return this.parts.budget.room(this.all().reduce((sum, { bytes }) => sum + bytes, 0));
  }

  private roomBeside(place: GeneratorPlace, { bytes, why }: Room): Room {
    const others = this.loadedOthers(place);
    const held = others.reduce((sum, other) => sum + other.bytes, 0);
    const names = others.map(({ model }) => model.id).join(' and ');
    return { bytes: Math.max(0, bytes - held), why: others.length === 0 ? why : `${why}; ${names} holds ${inMegabytes(held)}` };
  }

  private stillAnswering({ model }: GeneratorPlace, others: readonly GeneratorPlace[], room: Room): Fault {
    const names = others.map((other) => other.model.id).join(' and ');
    return new Fault(
      'rate_limited',
      `${model.id} is loaded once ${names} has ended its answers: there is no room for both in ${inMegabytes(room.bytes)}`,
      { retryAfterSeconds: 1 },
    );
  }

  /** One after the other: what is loaded decides what may be. */
  private async inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const mine = this.last.catch(() => undefined).then(act);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

/** Rejects when the caller goes; the work goes on for the others. */
async function abandonable<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const gone = Promise.withResolvers<never>();
  const onAbort = (): void => gone.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, gone.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
