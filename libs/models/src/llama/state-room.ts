/** A state of whatever generator, as far as room goes. */
export interface RoomTaken {
  readonly bytes: number;
  /** Whoever is about to read it; it stays until they have. */
  readonly users: number;
  /** What a byte of it is worth now, in milliseconds. */
  value(): number;
  evict(): void;
}

/** Of what the file system has free; the rest is others', and so much of it in any case. */
const share = 1 / 2;
const leaveBytes = 64 * 1024 ** 2;

/** For what is parked where nobody says how much, of what a process may hold. */
export const defaultParkedBytes = (mayHoldBytes: number): number => Math.min(4 * 1024 ** 3, Math.floor(mayHoldBytes / 8));

/** Room for what the generators of a process park: they share it, and what is worth least goes first, whosever it is. */
export class StateRoom {
  readonly wantedBytes: number;
  private limitBytes: number;
  private heldBytes = 0;
  private readonly states = new Set<RoomTaken>();

  constructor(wantedBytes: number) {
    this.wantedBytes = wantedBytes;
    this.limitBytes = wantedBytes;
  }

  /** What is parked now. */
  get parkedBytes(): number {
    return this.heldBytes;
  }

  get budgetBytes(): number {
    return this.limitBytes;
  }

  /** Takes no more than the file system has room for; says what that means, null where all is as wanted. */
  fitTo(freeBytes: number, stateBytes: number): { readonly isOpen: boolean; readonly note: string | null } {
    const { wantedBytes } = this;
    const free = freeBytes + this.heldBytes;
    const room = Math.max(0, Math.min(Math.floor(free * share), free - leaveBytes));
    this.limitBytes = Math.min(wantedBytes, room);
    if (room >= wantedBytes) return { isOpen: true, note: null };
    const why = `the file system in memory has ${megabytes(freeBytes)} free, of which ${megabytes(leaveBytes)} at least are left to others`;
    const remedy = 'give it more (in a container shm_size)';
    if (room < stateBytes)
      return { isOpen: false, note: `nothing that was read is parked: ${why}, and one state may take ${megabytes(stateBytes)}; ${remedy}` };
    const instead = `${megabytes(room)} of parked states are kept instead of ${megabytes(wantedBytes)}`;
    return { isOpen: true, note: `${instead}: ${why}; ${remedy}` };
  }

  add(state: RoomTaken): void {
    this.states.add(state);
    this.heldBytes += state.bytes;
  }

  remove(state: RoomTaken): void {
    if (this.states.delete(state)) this.heldBytes -= state.bytes;
  }

  /** For a state that is being written. */
  reserve(bytes: number): Disposable {
    this.heldBytes += bytes;
    return { [Symbol.dispose]: () => void (this.heldBytes -= bytes) };
  }

  /** Evicts what is worth less than what comes, where that is enough; otherwise nothing. What it replaces goes only once it is written. */
  make(coming: {
    readonly bytes: number;
    readonly value: number;
    readonly freeBytes: number;
    readonly replaced: readonly RoomTaken[];
  }): boolean {
    const { bytes, value, freeBytes, replaced } = coming;
    const lacking = Math.max(this.heldBytes + bytes - sum(replaced) - this.limitBytes, bytes + leaveBytes - freeBytes);
    const victims = this.leastWorth(lacking, (state) => !replaced.includes(state) && state.value() <= value);
    if (sum(victims) < lacking) return false;
    for (const state of victims) state.evict();
    return true;
  }

  /** Evicts what is too much after all, as a state may be larger than it was reckoned. */
  trim(freeBytes: number): void {
    for (const state of this.leastWorth(Math.max(this.heldBytes - this.limitBytes, leaveBytes - freeBytes))) state.evict();
  }

  private leastWorth(lackingBytes: number, mayGo: (state: RoomTaken) => boolean = () => true): readonly RoomTaken[] {
    if (lackingBytes <= 0) return [];
    const valued = [...this.states].filter((state) => state.users === 0 && mayGo(state)).map((state) => ({ state, value: state.value() }));
    const victims: RoomTaken[] = [];
    let found = 0;
    for (const { state } of valued.toSorted((a, b) => a.value - b.value)) {
      if (found >= lackingBytes) break;
      victims.push(state);
      found += state.bytes;
    }
    return victims;
  }
}

const sum = (states: readonly RoomTaken[]): number => states.reduce((bytes, state) => bytes + state.bytes, 0);
const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 ** 2)} MB`;
