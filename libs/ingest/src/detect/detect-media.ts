import { open } from 'node:fs/promises';
import { Fault } from '#core';
import { fileTypeFromBuffer } from 'file-type';
import { charsetOf, essenceOf, extensionOf, type MediaType, typeOfDeclared, typeOfName } from './media-type.ts';
import { isOffice, msgType, officeForms, type OfficeType, officeTypeOf, xlsType, xlsxType } from './office-type.ts';
import { isPicture, type PictureType } from './picture-type.ts';
import { isReadableText, isWholeZip, looksLikeHtml, looksLikeText, namesPart, pdfHeaderWithin } from './signatures.ts';
import { unsupported } from './unsupported.ts';

export interface MediaQuestion {
  /** The file's first bytes, 64 KiB or the whole of it; or where it lies. */
  readonly head?: Uint8Array;
  readonly path?: string;
  readonly fileName: string;
  /** The sender's content type, or null. */
  readonly declaredType: string | null;
}

/** Types whose bytes have no signature that is needed: text that file-type happens to know. */
const textual = /^(text\/|application\/(xml|x-ft-)|image\/svg)|calendar|vcard/;
/** Formats that are written in letters and are read as none. */
const written = /rtf|postscript|pgp/;

/**
 * What a file is. A known signature wins over name and declaration; text, which has none, goes by name, then by declaration.
 * Answers a supported media type, with the declared charset for text. Throws unsupported_media_type, empty_file, damaged_file or encrypted_file.
 */
export async function detectMedia(question: MediaQuestion): Promise<string> {
  const head = question.head ?? (await readHead(question.path ?? ''));
  if (head.length === 0) throw new Fault('empty_file', `"${question.fileName}" is empty (0 bytes); upload a file with content`);
  const type = pdfHeaderWithin(head) ? 'application/pdf' : await bySignature(head, question);
  const charset = type === 'application/pdf' || isOffice(type) || isPicture(type) ? null : charsetOf(question.declaredType);
  return charset ? `${type}; charset=${charset}` : type;
}

async function bySignature(head: Uint8Array, question: MediaQuestion): Promise<MediaType> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (!found || textual.test(found.mime) || isChance(found.mime, head)) return textType(head, question);
  const office = officeTypeOf(found.mime);
  if (office) return office;
  if (isPicture(found.mime)) return found.mime;
  const named = typeOfName(question.fileName) ?? typeOfDeclared(question.declaredType);
  if (isOffice(named) && found.ext === 'zip') return zipped(named, head, question.fileName);
  if (found.ext === 'cfb') return compound(named, question.fileName);
  throw unsupported(question.fileName, found.mime);
}

/** "The widespread" has the mark of a film at its fourth letter, "BMW" that of a picture: what holds nothing but letters is neither. */
const isChance = (mime: string, head: Uint8Array): boolean => !written.test(mime) && isReadableText(head);

/** An archive whose first 64 KiB do not show the part that makes it a document may still hold one further on: the parser, which sees all of it, decides. */
function zipped(named: OfficeType, head: Uint8Array, fileName: string): MediaType {
  const { part, article, extension } = officeForms[named];
  if (part !== null && (!isWholeZip(head) || namesPart(head, part))) return named;
  throw new Fault(
    'damaged_file',
    `"${fileName}" is a ZIP archive without ${article} in it. Open the original in the program that wrote it and save it as .${extension}.`,
  );
}

/** Microsoft's container of before 2007, which today holds messages, old workbooks, and everything that is encrypted. */
function compound(named: MediaType | null, fileName: string): MediaType {
  if (named === msgType || named === xlsType) return named;
  if (named === xlsxType) return xlsType;
  if (!isOffice(named)) throw unsupported(fileName, 'application/x-cfb');
  const { extension } = officeForms[named];
  throw new Fault(
    'encrypted_file',
    `"${fileName}" is protected by a password (or of an older form, renamed); remove the protection, save it as .${extension} and upload it again`,
  );
}

function textType(head: Uint8Array, question: MediaQuestion): MediaType {
  const { fileName, declaredType } = question;
  const name = typeOfName(fileName);
  const declared = typeOfDeclared(declaredType);
  const wanted = name ?? declared;
  if (wanted === 'application/pdf' || isOffice(wanted) || isPicture(wanted)) throw notWhatItSays(fileName, wanted);
  if (isPicture(declared)) throw notWhatItSays(fileName, declared);
  if (isForeign(declaredType, fileName)) throw unsupported(fileName, essenceOf(declaredType));
  const specific = declared && declared !== 'text/plain' && (name === null || name === 'text/plain') ? declared : name;
  const type = specific ?? declared;
  if (type && type !== 'application/pdf' && !isOffice(type) && !isPicture(type)) return type;
  if (!looksLikeText(head))
    throw unsupported(
      fileName,
      declaredType && essenceOf(declaredType) !== 'application/octet-stream' ? essenceOf(declaredType) : 'of no known type',
    );
  return looksLikeHtml(head) ? 'text/html' : 'text/plain';
}

/** A declaration that contradicts text. Browsers call TypeScript "video/mp2t" and, on Windows, CSV "application/vnd.ms-excel". */
function isForeign(declaredType: string | null, fileName: string): boolean {
  const essence = essenceOf(declaredType);
  if (essence === '' || essence === 'application/octet-stream' || typeOfDeclared(declaredType)) return false;
  if (essence === 'video/mp2t' || (essence === 'application/vnd.ms-excel' && extensionOf(fileName) === 'csv')) return false;
  return (
    /^(image|audio|video|font|model)\//.test(essence) ||
    typeOfName(fileName) === null ||
    /zip|msdownload|ms-excel|officedocument|opendocument/.test(essence)
  );
}

function notWhatItSays(fileName: string, type: 'application/pdf' | OfficeType | PictureType): Fault {
  const what = type === 'application/pdf' ? 'a PDF' : isPicture(type) ? 'a picture' : officeForms[type].article;
  return new Fault(
    'damaged_file',
    `"${fileName}" says it is ${what} but does not begin like one: the file is damaged or misnamed. Export or download it again.`,
  );
}

async function readHead(path: string): Promise<Uint8Array> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
  return buffer.subarray(0, bytesRead);
}
