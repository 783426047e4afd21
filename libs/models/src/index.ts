// Model files and the models in them: a manifest with several sources per file, download with checksum, and the
// adapters that embed (onnxruntime) and generate (llama.cpp). Chooses by the hardware found, and says why.
// Nothing here is fetched or loaded before it is asked for.
export * from './manifest.ts';
export { findEmbedModel, findGenerateModel, findModel } from './find-model.ts';
export { fetchModel } from './fetch-model.ts';
export type { FetchOptions, FetchSettings } from './fetch-model.ts';
export { listModels, verifyModel } from './list-models.ts';
export type { FileReport, ModelReport } from './list-models.ts';
export { modelFilePath } from './model-files.ts';
export type { FileState } from './model-files.ts';
export type { ModelProgress, OnProgress } from './download-progress.ts';
export { terminalProgress } from './terminal-progress.ts';
export { OnnxEmbedder } from './onnx-embedder.ts';
export type { OnnxEmbedderOptions } from './onnx-embedder.ts';
export type { Device, DeviceInUse } from './onnx-session.ts';
export { LlamaGenerator } from './llama-generator.ts';
export type { LlamaGeneratorOptions } from './llama-generator.ts';
export { readHardware } from './hardware.ts';
export type { Hardware } from './hardware.ts';
export { chooseProfile } from './profile.ts';
export type { EmbedderProfile, GeneratorProfile, Profile } from './profile.ts';
export { generatorCanCompose } from './compose-check.ts';
export type { ComposeCheck } from './compose-check.ts';
export { checkCudaProvider, fetchCudaProvider, planCudaProvider } from './cuda-provider.ts';
export type { CudaCheck, CudaPlan } from './cuda-provider.ts';
