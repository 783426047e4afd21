import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { buildZip } from '../../test/fixtures/index.ts';
import { hostileShapes } from '../guard-texts.ts';

type Random = () => number;

/** A few changes to a file's bytes; of an archive also, three times in four, to one of its parts, packed again. */
export async function mutate(bytes: Buffer, other: Buffer, random: Random): Promise<Buffer> {
  const isArchive = bytes.subarray(0, 2).toString('latin1') === 'PK';
  if (isArchive && random() < 0.75) {
    const parts = await partsOf(bytes).catch(() => null);
    if (parts) return mutateParts(parts, other, random);
  }
  return changed(bytes, other, random);
}

async function mutateParts(parts: Record<string, Buffer>, other: Buffer, random: Random): Promise<Buffer> {
  const names = Object.keys(parts);
  const name = pick(names, random);
  if (random() < 0.05) delete parts[name];
  else parts[name] = changed(parts[name] as Buffer, parts[pick(names, random)] ?? other, random);
  return buildZip(parts);
}

async function partsOf(bytes: Buffer): Promise<Record<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  const parts: Record<string, Buffer> = {};
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) parts[entry.fileName] = await buffer(await zip.openReadStreamPromise(entry));
  }
  return parts;
}

function changed(bytes: Buffer, other: Buffer, random: Random): Buffer {
  const times = 1 + Math.floor(random() * random() * 12);
  let result: Buffer = bytes;
  for (let time = 0; time < times; time++) result = pick(changes, random)(result, other, random);
  return result;
}

const at = (bytes: Buffer, random: Random): number => Math.floor(random() * (bytes.length + 1));
const pick = <Item>(items: readonly Item[], random: Random): Item => items[Math.floor(random() * items.length)] as Item;

/** A stretch, short more often than long. */
function stretch(bytes: Buffer, random: Random): readonly [start: number, end: number] {
  const start = at(bytes, random);
  const length = Math.floor(2 ** (random() * Math.log2(bytes.length + 2)));
  return [start, Math.min(bytes.length, start + length)];
}

const numbers = ['0', '-1', '1e308', '4294967295', '2147483648', '99999999999999999999', 'NaN', '""', 'null'];

type Change = (bytes: Buffer, other: Buffer, random: Random) => Buffer;
const changes: readonly Change[] = [
  // One bit.
  (bytes, _, random) => {
    const copy = Buffer.from(bytes);
    const index = Math.floor(random() * copy.length);
    if (copy.length > 0) copy[index] = (copy[index] as number) ^ (1 << Math.floor(random() * 8));
    return copy;
  },
  // Bytes that mean nothing.
  (bytes, _, random) => {
    const copy = Buffer.from(bytes);
    const [start, end] = stretch(copy, random);
    for (let index = start; index < Math.min(end, start + 64); index++) copy[index] = Math.floor(random() * 256);
    return copy;
  },
  // Cut off.
  (bytes, _, random) => bytes.subarray(0, at(bytes, random)),
  // A piece left out.
  (bytes, _, random) => {
    const [start, end] = stretch(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  // A piece again, up to two hundred times.
  (bytes, _, random) => {
    const [start, end] = stretch(bytes, random);
    const piece = bytes.subarray(start, Math.min(end, start + 2_000));
    const times = 1 + Math.floor(random() * random() * 200);
    return Buffer.concat([bytes.subarray(0, end), ...Array.from({ length: times }, () => piece), bytes.subarray(end)]);
  },
  // A piece of another file.
  (bytes, other, random) => {
    const [start, end] = stretch(other, random);
    const here = at(bytes, random);
    return Buffer.concat([bytes.subarray(0, here), other.subarray(start, end), bytes.subarray(here)]);
  },
  // What a scanner of text stumbles on.
  (bytes, _, random) => {
    const here = at(bytes, random);
    const words = pick(hostileShapes, random).repeat(1 + Math.floor(random() * random() * 300));
    return Buffer.concat([bytes.subarray(0, here), Buffer.from(words), bytes.subarray(here)]);
  },
  // Another number where one stands.
  (bytes, _, random) => {
    const text = bytes.toString('latin1');
    const found = [...text.slice(0, 200_000).matchAll(/\d+/g)];
    if (found.length === 0) return bytes;
    const { 0: digits, index } = pick(found, random);
    return Buffer.from(text.slice(0, index) + pick(numbers, random) + text.slice(index + digits.length), 'latin1');
  },
  // A piece moved to another place.
  (bytes, _, random) => {
    const [start, end] = stretch(bytes, random);
    const rest = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    const here = at(rest, random);
    return Buffer.concat([rest.subarray(0, here), bytes.subarray(start, end), rest.subarray(here)]);
  },
];
