import { Fault } from '#core';
import { mediaTypes } from './media-type.ts';

const reasons: readonly (readonly [RegExp, string])[] = [
  [/spreadsheet|excel|\bods\b|numbers/, 'spreadsheets are not read yet; export it as CSV or PDF'],
  [/presentation|powerpoint|\bodp\b|keynote/, 'presentations are not read yet; export it as PDF'],
  [/opendocument|rtf|x-cfb|msword|pages/, 'this word processor format is not read yet; save it as DOCX or PDF'],
  [/epub|mobi|djvu/, 'e-books are not read yet; convert it to PDF or HTML'],
  [/^image\//, 'pictures are not read yet; upload a version with text'],
  [/^(audio|video)\//, 'sound and film are not read; upload a transcript'],
  [/zip|tar|compress|rar|7z|xz|bzip|lz|zstd/, 'archives are not unpacked; upload the files inside'],
];

/** Names the type, why it is not read, and what is. */
export function unsupported(fileName: string, type: string): Fault {
  const reason = reasons.find(([pattern]) => pattern.test(type))?.[1] ?? 'this format is not read';
  return new Fault('unsupported_media_type', `"${fileName}" is ${type}: ${reason}. Aquifer reads ${mediaTypes.join(', ')}.`);
}
