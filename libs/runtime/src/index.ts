// Opens everything a process runs on, as its settings say, and closes it in reverse order.
// The one room that knows both what Aquifer decides and what it runs on.
export { Configurations } from './configurations/configurations.ts';
export { PromptShelf } from './configurations/prompt-shelf.ts';
export type { ServedConfiguration } from './configurations/served-configuration.ts';
export { configurationOf } from './configuration-of.ts';
export { ensureCollection } from './ensure-collection.ts';
export { gatewayLines, gatewayReports, gatewayWarnings } from './open-gateway.ts';
export { type ReadingReport, readingReports } from './reading-reports.ts';
export { allowedGenerators } from './generators/allowed-generators.ts';
export { type MemoryAccount, memoryAccount } from './generators/memory-account.ts';
export { memoryParts } from './generators/memory-parts.ts';
export { fitStarted } from './generators/fit-started.ts';
export { openRuntime, type Runtime } from './open-runtime.ts';
export { profileCollections } from './profile-collections.ts';
export { QuestionsUnderWay } from './questions-under-way.ts';
export { CONFIG, LOG, RUNTIME, RuntimeModule, TUNINGS } from './runtime.module.ts';
export { SecondVectors } from './second-vectors.ts';
export { SentencesAhead } from './sentences-ahead.ts';
export { SOURCE_ADAPTERS } from './sources.module.ts';
export { canaryWarnings, type Watched, watchModels } from './watch-models.ts';
export { untilStopped } from './until-stopped.ts';
export { sanitiseLogLine } from './personal-data.ts';
