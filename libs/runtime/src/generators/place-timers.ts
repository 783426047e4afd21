import type { GeneratorPlace } from './generator-place.ts';

/** What is to happen to a place after a while, one thing at most; none of them keeps the process alive. */
export class PlaceTimers {
  private readonly timers = new Map<GeneratorPlace, NodeJS.Timeout>();

  after(place: GeneratorPlace, ms: number, act: () => void): void {
    this.stop(place);
    this.timers.set(place, setTimeout(act, ms).unref());
  }

  stop(place: GeneratorPlace): void {
    clearTimeout(this.timers.get(place));
  }

  stopAll(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }
}
