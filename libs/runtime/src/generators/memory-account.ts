import type { MemoryPart, Room } from '#models';
import type { Models } from '../open-models.ts';

export interface MemoryAccount {
  /** As reckoned: what is not used yet will grow to it. */
  readonly parts: MemoryPart[];
  readonly limitBytes: number | null;
  /** For generators, those that are loaded included. */
  readonly room: Room;
}

/** Who holds how much of the process, and what there is for generators. */
export function memoryAccount({ memory, generators }: Pick<Models, 'memory' | 'generators'>): MemoryAccount {
  const loaded = generators.local.all().filter((place) => place.loaded !== null && place.processBytes > 0);
  const parts = loaded.map(({ model, bytes }) => ({ name: `generator ${model.id}`, bytes }));
  const room = memory.room(parts.reduce((sum, { bytes }) => sum + bytes, 0));
  return { parts: [...memory.others, ...parts], limitBytes: memory.limitBytes, room: { bytes: Math.round(room.bytes), why: room.why } };
}
