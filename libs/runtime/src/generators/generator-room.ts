import { Fault } from '#core';
import { ServerTrouble } from '#gateway';
import { type FittedGenerator, inMegabytes, type MemoryBudget, type Room } from '#models';
import type { AllowedGenerator } from './allowed-generators.ts';
import type { GeneratorPlace } from './generator-place.ts';

export interface RoomParts {
  /** The size at which a model goes into the room; a Fault with the numbers where it does not. */
  readonly fit: (model: AllowedGenerator, room: Room) => FittedGenerator;
  readonly budget: Pick<MemoryBudget, 'room'>;
}

/** What goes beside what. */
export class GeneratorRoom {
  private readonly parts: RoomParts;
  private readonly all: () => readonly GeneratorPlace[];

  constructor(parts: RoomParts, all: () => readonly GeneratorPlace[]) {
    this.parts = parts;
    this.all = all;
  }

  loadedBeside(place: GeneratorPlace): GeneratorPlace[] {
    return this.all().filter((other) => other !== place && other.loaded !== null);
  }

  /** At its whole size, beside all that is loaded; null where it does not go there. */
  fitBeside(place: GeneratorPlace): FittedGenerator | null {
    try {
      const size = this.fitSmallerBeside(place);
      return size.note === null ? size : null;
    } catch (error) {
      if (error instanceof Fault) return null;
      throw error;
    }
  }

  /** Beside all that is loaded, at a smaller size where need be. */
  fitSmallerBeside(place: GeneratorPlace): FittedGenerator {
    return this.parts.fit(place.model, this.beside(place));
  }

  /** As if it were the only one, at a smaller size where need be. */
  fitAlone({ model }: Pick<GeneratorPlace, 'model'>): FittedGenerator {
    return this.parts.fit(model, this.whole());
  }

  /** Why it would not be loaded as things are now, were it the only one; null where it would. */
  refusalOf(place: Pick<GeneratorPlace, 'model'>): string | null {
    try {
      this.fitAlone(place);
      return null;
    } catch (error) {
      if (error instanceof Fault) return error.message;
      throw error;
    }
  }

  stillAnswering(place: GeneratorPlace): Fault {
    const words = `${place.model.id} is loaded once ${namesOf(this.loadedBeside(place))} has ended its answers`;
    // Whoever asks reads these words; how much memory there is, the operator.
    const cause = new ServerTrouble(`there is no room for both in ${inMegabytes(this.whole().bytes)}`, true);
    return new Fault('rate_limited', words, { retryAfterSeconds: 1, cause });
  }

  /** For all generators together. */
  private whole(): Room {
    return this.parts.budget.room(this.all().reduce((sum, { processBytes }) => sum + processBytes, 0));
  }

  private beside(place: GeneratorPlace): Room {
    const { bytes, why } = this.whole();
    const others = this.loadedBeside(place);
    const held = others.reduce((sum, other) => sum + other.processBytes, 0);
    return {
      bytes: Math.max(0, bytes - held),
      why: others.length === 0 ? why : `${why}; ${namesOf(others)} holds ${inMegabytes(held)}`,
    };
  }
}

const namesOf = (places: readonly GeneratorPlace[]): string => places.map(({ model }) => model.id).join(' and ');
