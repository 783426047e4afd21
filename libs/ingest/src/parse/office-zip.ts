import { Buffer } from 'node:buffer';
import { Fault } from '#core';
import yauzl from 'yauzl';

/** XML of this size takes mammoth about 15 times as much memory; no text document comes near. */
const maxUnpackedBytes = 200 * 1024 * 1024;
const maxRatio = 250;
const maxEntries = 10_000;

export interface DocxPackage {
  readonly coreProperties: string | null;
}

/**
 * Unpacks every part once, counting: mammoth's own unzipper believes the sizes that the file states and has no limit.
 * Throws damaged_file for what is not a Word document, parse_limit for a bomb.
 */
export async function checkDocx(bytes: Buffer, fileName: string): Promise<DocxPackage> {
  const zip = await open(bytes, fileName);
  const names = new Set<string>();
  let total = 0;
  let coreProperties: string | null = null;
  try {
    for await (const entry of zip.eachEntry()) {
      names.add(entry.fileName);
      if (names.size > maxEntries) throw bomb(fileName, `more than ${maxEntries} parts`);
      if (total + entry.uncompressedSize > maxUnpackedBytes) throw bomb(fileName, `more than ${maxUnpackedBytes / 1024 / 1024} MB`);
      if (entry.uncompressedSize > 10_000_000 && entry.uncompressedSize > maxRatio * entry.compressedSize)
        throw bomb(fileName, `one part ${maxRatio} times its packed size`);
      const content = await unpack(zip, entry, entry.fileName === 'docProps/core.xml');
      total += content.bytes;
      coreProperties = content.text ?? coreProperties;
    }
  } catch (cause) {
    throw cause instanceof Fault ? cause : damaged(fileName, 'its ZIP container is broken', cause);
  } finally {
    zip.close();
  }
  if (!hasWordDocument(names)) throw damaged(fileName, 'it is a ZIP archive without a Word document in it');
  return { coreProperties };
}

function hasWordDocument(names: ReadonlySet<string>): boolean {
  return names.has('[Content_Types].xml') && [...names].some((name) => /^word\/document\d*\.xml$/.test(name));
}

async function open(bytes: Buffer, fileName: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  } catch (cause) {
    throw damaged(fileName, 'its ZIP container is broken or cut off', cause);
  }
}

/** yauzl fails the stream when a part is longer than the file states. */
async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, keep: boolean): Promise<{ bytes: number; text: string | null }> {
  if (entry.fileName.endsWith('/')) return { bytes: 0, text: null };
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of await zip.openReadStreamPromise(entry)) {
    bytes += (part as Buffer).length;
    if (keep && bytes < 1_000_000) parts.push(part as Buffer);
  }
  return { bytes, text: keep ? Buffer.concat(parts).toString('utf8') : null };
}

function bomb(fileName: string, what: string): Fault {
  return new Fault('parse_limit', `"${fileName}" unpacks to ${what}, as no document does; it was not opened`);
}

function damaged(fileName: string, why: string, cause?: unknown): Fault {
  return new Fault(
    'damaged_file',
    `"${fileName}" cannot be read as a Word document: ${why}. Open it in a word processor and save it again as .docx.`,
    { cause },
  );
}
