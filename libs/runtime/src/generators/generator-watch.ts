import type { FittedGenerator } from '#models';

/** Why a generator was unloaded: another is served, nobody asked it for long, another one needs the room, the process ends. */
export type UnloadReason = 'switched' | 'idle' | 'room' | 'closing';

/** What becomes of generators, for metrics and the log. */
export interface GeneratorWatch {
  loaded(id: string, figures: { readonly ms: number; readonly size: FittedGenerator }): void;
  notLoaded(id: string, why: string): void;
  unloaded(
    id: string,
    figures: { readonly why: UnloadReason; readonly ms: number; readonly bytes: number; readonly trouble?: unknown },
  ): void;
}
