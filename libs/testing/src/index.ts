// What tests are built from: fakes that pass the conformance suites of the real things, builders, and those suites.
// Imported by specs only.
export * from './found-chunks.ts';
export * from './hash-embedder.ts';
export * from './memory-chunk-search.ts';
export * from './memory-trace-store.ts';
export * from './scripted-generator.ts';
export * from './told-allowance.ts';
export * from './embedder-conformance.ts';
export * from './generator-conformance.ts';
export * from './folder-blob-store.ts';
export * from './memory-revision-store.ts';
export * from './memory-work-queue.ts';
export * from './visit-source.ts';
export * from './served/serve.ts';
export * from './served/git-server.ts';
export * from './served/openai-server.ts';
export * from './served/github-server.ts';
export * from './served/bucket-server.ts';
export * from './served/confluence-server.ts';
export * from './served/notion-server.ts';
export { type TinyClassifier, writeTinyClassifier } from './tiny-classifier.ts';
export { writeTinyCrossEncoder } from './tiny-cross-encoder.ts';
export { aWrittenTable } from './written-table.ts';
export { type GgufModel, writeGguf } from './gguf-file.ts';
