import { Fault } from '#core';
import { mediaTypes } from './media-type.ts';

const reasons: readonly (readonly [RegExp, string])[] = [
  [/numbers/, 'Numbers spreadsheets are not read; export it as XLSX or CSV'],
  [/powerpoint|keynote/, 'this presentation format is not read; save it as PPTX or PDF'],
  [/rtf/, 'rich text is not read; save it as DOCX, ODT or PDF'],
  [
    /x-cfb|msword|pages/,
    'Office files of before 2007 and Pages files are not read, but for .xls and .msg; save it as DOCX, PPTX, XLSX or PDF',
  ],
  [/mobi|djvu/, 'this e-book format is not read; convert it to EPUB or PDF'],
  [/^image\//, 'pictures of this kind are not read; save it as PNG, JPEG or TIFF'],
  [/^(audio|video)\//, 'sound and film are not read; upload a transcript'],
  [/zip|tar|compress|rar|7z|xz|bzip|lz|zstd/, 'archives are not unpacked; upload the files inside'],
];

/** Names the type, why it is not read, and what is. */
export function unsupported(fileName: string, type: string): Fault {
  const reason = reasons.find(([pattern]) => pattern.test(type))?.[1] ?? 'this format is not read';
  return new Fault('unsupported_media_type', `"${fileName}" is ${type}: ${reason}. Aquifer reads ${mediaTypes.join(', ')}.`);
}
