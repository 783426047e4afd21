// The words everyone uses and the ports that separate what Aquifer decides from what it runs on.
// Imports nothing, holds no technology.
export * from './answer.ts';
export * from './blob-store.ts';
export * from './collection-changes.ts';
export * from './collection-profile.ts';
export * from './collection-ranking.ts';
export * from './collection-settings.ts';
export * from './document.ts';
export * from './event.ts';
export * from './explain.ts';
export * from './fault.ts';
export * from './freshness.ts';
export * from './identifiers.ts';
export * from './models.ts';
export * from './principal.ts';
export * from './retrieval.ts';
export * from './revision-store.ts';
export * from './search.ts';
export * from './chunk-relations.ts';
export * from './source.ts';
export * from './telling-title.ts';
export * from './source-ledger.ts';
export * from './source-record.ts';
export * from './understood.ts';
export * from './visit-queue.ts';
export * from './work.ts';
export * from './wrap-embedder.ts';
