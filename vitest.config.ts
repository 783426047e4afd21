import { defineConfig } from 'vitest/config';

/** Specs of one room that take seconds because they use the real thing: models, package mirrors, child processes, whole corpora. */
const slow = [
  'libs/ingest/src/child/*.spec.ts',
  'libs/ingest/src/parse/shared-documents.spec.ts',
  'libs/ingest/src/recognise/recognise.spec.ts',
  'libs/models/src/{fetch-model,list-models,llama-generator,llama-prefixes,llama/drafts/drafting-sequence,llama/drafts/drafts,onnx-embedder,static-embedder}.spec.ts',
];

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    // A package that offers its own source under the same condition: Node does not read TypeScript there, Vite does.
    server: { deps: { inline: ['@modelcontextprotocol/client', 'eventsource', 'eventsource-parser'] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'bin/**/*.spec.ts', 'packages/**/*.spec.ts', 'test/red-team/*.spec.ts'],
          exclude: slow,
          testTimeout: 30_000,
          // No spec replaces a module or leaves a global changed: loading everything anew for each file took half of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          globalSetup: './test/servers/embedded-template.ts',
          include: [...slow, 'test/{integration,e2e,browser}/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Each file starts services of its own, which keep more than one core busy.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
