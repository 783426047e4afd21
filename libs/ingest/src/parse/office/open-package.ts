import { Buffer } from 'node:buffer';
import { Fault } from '#core';
import yauzl from 'yauzl';
import type { OfficeType } from '../../detect/office-type.ts';
import { decodeText } from '../decode-text.ts';
import { damagedOffice } from './damaged-office.ts';

/** XML of this size takes a tree about 15 times as much memory; no document for people comes near. */
const maxUnpackedBytes = 200 * 1024 * 1024;
const maxRatio = 250;
const maxEntries = 10_000;
const maxPartBytes = 64 * 1024 * 1024;

/** The parts of an office archive that hold text, unpacked. */
export interface OfficePackage {
  readonly fileName: string;
  readonly type: OfficeType;
  readonly names: ReadonlySet<string>;
  /** The part as text, or null when there is none of that name. */
  text(name: string): string | null;
}

/**
 * Unpacks every part once, counting: SheetJS, which unpacks workbooks again, believes the sizes that the file states and has no limit.
 * Throws damaged_file for what is no such document, encrypted_file, and parse_limit for a bomb or a document type declaration.
 */
export async function openPackage(bytes: Buffer, fileName: string, type: OfficeType): Promise<OfficePackage> {
  const zip = await open(bytes, fileName, type);
  const parts = new Map<string, Buffer | null>();
  let [count, total] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      check(entry, { fileName, count, total });
      const content = await unpack(zip, entry);
      count += 1;
      total += content.bytes;
      parts.set(entry.fileName, content.kept);
    }
  } catch (cause) {
    throw cause instanceof Fault ? cause : damagedOffice(fileName, type, 'its ZIP container is broken', cause);
  } finally {
    zip.close();
  }
  for (const [name, content] of parts) if (content && type !== 'application/epub+zip') refuseDeclarations(content, name, fileName);
  return { fileName, type, names: new Set(parts.keys()), text: (name) => textOf(parts.get(name) ?? null, name) };
}

function textOf(content: Buffer | null, name: string): string | null {
  if (content === null) return null;
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(content.subarray(0, 200).toString('latin1'))?.[1] ?? null;
  return decodeText(content, declared?.toLowerCase() ?? null, name);
}

function check(
  entry: yauzl.Entry,
  { fileName, count, total }: { readonly fileName: string; readonly count: number; readonly total: number },
): void {
  const { uncompressedSize, compressedSize } = entry;
  if (entry.isEncrypted())
    throw new Fault(
      'encrypted_file',
      `"${fileName}" is encrypted: its part "${entry.fileName}" needs a password. Remove it and upload the file again.`,
    );
  if (count >= maxEntries) throw bomb(fileName, `more than ${maxEntries} parts`);
  if (total + uncompressedSize > maxUnpackedBytes) throw bomb(fileName, `more than ${maxUnpackedBytes / 1024 / 1024} MB`);
  if (uncompressedSize > 10_000_000 && uncompressedSize > maxRatio * compressedSize)
    throw bomb(fileName, `one part ${maxRatio} times its packed size`);
  if (isText(entry.fileName) && uncompressedSize > maxPartBytes)
    throw bomb(fileName, `more than ${maxPartBytes / 1024 / 1024} MB of text in its part "${entry.fileName}"`);
}

async function open(bytes: Buffer, fileName: string, type: OfficeType): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  } catch (cause) {
    throw damagedOffice(fileName, type, `its ZIP container is broken or cut off`, cause);
  }
}

function isText(name: string): boolean {
  return /\.(xml|rels|opf|ncx|x?html?|vml)$|^mimetype$/i.test(name);
}

/** yauzl fails the stream when a part is longer than the file states. */
async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<{ bytes: number; kept: Buffer | null }> {
  if (entry.fileName.endsWith('/')) return { bytes: 0, kept: null };
  const parts: Buffer[] = [];
  const keep = isText(entry.fileName);
  let bytes = 0;
  for await (const part of await zip.openReadStreamPromise(entry)) {
    bytes += (part as Buffer).length;
    if (keep) parts.push(part as Buffer);
  }
  return { bytes, kept: keep ? Buffer.concat(parts) : null };
}

/** No office program writes one; they serve to blow up a reader ("billion laughs") or to have it fetch files. */
function refuseDeclarations(content: Buffer, name: string, fileName: string): void {
  if (!content.includes('<!DOCTYPE') && !content.includes(Buffer.from('<!DOCTYPE', 'utf16le')) && !content.includes(utf16be)) return;
  throw new Fault(
    'parse_limit',
    `"${fileName}" declares a document type in its part "${name}", as attacks on XML readers do and no office program; it was not opened. Save it again in an office program.`,
  );
}

const utf16be = Buffer.from('<!DOCTYPE', 'utf16le').swap16();

function bomb(fileName: string, what: string): Fault {
  return new Fault('parse_limit', `"${fileName}" unpacks to ${what}, as no document does; it was not opened`);
}
