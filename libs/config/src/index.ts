// Reads the environment once, into a frozen tree in which impossible combinations cannot be written.
// Pure: nobody else in the project looks at the environment.
export { Environment } from './environment.ts';
export { ConfigError, readConfig } from './read-config.ts';
export { type GatewayConfig, noGateway, type RemoteChoice } from './read-gateway.ts';
export type { GuardLayers } from './read-guard.ts';
export type { GuardModelsConfig } from './read-guard-models.ts';
export type { PersonalDataConfig, VaultKey } from './read-personal-data.ts';
export type { JudgesConfig } from './read-judges.ts';
export type { ModelOrFolder } from './model-or-folder.ts';
export type { UnderstandingConfig } from './read-understanding.ts';
export type { DraftSettings, GeneratorChoice } from './read-generators.ts';
export type { Config, DatabaseServer, EmbeddedDatabase, ModelSettings } from './read-config.ts';
