import {
  docxType,
  epubType,
  msgType,
  odpType,
  odsType,
  odtType,
  officeTypeOf,
  officeTypes,
  pptxType,
  xlsType,
  xlsxType,
} from './office-type.ts';
import { pictureTypes } from './picture-type.ts';

/** What Aquifer reads. */
export const mediaTypes = [
  'application/pdf',
  ...officeTypes,
  ...pictureTypes,
  'message/rfc822',
  'text/html',
  'text/markdown',
  'text/plain',
  'text/csv',
  'application/json',
  'application/jsonl',
] as const;
export type MediaType = (typeof mediaTypes)[number];

export { docxType };

const byExtension = new Map<string, MediaType>(
  Object.entries({
    ...named('application/pdf', 'pdf'),
    ...named(docxType, 'docx docm dotx'),
    ...named(pptxType, 'pptx pptm ppsx ppsm potx'),
    ...named(xlsxType, 'xlsx xlsm xlsb xltx'),
    ...named(xlsType, 'xls'),
    ...named(odtType, 'odt ott'),
    ...named(odsType, 'ods ots'),
    ...named(odpType, 'odp otp'),
    ...named(epubType, 'epub'),
    ...named('message/rfc822', 'eml mht mhtml'),
    ...named(msgType, 'msg'),
    ...named('image/png', 'png'),
    ...named('image/jpeg', 'jpg jpeg jpe jfif'),
    ...named('image/tiff', 'tif tiff'),
    ...named('image/webp', 'webp'),
    ...named('image/bmp', 'bmp'),
    ...named('text/html', 'html htm xhtml'),
    ...named('text/markdown', 'md markdown mdx mkd mdown'),
    ...named('text/csv', 'csv tsv tab'),
    ...named('application/json', 'json geojson json5 ipynb webmanifest'),
    ...named('application/jsonl', 'jsonl ndjson'),
    ...named(
      'text/plain',
      `txt text log rst adoc asc org tex bib srt vtt ics vcf diff patch yaml yml toml ini cfg conf env properties xml xsd xsl svg css scss less sql graphql proto
     js mjs cjs ts mts cts tsx jsx vue svelte py pyi rb rs go java kt kts scala swift c h cc cpp cxx hpp cs fs php pl pm lua r jl m mm dart ex exs erl hs clj lisp el sh bash zsh fish
     ps1 bat cmd tf hcl nix gradle cmake mk dockerfile makefile lock editorconfig gitignore`,
    ),
  }),
);

function named(type: MediaType, extensions: string): Record<string, MediaType> {
  return Object.fromEntries(extensions.split(/\s+/).map((extension) => [extension, type]));
}

const synonyms = new Map<string, MediaType>(
  Object.entries({
    'application/x-pdf': 'application/pdf',
    'image/jpg': 'image/jpeg',
    'image/x-ms-bmp': 'image/bmp',
    'application/xhtml+xml': 'text/html',
    'text/x-markdown': 'text/markdown',
    'application/csv': 'text/csv',
    'text/tab-separated-values': 'text/csv',
    'text/json': 'application/json',
    'application/x-ndjson': 'application/jsonl',
    'application/ndjson': 'application/jsonl',
    'application/x-jsonlines': 'application/jsonl',
    'application/xml': 'text/plain',
    'application/yaml': 'text/plain',
    'application/x-yaml': 'text/plain',
    'application/javascript': 'text/plain',
    'application/toml': 'text/plain',
    'application/sql': 'text/plain',
    'application/x-sh': 'text/plain',
  } as const),
);

/** By the name's ending, or by the whole name for files like Makefile; null when it says nothing. */
export function typeOfName(fileName: string): MediaType | null {
  return byExtension.get(extensionOf(fileName)) ?? null;
}

export function extensionOf(fileName: string): string {
  return (fileName.split(/[/\\]/).at(-1) ?? '').split('.').at(-1)?.toLowerCase() ?? '';
}

/** By what the sender declared, without parameters; null when it says nothing or nothing that is read. */
export function typeOfDeclared(declared: string | null): MediaType | null {
  const essence = essenceOf(declared);
  const known = mediaTypes.find((type) => type === essence) ?? synonyms.get(essence) ?? officeTypeOf(essence);
  return known ?? (essence.startsWith('text/') ? 'text/plain' : null);
}

export function essenceOf(declared: string | null): string {
  return (declared ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

export function charsetOf(declared: string | null): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]+)"?/i.exec(declared ?? '')?.[1]?.toLowerCase() ?? null;
}
