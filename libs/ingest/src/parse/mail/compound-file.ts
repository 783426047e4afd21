const [headerBytes, entryBytes] = [512, 128];
const inHeader = 109;
const [storage, stream, root] = [1, 2, 5];

/**
 * What would send a reader of this compound file round and round, or have it ask for more memory than the file has bytes; null: nothing.
 * Chains of sectors and the tree of names, as [MS-CFB] lays them out; what is merely damaged is left for the reader to say.
 */
export function endlessIn(bytes: Buffer): string | null {
  if (bytes.length < headerBytes) return null;
  const sectors = bytes.length / sectorBytesOf(bytes);
  // How many sectors its table, its table of small ones and the rest of the first take.
  if ([44, 64, 72].some((at) => bytes.readUInt32LE(at) > sectors)) return 'its tables say they are longer than the file';
  const file = new CompoundFile(bytes);
  if (file.isTableTwice) return 'its table of sectors names one of them twice';
  if (hasCircle(file.next)) return 'a chain of its sectors runs in a circle';
  if (hasCircle(file.smallNext)) return 'a chain of its small sectors runs in a circle';
  const named = new Set<number>();
  for (const { type, size, others } of file.entries) {
    if (type === stream && size > bytes.length) return 'one of its streams says it is longer than the file';
    for (const other of others) {
      if (named.has(other)) return 'two of its entries hold the same one';
      named.add(other);
    }
  }
  return named.has(0) ? 'an entry holds the root' : null;
}

function sectorBytesOf(bytes: Buffer): number {
  return bytes[30] === 12 ? 4096 : 512;
}

/** Of a table that names for each sector the one behind it. */
function hasCircle(next: readonly number[]): boolean {
  const walkOf = next.map(() => -1);
  for (let start = 0; start < next.length; start += 1) {
    let at = start;
    while (at >= 0 && at < next.length && walkOf[at] === -1) {
      walkOf[at] = start;
      at = next[at] ?? -1;
    }
    if (at >= 0 && at < next.length && walkOf[at] === start && next[at] !== undefined) return true;
  }
  return false;
}

interface Entry {
  readonly type: number;
  readonly size: number;
  readonly others: readonly number[];
}

class CompoundFile {
  readonly isTableTwice: boolean;
  /** For each sector the next one of its chain; negative: none. */
  readonly next: readonly number[];
  readonly smallNext: readonly number[];
  readonly entries: readonly Entry[];
  private readonly bytes: Buffer;
  private readonly sectorBytes: number;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.sectorBytes = sectorBytesOf(bytes);
    const table = this.tableSectors();
    // Many times the same sector would make a small file's table large.
    this.isTableTwice = new Set(table).size < table.length;
    this.next = this.isTableTwice ? [] : table.flatMap((sector) => this.numbersOf(sector));
    this.smallNext = this.chain(bytes.readInt32LE(60)).flatMap((sector) => this.numbersOf(sector));
    this.entries = this.chain(bytes.readInt32LE(48)).flatMap((sector) => this.entriesOf(sector));
  }

  /** Where the table of chains lies: in the header, and beyond it in a chain of its own. */
  private tableSectors(): number[] {
    const sectors = Array.from({ length: inHeader }, (_, index) => this.bytes.readInt32LE(76 + 4 * index));
    let further = this.bytes.readInt32LE(68);
    const seen = new Set<number>();
    while (further >= 0 && !seen.has(further)) {
      seen.add(further);
      const numbers = this.numbersOf(further);
      sectors.push(...numbers.slice(0, -1));
      further = numbers.at(-1) ?? -1;
    }
    return sectors.filter((sector) => sector >= 0).slice(0, Math.max(0, this.bytes.readInt32LE(44)));
  }

  private chain(start: number): number[] {
    const sectors = new Set<number>();
    for (let at = start; at >= 0 && !sectors.has(at); at = this.next[at] ?? -1) sectors.add(at);
    return [...sectors];
  }

  private sector(index: number): Buffer {
    const start = (index + 1) * this.sectorBytes;
    return this.bytes.subarray(start, start + this.sectorBytes);
  }

  private numbersOf(index: number): number[] {
    const sector = this.sector(index);
    return Array.from({ length: sector.length >> 2 }, (_, at) => sector.readInt32LE(4 * at));
  }

  private entriesOf(index: number): Entry[] {
    const sector = this.sector(index);
    return Array.from({ length: Math.floor(sector.length / entryBytes) }, (_, at) => toEntry(sector.subarray(at * entryBytes)));
  }
}

function toEntry(bytes: Buffer): Entry {
  const type = bytes[66] ?? 0;
  const isUsed = type === storage || type === stream || type === root;
  const others = isUsed ? [68, 72, 76].map((at) => bytes.readInt32LE(at)).filter((other) => other >= 0) : [];
  return { type, size: bytes.readUInt32LE(120), others };
}
