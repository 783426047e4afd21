/** Words that a picture's file carries beside the picture; `kind` names their field. */
export interface PictureNote {
  readonly text: string;
  readonly kind: string;
}

/** Of directories as in TIFF, which EXIF takes over; those that hold words. */
const fields: Readonly<Record<number, string>> = {
  269: 'document name',
  270: 'description',
  315: 'artist',
  33432: 'copyright',
  37510: 'user comment',
  40091: 'title',
  40092: 'comment',
  40093: 'author',
  40094: 'keywords',
  40095: 'subject',
};
const xmpField = 700;
const exifDirectory = 34665;
const maxEntries = 500;
const maxDirectories = 50;
const maxBytes = 100_000;

/** Empty when the bytes are no such directory; big TIFFs of 64-bit places are not looked into. */
export function exifNotes(bytes: Buffer): PictureNote[] {
  const mark = bytes.toString('latin1', 0, 2);
  if ((mark !== 'II' && mark !== 'MM') || bytes.length < 12) return [];
  const little = mark === 'II';
  const short = (at: number): number => (at + 2 > bytes.length ? 0 : little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number): number => (at + 4 > bytes.length ? 0 : little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  if (short(2) !== 42) return [];
  const notes: PictureNote[] = [];
  const open = [long(4)];
  const seen = new Set<number>();
  for (let directory = open.pop(); directory !== undefined && seen.size < maxDirectories; directory = open.pop()) {
    if (directory === 0 || directory + 2 > bytes.length || seen.has(directory)) continue;
    seen.add(directory);
    const count = Math.min(short(directory), maxEntries);
    for (let entry = directory + 2; entry < directory + 2 + 12 * count; entry += 12) {
      const [tag, size] = [short(entry), long(entry + 4)];
      const place = size <= 4 ? entry + 8 : long(entry + 8);
      if (tag === exifDirectory) open.push(long(entry + 8));
      const kind = tag === xmpField ? 'XMP' : fields[tag];
      if (kind !== undefined) notes.push({ kind, text: decoded(tag, bytes.subarray(place, place + Math.min(size, maxBytes))) });
    }
    open.push(long(directory + 2 + 12 * count));
  }
  return notes;
}

/** Windows writes its own fields in UTF-16; a user's comment says its charset in eight bytes before it. */
function decoded(tag: number, value: Buffer): string {
  if (tag >= 40091 && tag <= 40095) return value.toString('utf16le');
  if (tag === xmpField) return value.toString('utf8').replace(/<[^>]*>/g, '\n');
  if (tag !== 37510) return value.toString('utf8');
  const words = value.subarray(8);
  return words.toString(value.toString('latin1', 0, 7) === 'UNICODE' ? 'utf16le' : 'utf8');
}
