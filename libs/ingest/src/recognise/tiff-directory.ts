/** Reads a TIFF's chain of pages without decoding any: sizes, compression, and where each page's directory lies. BigTIFF too. */
export interface TiffPage {
  readonly offset: number;
  readonly tags: ReadonlyMap<number, number>;
}

export const tiffTags = { width: 256, height: 257, compression: 259, orientation: 274, xResolution: 282, resolutionUnit: 296 } as const;

/** Empty when the bytes are no TIFF. A chain that turns back on itself ends where it does; at most `limit` pages are read. */
export function tiffPages(bytes: Buffer, limit: number): TiffPage[] {
  const reader = TiffReader.of(bytes);
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  if (!reader) return pages;
  let offset = reader.first();
  while (offset !== 0 && !seen.has(offset) && pages.length < limit) {
    seen.add(offset);
    const directory = reader.directory(offset);
    if (!directory) break;
    pages.push({ offset, tags: directory.tags });
    offset = directory.next;
  }
  return pages;
}

/** The same bytes with another page first: readers that know the first page only read that one. */
export function withFirstPage(bytes: Buffer, { offset }: TiffPage): Buffer {
  const copy = Buffer.from(bytes);
  const little = isLittleEndian(copy);
  const big = isBigTiff(copy);
  if (big && little) copy.writeBigUInt64LE(BigInt(offset), 8);
  else if (big) copy.writeBigUInt64BE(BigInt(offset), 8);
  else if (little) copy.writeUInt32LE(offset, 4);
  else copy.writeUInt32BE(offset, 4);
  return copy;
}

export function isLittleEndian(bytes: Buffer): boolean {
  return bytes[0] === 0x49;
}

/** Of 64-bit places, for pictures above four gigabytes. */
export function isBigTiff(bytes: Buffer): boolean {
  return (isLittleEndian(bytes) ? bytes.readUInt16LE(2) : bytes.readUInt16BE(2)) === 43;
}

class TiffReader {
  private readonly bytes: Buffer;
  private readonly little: boolean;
  private readonly big: boolean;

  private constructor(bytes: Buffer, little: boolean, big: boolean) {
    this.bytes = bytes;
    this.little = little;
    this.big = big;
  }

  static of(bytes: Buffer): TiffReader | null {
    const mark = bytes.toString('latin1', 0, 2);
    if ((mark !== 'II' && mark !== 'MM') || bytes.length < 16) return null;
    const version = mark === 'II' ? bytes.readUInt16LE(2) : bytes.readUInt16BE(2);
    return version === 42 || version === 43 ? new TiffReader(bytes, mark === 'II', version === 43) : null;
  }

  first(): number {
    return this.big ? this.number(8, 8) : this.number(4, 4);
  }

  /** Null when it lies beyond the file. Only the first value of each tag is kept. */
  directory(offset: number): { readonly tags: Map<number, number>; readonly next: number } | null {
    const [countSize, entrySize] = this.big ? [8, 20] : [2, 12];
    if (offset + countSize > this.bytes.length) return null;
    const count = this.number(offset, countSize);
    const end = offset + countSize + count * entrySize;
    if (count === 0 || end > this.bytes.length) return null;
    const tags = new Map<number, number>();
    for (let entry = offset + countSize; entry < end; entry += entrySize) {
      const value = this.value(entry);
      if (value !== null) tags.set(this.number(entry, 2), value);
    }
    return { tags, next: this.number(end, this.big ? 8 : 4) };
  }

  /** Bytes, shorts, longs and fractions; null for everything else. */
  private value(entry: number): number | null {
    const place = entry + (this.big ? 12 : 8);
    const size = { 1: 1, 3: 2, 4: 4, 16: 8 }[this.number(entry + 2, 2)];
    if (size !== undefined) return this.number(place, size);
    if (this.number(entry + 2, 2) !== 5) return null;
    const fraction = this.big ? place : this.number(place, 4);
    if (fraction + 8 > this.bytes.length) return null;
    return this.number(fraction, 4) / (this.number(fraction + 4, 4) || 1);
  }

  private number(offset: number, size: number): number {
    if (offset + size > this.bytes.length) return 0;
    if (size === 8) return Number(this.little ? this.bytes.readBigUInt64LE(offset) : this.bytes.readBigUInt64BE(offset));
    return this.little ? this.bytes.readUIntLE(offset, size) : this.bytes.readUIntBE(offset, size);
  }
}
