// From bytes to searchable chunks: what a file is, its canonical text with blocks, pages and boxes, chunks along the structure,
// and the three steps (parse, embed, publish) of a revision.
// Parsing runs in child processes; everything else is pure or speaks to the ports of core.
export { ChildParser } from './child/child-parser.ts';
export { detectMedia } from './detect/detect-media.ts';
export { chunkDocument, defaultChunkSettings } from './chunk/chunk-document.ts';
export { embeddingText } from './chunk/embedding-text.ts';
export { cutDocument, cutter } from './chunk/cut-document.ts';
export type { CutChunk } from './chunk/reading-sections.ts';
export { storeFile } from './intake/store-file.ts';
export { embedMissing } from './step/embed-missing.ts';
export { embedRevision } from './step/embed-revision.ts';
export { failForGood } from './step/fail-for-good.ts';
export { canonicalUrlOf } from './parse/html-metadata.ts';
export { parseHtmlText } from './parse/parse-html.ts';
export { parseRevision } from './step/parse-revision.ts';
export { publishRevision } from './step/publish-revision.ts';
export type { StepOutcome, StepPorts } from './step/step-ports.ts';
