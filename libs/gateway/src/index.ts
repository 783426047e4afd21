// One road to every model that writes: servers that speak OpenAI's API and the model in this process, in a declared order, each behind a
// line that holds only so many, and a breaker that leaves alone what keeps failing. What took whose place is told with every answer.
export { type CanaryBaseline, type CanaryLook, lookAtCanary, neededAgreement, recordCanary } from './canary.ts';
export { GatewayGenerator, type GatewayWatch } from './gateway-generator.ts';
export { Lane, type LaneReport } from './lane.ts';
export type { RouteReading } from './reading-figures.ts';
export { OpenAiGenerator } from './openai-generator.ts';
export { ServerTrouble, wordsForOperator } from './remote-faults.ts';
export { type DeclaredModels, isRemote, localModel, readDeclaredModels, type RemoteModel } from './remote-model.ts';
