// Model files and the models in them: a manifest with several sources per file, download with checksum, and the
// adapters that embed (onnxruntime) and generate (llama.cpp). Chooses by the hardware found, and says why.
// Nothing here is fetched or loaded before it is asked for.
export { type ComposeCheck, generatorCanCompose, neededRate, readComposeChecks, saveComposeCheck } from './compose-check.ts';
export { fetchCudaProvider, planCudaProvider } from './cuda-provider.ts';
export { fetchModel } from './fetch-model.ts';
export { findClassifyModel, findEmbedModel, findLanguageModel, findModel, findRerankModel, generateModels } from './find-model.ts';
export { memoryBytes, readHardware } from './hardware.ts';
export { listModels, type ModelReport, verifyModel } from './list-models.ts';
export { wantedSequences } from './llama/how-many.ts';
export type { DraftReport } from './llama/drafts/draft-control.ts';
export type { DraftOptions } from './llama/drafts/open-drafts.ts';
export { defaultParkedBytes, StateRoom } from './llama/state-room.ts';
export { LlamaGenerator } from './llama-generator.ts';
export { type QuantisationReport, quantisationReport } from './gguf-quantisation.ts';
export { encoderMemory } from './memory/encoder-memory.ts';
export { fitGenerator, type FittedGenerator, NoRoom, sizeWords } from './memory/fit-generator.ts';
export { freeMemory } from './memory/free-memory.ts';
export { type GeneratorMemory, generatorMemory, type GeneratorSize } from './memory/generator-memory.ts';
export { ggufBytes, type GgufHeader, readGgufHeader } from './memory/gguf-header.ts';
export { inMegabytes, MemoryBudget, memoryNow, type MemoryPart, type Room } from './memory/memory-budget.ts';
export { bytesOf, type ModelEntry } from './model-entry.ts';
export { manifest } from './manifest.ts';
export { modelFilePath } from './model-files.ts';
export { OnnxCrossEncoder } from './onnx-cross-encoder.ts';
export { OnnxTextClassifier } from './onnx-text-classifier.ts';
export { OnnxEmbedder } from './onnx-embedder.ts';
export type { DeviceInUse } from './onnx-session.ts';
export { chooseProfile, type Profile } from './profile.ts';
export { StaticEmbedder } from './static-embedder.ts';
export { terminalProgress } from './terminal-progress.ts';
