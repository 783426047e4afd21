import type { ClassifyModel, FileSource } from './model-entry.ts';

const from = (path: string): FileSource[] => [
  {
    kind: 'hub',
    repository: 'protectai/deberta-v3-base-prompt-injection-v2',
    revision: '89b085cd330414d3e7d9dd787870f315957e1e9f',
    path: `onnx/${path}`,
  },
];

/** Trained to find texts that give orders to a language model, as they are published: none was at hand here, so none was hashed, run or measured. */
export const attackClassifiers: readonly ClassifyModel[] = [
  {
    role: 'classify',
    engine: 'onnx',
    id: 'deberta-v3-base-prompt-injection-v2',
    title: 'ProtectAI deberta-v3-base-prompt-injection-v2, 32-bit',
    licence: 'Apache-2.0',
    contextTokens: 512,
    files: ['model.onnx', 'tokenizer.json', 'config.json'].map((name) => ({ name, sha256: null, bytes: null, sources: from(name) })),
  },
];
