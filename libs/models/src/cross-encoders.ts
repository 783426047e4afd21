import type { FileSource, RerankModel } from './model-entry.ts';

/** Models for pairs, as they are published: none was at hand here, so none was hashed, run or measured. */
export const crossEncoders: readonly RerankModel[] = [
  crossEncoder('ms-marco-minilm-l-6-v2-int8', 'Xenova/ms-marco-MiniLM-L-6-v2', {
    title: 'ms-marco-MiniLM-L-6-v2, 8-bit',
    licence: 'Apache-2.0',
    languages: ['en'],
  }),
  crossEncoder('bge-reranker-base-int8', 'Xenova/bge-reranker-base', {
    title: 'bge-reranker-base, 8-bit',
    licence: 'MIT',
    languages: ['en', 'zh'],
  }),
];

function crossEncoder(id: string, repository: string, fields: Pick<RerankModel, 'title' | 'licence' | 'languages'>): RerankModel {
  const from = (path: string): FileSource[] => [{ kind: 'hub', repository, revision: 'main', path }];
  return {
    role: 'rerank',
    engine: 'onnx',
    id,
    ...fields,
    contextTokens: 512,
    files: [
      { name: 'model.onnx', sha256: null, bytes: null, sources: from('onnx/model_quantized.onnx') },
      { name: 'tokenizer.json', sha256: null, bytes: null, sources: from('tokenizer.json') },
    ],
  };
}
